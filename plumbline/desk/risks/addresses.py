"""Addresses of a provider's risk, and of that of a service or contract of it: `?service=4`, `?contract=7`."""

from urllib.parse import urlencode

from django.urls import reverse

from plumbline.risks.whose import Whose


def address_of(whose: Whose, name: str = "desk:risk", **more: str) -> str:
    asked = {**({} if whose.is_whole else {whose.of.value: whose.number}), **more}
    return reverse(name, args=[whose.provider_id]) + (f"?{urlencode(asked)}" if asked else "")
