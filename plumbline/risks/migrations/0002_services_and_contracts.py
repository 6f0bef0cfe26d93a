"""Risks and facts of services and contracts: what there is so far stays a provider's."""

from django.db import migrations, models

from plumbline.history.append_only import append_only, changeable

OF = [("provider", "Provider"), ("service", "Service"), ("contract", "Contract")]


def columns(model: str) -> list[migrations.AddField]:
    return [
        migrations.AddField(
            model_name=model,
            name="of",
            field=models.CharField(choices=OF, default="provider", max_length=8),
        ),
        migrations.AddField(
            model_name=model, name="of_number", field=models.PositiveBigIntegerField(default=0)
        ),
    ]


class Migration(migrations.Migration):

    dependencies = [("risks", "0001_initial")]

    operations = [
        *changeable("risks_riskassessment"),
        *changeable("risks_riskfact"),
        migrations.RemoveConstraint(model_name="riskassessment", name="one_risk_assessment_a_number"),
        *columns("riskassessment"),
        *columns("riskfact"),
        migrations.AddConstraint(
            model_name="riskassessment",
            constraint=models.UniqueConstraint(
                fields=("council", "provider", "of", "of_number", "number"),
                name="one_risk_assessment_a_number",
            ),
        ),
        *append_only("risks_riskassessment"),
        *append_only("risks_riskfact"),
    ]
