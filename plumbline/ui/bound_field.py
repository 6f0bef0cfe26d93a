"""A form's field as its GOV.UK component: its kind, its classes, its hint and error ids, what it reveals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField

from plumbline.ui.error_words import reworded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.forms.boundfield import BoundWidget
    from django.forms.widgets import Widget

SHOWN_ON_DEMAND = "govuk-password-input__input govuk-js-password-input-input"
# The first kind whose widget class fits is taken, so children stand before their parents.
KINDS: tuple[tuple[type[Widget], str, str], ...] = (
    (forms.CheckboxSelectMultiple, "checkboxes", "govuk-checkboxes__input"),
    (forms.RadioSelect, "radios", "govuk-radios__input"),
    (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (forms.MultiWidget, "date", ""),
    (forms.Select, "select", "govuk-select"),
    (forms.Textarea, "textarea", "govuk-textarea"),
    (forms.FileInput, "file", "govuk-file-upload"),
    (
        forms.PasswordInput,
        "password",
        "govuk-input govuk-password-input__input govuk-js-password-input-input",
    ),
    (forms.widgets.Input, "text", "govuk-input"),
    (forms.Widget, "other", ""),
)
CAN_BE_OPTIONAL = frozenset({"text", "textarea", "select", "file", "date", "radios", "checkboxes"})


def kind_of(widget: Widget) -> tuple[str, str]:
    """The name of the component that shows this widget, and the class its input carries."""
    return next((name, css) for widget_class, name, css in KINDS if isinstance(widget, widget_class))


class GovukBoundField(BoundField):
    """What the templates under `ui/forms/` ask of a field.

    A form may say, as class attributes: `reveals` (field → choice → names of the fields that choice shows),
    `says_optional` (False keeps "(optional)" out of the labels), `label_size` ("s", "m" or "l") and
    `heads_page` (the name of the one field whose label is the page's heading).
    """

    @property
    def kind(self) -> str:
        """Which component this is: text, textarea, select, radios, checkboxes, checkbox, date, file, password."""
        return kind_of(self.field.widget)[0]

    @property
    def use_fieldset(self) -> bool:
        """Several inputs need a legend; a lone checkbox has its own label."""
        return self.kind in {"radios", "checkboxes", "date"}

    @property
    def is_optional(self) -> bool:
        """Whether the label should say that the question may be left blank."""
        says_so = getattr(self.form, "says_optional", True) and self.kind in CAN_BE_OPTIONAL
        return says_so and not self.field.required and "optional" not in str(self.label).lower()

    @property
    def label_size(self) -> str:
        """How large the label is: "", "s", "m" or "l"."""
        return "l" if self.heads_page else str(getattr(self.form, "label_size", ""))

    @property
    def heads_page(self) -> bool:
        """Whether the label is the page's `<h1>`, as on a page that asks one question."""
        return getattr(self.form, "heads_page", "") == self.name

    @property
    def hint_id(self) -> str:
        """The id of the hint."""
        return f"{self.auto_id}-hint"

    @property
    def error_id(self) -> str:
        """The id of the error message."""
        return f"{self.auto_id}-error"

    @property
    def first_input_id(self) -> str:
        """Where the link in the error summary leads: the first input a person can type in or choose."""
        if self.kind in {"radios", "checkboxes", "date"}:
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id

    @property
    def messages(self) -> list[str]:
        """What is wrong with the answer, in our words."""
        errors = self.form.errors.as_data().get(self.name, [])
        return [reworded(error, label=str(self.label), kind=self.kind) for error in errors]

    @property
    def max_characters(self) -> int | None:
        """How long the answer in a text area may be, for the count beneath it."""
        length = getattr(self.field, "max_length", None)
        return length if self.kind == "textarea" else None

    @property
    def aria_describedby(self) -> str:
        """Ids of the character count, the hint and the error, in the order in which they are read out."""
        if self.is_hidden or not self.auto_id:
            return ""
        own = str(self.field.widget.attrs.get("aria-describedby", ""))
        count = f"{self.auto_id}-info" if self.max_characters else ""
        parts = (own, count, self.hint_id if self.help_text else "", self.error_id if self.errors else "")
        return " ".join(part for part in parts if part)

    @property
    def is_revealed(self) -> bool:
        """Whether another field shows this one under one of its choices."""
        return any(self.name in names for choices in self._all_reveals.values() for names in choices.values())

    @property
    def options(self) -> list[tuple[BoundWidget, list[BoundField]]]:
        """Each choice with the fields that it reveals."""
        reveals = self._all_reveals.get(self.name, {})
        return [
            (widget, [self.form[name] for name in reveals.get(str(widget.data["value"]), ())])
            for widget in self.subwidgets
        ]

    @property
    def _all_reveals(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        return getattr(self.form, "reveals", {})

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Add our classes, and leave the checking of answers to the server, which can say what to do next."""
        widget = widget or self.field.widget
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        built.pop("required", None)
        if widget.is_hidden:
            return built
        return built | self._classes(widget) | self._typing(widget)

    def _classes(self, widget: Widget) -> dict[str, str]:
        kind, css = kind_of(widget)
        if not css:
            return {}
        block = css.split()[0]
        error = f"{block}--error" if self.errors and kind not in {"radios", "checkboxes", "checkbox"} else ""
        count = "govuk-js-character-count" if self.max_characters else ""
        own = str(widget.attrs.get("class", ""))
        return {"class": " ".join(part for part in (css, own, error, count) if part)}

    def _typing(self, widget: Widget) -> dict[str, Any]:
        """What helps to type: no spelling marks on addresses and passwords; room to write past the limit."""
        if isinstance(widget, forms.EmailInput | forms.PasswordInput):
            filled_by = "email" if isinstance(widget, forms.EmailInput) else "current-password"
            defaults = {"spellcheck": "false", "autocapitalize": "none", "autocomplete": filled_by}
            return {name: value for name, value in defaults.items() if name not in widget.attrs}
        return {"maxlength": False} if self.max_characters else {}
