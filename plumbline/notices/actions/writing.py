"""Writing letters."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.template.loader import render_to_string

from plumbline.notices.models import Notice

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def tell(
    people: Iterable["User"],
    letter: str,
    context: Mapping[str, Any],
    *,
    key: str,
    now: datetime,
    by: "User | None" = None,
    council_id: int | None = None,
    provider_id: int | None = None,
    about: models.Model | None = None,
) -> int:
    """Write a letter to each person; the number written. The first line of the template is the subject.

    `letter` is a template such as returns/letters/receipt.txt. A person who already has the letter of this
    `key` gets no second one. `about` is what the letter speaks of, on whose page it is told if it goes astray.
    """
    written = 0
    for person in people:
        text = render_to_string(
            letter, {**context, "person": person, "by": by, "base_url": settings.BASE_URL}
        )
        subject, _, body = text.strip().partition("\n")
        _, is_new = Notice.objects.get_or_create(
            key=f"{key}:{person.pk}",
            defaults={
                "council_id": council_id,
                "provider_id": provider_id,
                "to": person,
                "kind": letter.rsplit("/", 1)[-1].removesuffix(".txt"),
                "about_kind": about._meta.label_lower if about else "",
                "about_id": about.pk if about else None,
                "subject": " ".join(subject.split())[:200],
                "body": body.strip() + "\n",
                "written_at": now,
                "post_after": now,
            },
        )
        written += is_new
    return written
