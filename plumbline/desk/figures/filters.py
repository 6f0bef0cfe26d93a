"""What the list of real changes can be narrowed by."""

from django import forms

from plumbline.judgement.charting.meaning import Meaning


class ChangeFilters(forms.Form):
    """Choices that are not offered count as not made: an old address still opens the list."""

    whose = forms.ChoiceField(
        required=False, label="Portfolio", choices=[("", "All contracts"), ("mine", "My portfolio")]
    )
    means = forms.ChoiceField(
        required=False,
        label="Kind",
        choices=[
            ("", "All real changes"),
            (Meaning.CONCERN, "Cause for concern"),
            (Meaning.CHANGE, "Change with no better way set"),
            (Meaning.IMPROVEMENT, "Improvement"),
        ],
    )

    @property
    def is_mine(self) -> bool:
        return self._chosen("whose") == "mine"

    @property
    def means_chosen(self) -> str:
        return self._chosen("means")

    @property
    def narrows(self) -> bool:
        return self.is_mine or bool(self.means_chosen)

    def _chosen(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))
