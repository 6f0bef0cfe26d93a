"""That a contract went from one provider to another."""

from typing import TYPE_CHECKING

from django.db import models

from plumbline.contracts.models.contract import Contract
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider, Succession

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class PassingQuerySet(models.QuerySet["Passing"]):
    def visible_to(self, user: "User") -> "PassingQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def in_force(self) -> "PassingQuerySet":
        """Of successions that were not withdrawn."""
        return self.filter(succession__status=Succession.Status.RECORDED)


class Passing(models.Model):
    """One contract of a succession. `was` held it before; `before` is the succession by which it had come to `was`.

    The contract keeps its number and its returns. Those that `was` had submitted stay the returns of `was`.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="passings")
    succession = models.ForeignKey(Succession, on_delete=models.PROTECT, related_name="passings")
    was = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey(Succession, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = PassingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["succession", "contract"], name="a_contract_passes_once_a_succession"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contract}, until then with {self.was}"
