"""The form that brings a workbook back."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

MEGABYTE = 1024 * 1024
KINDS = ".xlsx,.ods,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    """The shape of what was sent: one file, not empty, not too big. What is in it is read elsewhere."""

    workbook = forms.FileField(
        label="Your filled workbook",
        help_text="An Excel workbook (.xlsx).",
        widget=forms.FileInput({"accept": KINDS}),
        error_messages={
            "required": "Choose the workbook you filled in, then upload it.",
            "missing": "Choose the workbook you filled in, then upload it.",
            "empty": "The file you chose is empty. Save the workbook again and upload that.",
        },
    )

    def clean_workbook(self) -> "UploadedFile[bytes]":
        """Refuse what is too big to be a workbook of a return, and say how big it may be."""
        file: UploadedFile[bytes] = self.cleaned_data["workbook"]
        size, most = file.size or 0, settings.MAX_UPLOAD_BYTES
        if size > most:
            raise ValidationError(
                f"The file has {size / MEGABYTE:.1f} megabytes, and at most {most // MEGABYTE} can be read. "
                "Remove pictures and sheets of your own, then upload it again.",
                code="too-big",
            )
        return file
