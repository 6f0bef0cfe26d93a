"""A file of any kind, and whose own it is. What no council calls its own may be read by every one of them.

Those who provide may read schedules and scorecards: they are measured and visited by them.
"""

import django.db.models.deletion
from django.db import migrations, models

from plumbline.organisations.walls import readable, walled


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0001_initial"), ("organisations", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("frameworkversion", "one_content_a_version"),
        migrations.RemoveConstraint("adoption", "a_version_is_adopted_once"),
        migrations.AddField(
            "frameworkversion",
            "council",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
            ),
        ),
        migrations.AlterField("frameworkversion", "kind", models.CharField(max_length=40)),
        migrations.AlterField("frameworkversion", "digest", models.CharField(max_length=64)),
        migrations.AddConstraint(
            "frameworkversion",
            models.UniqueConstraint(
                condition=models.Q(council=None),
                fields=("kind", "code", "version"),
                name="one_content_a_shipped_version",
            ),
        ),
        migrations.AddConstraint(
            "frameworkversion",
            models.UniqueConstraint(
                condition=models.Q(council__isnull=False),
                fields=("council", "kind", "code", "version"),
                name="one_content_a_version_of_ones_own",
            ),
        ),
        migrations.AddField("adoption", "ended_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddConstraint(
            "adoption",
            models.UniqueConstraint(
                condition=models.Q(ended_at=None),
                fields=("council", "framework"),
                name="a_version_is_adopted_once_at_a_time",
            ),
        ),
        *walled("frameworks_frameworkversion"),
        *readable(
            "frameworks_frameworkversion",
            by_all="council_id IS NULL",
            by_providers="kind IN ('kpi-schedule', 'scorecard')",
        ),
    ]
