"""What kind of change each line of the change log tells of, and the day of CQC's latest look at a location."""

from django.db import migrations, models
from django.db.models.functions import Concat

_KINDS = [
    ("rated", "Rating changed"),
    ("gone", "Gone"),
    ("reregistered", "Re-registered"),
    ("divided", "Divided or merged"),
    ("provider", "Provider changed"),
    ("services", "Service type changed"),
    ("inspected", "Newly inspected"),
    ("renamed", "Renamed"),
    ("moved", "Moved"),
    ("new", "New"),
    ("back", "Back on the register"),
    ("details", "Other details"),
]
_WHAT = [
    ("changed", "Changed"),
    ("rated", "New rating"),
    ("gone", "No longer listed"),
    ("reregistered", "Goes on under another id"),
    ("divided", "Goes on under several ids, or several under one"),
    ("new", "New"),
]
_BY_FIELD = {
    "renamed": ["name"],
    "moved": ["address", "postcode", "local_authority", "region"],
    "services": ["service_types", "service_kind", "is_care_home"],
    "provider": ["cqc_provider_id", "provider_name"],
    "gone": ["deregistered_on"],
}


def name_the_kinds(apps, schema_editor):
    """The lines written so far, as new ones are named: by what happened, the field, and the words before and after."""
    changes = apps.get_model("cqc", "Change").objects
    for kind, fields in _BY_FIELD.items():
        changes.filter(what="changed", field__in=fields).update(kind=kind)
    for what in ("gone", "reregistered", "rated"):
        changes.filter(what=what).update(kind=what)
    same_rating = Concat("was", models.Value(" ("))
    changes.filter(what="rated", now__startswith=same_rating).exclude(was="").update(kind="inspected")
    of_the_register = changes.filter(what="changed", field="status")
    of_the_register.filter(now="registered").update(kind="back")
    of_the_register.exclude(now="registered").update(kind="gone")


class Migration(migrations.Migration):
    dependencies = [("cqc", "0001_locations_and_ratings")]

    operations = [
        migrations.AddField("location", "checked_on", models.DateField(null=True)),
        migrations.AddField("change", "because", models.CharField(blank=True, max_length=200)),
        migrations.AddField(
            "change",
            "kind",
            models.CharField(choices=_KINDS, default="details", max_length=12),
            preserve_default=False,
        ),
        migrations.AlterField("change", "what", models.CharField(choices=_WHAT, max_length=12)),
        migrations.AddIndex(
            "change", models.Index(fields=["found_in", "kind"], name="cqc_change_found_i_84408d_idx")
        ),
        migrations.RunPython(name_the_kinds, migrations.RunPython.noop),
    ]
