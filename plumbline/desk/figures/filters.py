"""What the list of real changes can be narrowed by."""

from datetime import date

from django import forms

from plumbline.judgement.charting.meaning import Meaning
from plumbline.oversight.queries.changes_list import ChangedFigure
from plumbline.oversight.queries.today_changes import NEW_FOR, is_new


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
    came = forms.ChoiceField(
        required=False,
        label="Came in",
        choices=[("", "At any time"), ("lately", f"In the last {NEW_FOR.days} days")],
    )

    @property
    def is_mine(self) -> bool:
        return self._chosen("whose") == "mine"

    @property
    def means_chosen(self) -> str:
        return self._chosen("means")

    @property
    def narrows(self) -> bool:
        return self.is_mine or bool(self.means_chosen) or bool(self._chosen("came"))

    def keeps(self, line: ChangedFigure, *, on: date) -> bool:
        """Whether a line is of the kind and of the time that were chosen."""
        if self.means_chosen not in {"", line.signalled.meaning}:
            return False
        return not self._chosen("came") or is_new(line.came_on, on=on)

    def _chosen(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))
