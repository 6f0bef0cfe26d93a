"""Work that is asked for by the same key waits once."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    dependencies = [("jobs", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="job", name="key", field=models.CharField(blank=True, default="", max_length=60)
        ),
        migrations.AddConstraint(
            model_name="job",
            constraint=models.UniqueConstraint(
                condition=Q(status="waiting") & ~Q(key=""), fields=("key",), name="what_waits_waits_once"
            ),
        ),
    ]
