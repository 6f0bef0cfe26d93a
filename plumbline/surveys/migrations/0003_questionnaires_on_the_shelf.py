"""The questionnaire that each survey carried with it becomes one file on the shelf for all surveys that asked by it.

What ships is everybody's, any other the council's own.
"""

import tomllib
from typing import Any

from django.db import migrations

from plumbline.organisations.walls import CarryOver

KIND = "questionnaire"
SHIPPED = {
    ("plumbline/families", "1"),
    ("plumbline/people", "1"),
    ("plumbline/professionals", "1"),
    ("plumbline/staff", "1"),
}


def carry_over(apps: Any, editor: Any) -> None:
    surveys, versions = apps.get_model("surveys", "Survey"), apps.get_model("frameworks", "FrameworkVersion")
    for survey in surveys.objects.filter(framework=None).order_by("pk").iterator():
        stored = _stored(versions, survey)
        surveys.objects.filter(pk=survey.pk).update(framework=stored)


def _stored(versions: Any, survey: Any) -> Any:
    known_as = (survey.questionnaire_code, survey.questionnaire_version)
    found, _ = versions.objects.get_or_create(
        council_id=None if known_as in SHIPPED else survey.council_id,
        kind=KIND,
        code=survey.questionnaire_code,
        version=survey.questionnaire_version,
        defaults={
            "title": tomllib.loads(survey.questionnaire_text)["title"],
            "digest": survey.questionnaire_digest,
            "text": survey.questionnaire_text,
            "read_at": survey.made_at,
        },
    )
    return found


def carry_back(apps: Any, editor: Any) -> None:
    surveys, versions = apps.get_model("surveys", "Survey"), apps.get_model("frameworks", "FrameworkVersion")
    for version in versions.objects.filter(kind=KIND):
        surveys.objects.filter(framework=version).update(
            questionnaire_code=version.code,
            questionnaire_version=version.version,
            questionnaire_digest=version.digest,
            questionnaire_text=version.text,
            framework=None,
        )
    versions.objects.filter(kind=KIND).delete()


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_framework_of_a_survey")]

    operations = [CarryOver(carry_over, carry_back)]
