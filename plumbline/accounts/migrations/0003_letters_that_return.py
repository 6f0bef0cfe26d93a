from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_cache_table"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="letters_return_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
