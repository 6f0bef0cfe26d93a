"""What is typed to find a provider."""

from django import forms


class SearchForm(forms.Form):
    """Part of a provider's name."""

    q = forms.CharField(label="Provider", required=False, max_length=100)

    @property
    def asked(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", "")).strip()
