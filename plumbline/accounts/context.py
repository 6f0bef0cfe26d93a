"""What every template knows: whether this is the demonstration, today's date, what the person may do."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission


def house(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    may = {one.name.lower(): user.may(one) for one in Permission} if isinstance(user, User) else {}
    return {"demonstration": settings.DEMONSTRATION, "today": timezone.localdate(), "may": may}
