"""The ids under which CQC registers one place, and the kind of change for them."""

from django.db import migrations, models

_KINDS = [
    ("rated", "Rating changed"),
    ("gone", "Gone"),
    ("reregistered", "Re-registered"),
    ("divided", "Divided or merged"),
    ("provider", "Provider changed"),
    ("services", "Service type changed"),
    ("dual", "Dual registration"),
    ("inspected", "Newly inspected"),
    ("renamed", "Renamed"),
    ("moved", "Moved"),
    ("new", "New"),
    ("back", "Back on the register"),
    ("details", "Other details"),
]


class Migration(migrations.Migration):
    dependencies = [("cqc", "0002_kinds_of_change")]

    operations = [
        migrations.AddField(
            "location",
            "registered_as",
            models.CharField(blank=True, default="", max_length=400),
            preserve_default=False,
        ),
        migrations.AlterField("change", "kind", models.CharField(choices=_KINDS, max_length=12)),
    ]
