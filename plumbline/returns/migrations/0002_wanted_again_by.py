from django.db import migrations, models


class Migration(migrations.Migration):
    """Returns that had been sent back before have no such day, and go on being due on their own."""

    dependencies = [("returns", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="return",
            name="wanted_again_by",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
                condition=models.Q(wanted_again_by=None) | models.Q(status="sent-back"),
                name="wanted_again_once_sent_back",
            ),
        ),
    ]
