"""Whose workbook it is: the ids that its hidden sheet carries, and the key that seals them."""

from django.conf import settings
from django.utils.crypto import salted_hmac

from plumbline.returns.models import Return
from plumbline.returns.workbook.issue import Identity

RETURN = "return-"
_SALT = "plumbline.returns.workbook"


def identity_of(kpi_return: Return) -> Identity:
    return Identity(
        return_id=f"{RETURN}{kpi_return.pk}",
        council_id=kpi_return.council.code,
        council_name=kpi_return.council.name,
        provider_id=f"provider-{kpi_return.provider_id}",
        provider_name=kpi_return.provider.name,
        contract_reference=kpi_return.contract.reference,
        period=kpi_return.reporting_period,
    )


def seal_keys() -> tuple[bytes, ...]:
    """The keys that may have sealed a workbook, today's first: a changed SECRET_KEY still opens last quarter's."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return tuple(salted_hmac(_SALT, "seal", secret=key, algorithm="sha256").digest() for key in keys)
