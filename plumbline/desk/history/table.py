"""The history as a table to take away."""

import json
from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse
from django.utils import timezone

from plumbline.desk.history.words import happening
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.history.models import Event

HEAD = ("Number", "When", "What happened", "Kind", "By", "Provider", "About", "Details", "Hash")


def as_table(found: Iterable[Event], *, on: date) -> HttpResponse:
    return attachment(as_csv(HEAD, [_row(one) for one in found]), f"history {on:%Y-%m-%d}.csv", CSV)


def _row(one: Event) -> tuple[object, ...]:
    return (
        one.number,
        f"{timezone.localtime(one.at):%Y-%m-%d %H:%M}",
        happening(one),
        one.kind,
        str(one.by) if one.by else one.system,
        one.provider.name if one.provider else None,
        f"{one.subject_kind} {one.subject_id}",
        json.dumps(one.details, ensure_ascii=False, sort_keys=True),
        one.hash,
    )
