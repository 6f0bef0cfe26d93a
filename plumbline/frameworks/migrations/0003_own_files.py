"""Says of the files that are here whose own they are.

A file that does not ship and that one council alone has adopted is its own. What several have adopted alike has
nothing to hide between them, and stays everybody's: figures and visits of each refer to the one row.
"""

from typing import Any

from django.db import migrations

from plumbline.organisations.walls import CarryOver

# What had shipped by then, as (id, version).
SHIPPED = {
    ("lancashire/ad-hoc-checks", "1"),
    ("lancashire/site-visit", "1"),
    ("lancashire/supported-housing", "1"),
    ("milton-keynes/homecare-dps", "1"),
    ("milton-keynes/quality-visit", "1"),
    ("milton-keynes/self-assessment", "1"),
    ("oxfordshire/out-of-county", "1"),
    ("oxfordshire/quality-monitoring", "1"),
    ("plumbline/care-standards", "1"),
    ("plumbline/contract-review", "1"),
    ("plumbline/monthly-performance", "1"),
    ("plumbline/set-up-check", "1"),
    ("somerset/out-of-county", "1"),
}


def say_whose(apps: Any, editor: Any) -> None:
    versions, adoptions = (apps.get_model("frameworks", name) for name in ("FrameworkVersion", "Adoption"))
    for version in versions.objects.filter(council=None).defer("text"):
        theirs = set(adoptions.objects.filter(framework=version).values_list("council_id", flat=True))
        if len(theirs) == 1 and (version.code, version.version) not in SHIPPED:
            versions.objects.filter(pk=version.pk).update(council_id=theirs.pop())


def say_nothing(apps: Any, editor: Any) -> None:
    apps.get_model("frameworks", "FrameworkVersion").objects.update(council=None)


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0002_the_shelf")]

    operations = [CarryOver(say_whose, say_nothing)]
