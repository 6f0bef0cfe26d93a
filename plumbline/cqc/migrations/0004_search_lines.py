"""What search reads of CQC's register, and that of the locations which are here already."""

import re
import unicodedata

import django.db.models.deletion
from django.db import migrations, models

from plumbline.organisations.walls import OnPostgreSQL

_BATCH = 2_000
_QUIET = {"and", "of", "the", "limited", "ltd", "plc", "llp"}
_WORD = re.compile(r"[^\W_]+")
# The same questions are answered without it, by reading every line. A server may lack pg_trgm, or keep it to itself.
_BY_LETTERS = """
DO $$ BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX cqc_search_by_letters ON cqc_searchline USING gin (says gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
    RAISE NOTICE USING MESSAGE = 'Search reads every line, without pg_trgm: ' || SQLERRM;
END $$
"""


def _words(text):
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "").replace("'", ""))
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    found = ["st" if word == "saint" else word for word in _WORD.findall(plain)]
    return [word for word in found if word not in _QUIET] or found


def _line(name, postcode, provider_name, address, local_authority):
    street, comma, rest = address.partition(", ")
    own = _words(name)
    others = (postcode, provider_name, rest if comma else street, local_authority)
    more = dict.fromkeys(word for other in others for word in _words(other) if word not in own)
    return f" {' '.join(own)} | {' '.join(more)}"[:1000]


def draw_up(apps, schema_editor):
    line, word = apps.get_model("cqc", "SearchLine"), apps.get_model("cqc", "SearchWord")
    rows = apps.get_model("cqc", "Location").objects.values_list(
        "pk", "name", "postcode", "provider_name", "address", "local_authority"
    )
    lines = [line(location_id=pk, says=_line(*words)) for pk, *words in rows.iterator(_BATCH)]
    line.objects.bulk_create(lines, batch_size=_BATCH)
    words = {one for each in lines for one in each.says.split() if len(one) <= 60} - {"|"}
    word.objects.bulk_create([word(text=one) for one in sorted(words)], batch_size=_BATCH)


class Migration(migrations.Migration):
    dependencies = [("cqc", "0003_dual_registrations")]

    operations = [
        migrations.CreateModel(
            name="SearchWord",
            fields=[("text", models.CharField(max_length=60, primary_key=True, serialize=False))],
        ),
        migrations.CreateModel(
            name="SearchLine",
            fields=[
                (
                    "location",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="search_line",
                        serialize=False,
                        to="cqc.location",
                    ),
                ),
                ("says", models.TextField()),
            ],
        ),
        # What begins alike stands side by side, in whatever language the database sorts.
        OnPostgreSQL(
            there=['ALTER TABLE cqc_searchline ALTER COLUMN says TYPE text COLLATE "C"'],
            back=['ALTER TABLE cqc_searchline ALTER COLUMN says TYPE text COLLATE "default"'],
        ),
        migrations.RunPython(draw_up, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="searchline", index=models.Index(fields=["says"], name="cqc_search_by_name")
        ),
        OnPostgreSQL(there=[_BY_LETTERS], back=["DROP INDEX IF EXISTS cqc_search_by_letters"]),
    ]
