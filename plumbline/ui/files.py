"""Several files chosen at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile


class ManyFilesInput(forms.FileInput):
    """A file box that takes more than one."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """A list of files; `most` is how many may come at once. What is in them is looked at elsewhere."""

    widget = ManyFilesInput

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Every file by the rules for one. Says when there are too many."""
        chosen: Sequence[UploadedFile[bytes]] = data if isinstance(data, list | tuple) else [data]
        files = [file for file in chosen if file]
        if not files:
            return super().clean(None, initial) or []
        if len(files) > self.most:
            raise ValidationError(
                f"You chose {len(files)} files, and at most {self.most} can be sent at once.", code="too-many"
            )
        return [super(ManyFilesField, self).clean(file, initial) for file in files]
