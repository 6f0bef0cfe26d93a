"""How often one address may ask for pages without an account. Only a keyed hash of it is kept, for a minute."""

from datetime import datetime

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

# A whole care home may answer behind one address.
A_MINUTE = 120


def is_too_often(request: HttpRequest, *, now: datetime) -> bool:
    """Whether this address has asked more than 120 times in this minute."""
    address = get_adapter().get_client_ip(request)
    minute = int(now.timestamp() // 60)
    key = f"answering:{salted_hmac('plumbline.open.surveys', f'{minute} {address}', settings.SECRET_KEY).hexdigest()}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) > A_MINUTE
    except ValueError:  # it ran out between the two lines
        return False
