"""Saving answers as they are typed, several people at once, nobody overwriting anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from plumbline.history.workflow import NotAllowed
from plumbline.returns.models import DraftCell, Return
from plumbline.returns.rows import add

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class Saving:
    """What one save did: the cells that were kept, and those that somebody else had changed meanwhile."""

    saved: tuple[str, ...]
    overtaken: tuple[DraftCell, ...]


@transaction.atomic
def save_cells(
    kpi_return: Return, texts: Mapping[str, str], *, seen: Mapping[str, int], by: "User", now: datetime
) -> Saving:
    """Keep what was typed. `seen` gives the version of each answer that the person had before them (0: none).

    An answer that somebody else saved since is not touched; it comes back in `overtaken`, so that the page can show
    both and ask. An answer that was not changed is not saved again. Raises NotAllowed when the return is not open.
    """
    if not kpi_return.is_open:
        raise NotAllowed(
            "This return has been submitted. Ask the council to send it back if a figure must change."
        )
    here = {cell.key: cell for cell in DraftCell.objects.filter(kpi_return=kpi_return, key__in=texts)}
    first = {key: text for key, text in texts.items() if key not in here and text.strip()}
    changed = {key: text for key, text in texts.items() if key in here and here[key].text != text}
    saved, overtaken = _save_first(kpi_return, first, by, now)
    for key, text in changed.items():
        mine = DraftCell.objects.filter(pk=here[key].pk, version=seen.get(key, 0))
        if mine.update(text=text, version=F("version") + 1, saved_at=now, saved_by=by):
            saved.append(key)
        else:
            overtaken.append(DraftCell.objects.get(pk=here[key].pk))
    return Saving(tuple(saved), tuple(overtaken))


def _save_first(
    kpi_return: Return, texts: Mapping[str, str], by: "User", now: datetime
) -> tuple[list[str], list[DraftCell]]:
    """Save questions that nobody had answered; where somebody was quicker, their answer stands."""
    _insert(kpi_return, texts, by, now)
    kept = {cell.key: cell for cell in DraftCell.objects.filter(kpi_return=kpi_return, key__in=texts)}
    saved = [key for key, text in texts.items() if kept[key].text == text]
    return saved, [kept[key] for key in texts if key not in saved]


def _insert(kpi_return: Return, texts: Mapping[str, str], by: "User", now: datetime) -> None:
    """Answers nobody has given yet; one that somebody gives at the same moment stands."""
    about = (kpi_return.council_id, kpi_return.provider_id, kpi_return.pk)
    add(
        DraftCell,
        ("council", "provider", "kpi_return", "key", "text", "version", "saved_at", "saved_by"),
        [(*about, key, text, 1, now, by.pk) for key, text in texts.items()],
        unique=("kpi_return", "key"),
    )


@transaction.atomic
def fill_draft(kpi_return: Return, typed: Mapping[str, str], *, by: "User", now: datetime) -> None:
    """Lay a whole workbook's answers over the draft, key by key; answers it does not hold stay as they are."""
    here = {cell.key: cell for cell in DraftCell.objects.filter(kpi_return=kpi_return)}
    for key, text in typed.items():
        cell = here.get(key)
        if cell is not None and cell.text != text:
            DraftCell.objects.filter(pk=cell.pk).update(
                text=text, version=F("version") + 1, saved_at=now, saved_by=by
            )
    _insert(kpi_return, {key: text for key, text in typed.items() if key not in here}, by, now)
