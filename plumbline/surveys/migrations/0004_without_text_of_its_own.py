import django.db.models.deletion
from django.db import migrations, models

# With a default, so that the columns come back beside rows when this is undone.
GONE: dict[str, models.Field[str, str]] = {
    "questionnaire_code": models.CharField(max_length=80, default=""),
    "questionnaire_version": models.CharField(max_length=40, default=""),
    "questionnaire_digest": models.CharField(max_length=64, default=""),
    "questionnaire_text": models.TextField(default=""),
}


class Migration(migrations.Migration):
    dependencies = [("surveys", "0003_questionnaires_on_the_shelf")]

    operations = [
        migrations.AlterField(
            "survey",
            "framework",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="frameworks.frameworkversion",
            ),
        ),
        *(migrations.AlterField("survey", name, field) for name, field in GONE.items()),
        *(migrations.RemoveField("survey", name) for name in GONE),
    ]
