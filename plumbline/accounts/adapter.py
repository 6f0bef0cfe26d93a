"""How sign-in behaves here: accounts are made by the council, letters go through the outbox, words are ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.history.actions import record
from plumbline.notices.actions import tell
from plumbline.organisations import scope


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address and password do not match an account. Check both.",
        "too_many_login_attempts": "There were too many attempts to sign in. Wait five minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Only the password letter is ours to send; every other letter of the library is switched off."""
        person = context["user"]
        now = timezone.now()
        with scope.everything():
            tell(
                [person],
                "accounts/letters/password.txt",
                {"link": context["password_reset_url"]},
                key=f"password:{now.isoformat()}",
                now=now,
            )

    def set_password(self, user: User, password: str) -> None:
        """History says that a password was chosen, and never which."""
        with transaction.atomic():
            super().set_password(user, password)
            record("password.chosen", user, by=user, now=timezone.now())
