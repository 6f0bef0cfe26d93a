"""All that was ever reported under one contract, whoever held it then."""

from contextlib import AbstractContextManager, nullcontext

from plumbline.contracts.models import Contract
from plumbline.organisations import scope


def whole_course_of(contract: Contract) -> AbstractContextManager[None]:
    """The database's wall while figures are judged beside the earlier ones of their contract.

    Once a contract went on with another provider, its earlier returns stand behind the wall of the one before. To judge
    by them is the council's right, whoever submits; to read them is not the successor's.
    """
    if contract.succession_id is None:
        return nullcontext()
    return scope.limited_to(councils=[contract.council_id], providers=[])
