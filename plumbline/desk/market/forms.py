"""The form that brings in a file of CQC's."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from plumbline.ui.fields import DateField

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 60
KINDS = ".csv,.ods,.ndjson,.json,.zip,.gz,.xz,.bz2"
AS_AT, MAY_SHRINK = "The day the file is for", "It may have fewer locations"


class CqcFileForm(forms.Form):
    """One file, not empty, not too big. What it is and what it says is found out by reading it."""

    file = forms.FileField(
        label="CQC file",
        help_text=(
            "The weekly directory (CSV), the monthly directories with filters or with ratings (.ods, or CSV), or"
            " records of CQC’s API (ndjson); as it is or compressed (.zip, .gz, .xz). Names of people are never taken"
            " over."
        ),
        widget=forms.FileInput({"accept": KINDS}),
        error_messages={
            "required": "Choose the file you downloaded from CQC.",
            "empty": "The file you chose is empty. Download it from CQC again.",
        },
    )
    as_at = DateField(
        label=AS_AT,
        required=False,
        help_text="Leave this empty: the day is found in the file or in its name.",
    )
    may_shrink = forms.BooleanField(
        label=MAY_SHRINK,
        required=False,
        help_text="A file with over 2% fewer locations than the one before is refused unless you tick this.",
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuse what is too big to send, and say what to do instead."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_MEGABYTES * MEGABYTE:
            raise ValidationError(
                f"The file has more than {MOST_MEGABYTES} megabytes. Compress it to a .zip, which makes it about ten"
                " times smaller, and choose that.",
                code="too-big",
            )
        return file


def for_the_page(reason: str) -> str:
    """A reason of the importer's, with the words of this page where it names switches of the command line."""
    return reason.replace("--as-at", f"“{AS_AT}”").replace("--allow-shrink", f"“{MAY_SHRINK}”")
