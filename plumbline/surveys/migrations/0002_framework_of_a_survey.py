import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0003_own_files"), ("surveys", "0001_initial")]

    operations = [
        migrations.AddField(
            "survey",
            "framework",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="frameworks.frameworkversion",
            ),
        ),
    ]
