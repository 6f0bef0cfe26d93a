"""What was said of the free places at a service: kept as it was said, read by whoever may read the standing."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from plumbline.history.append_only import append_only
from plumbline.organisations.walls import shared_with_partners, walled

# Councils that share with a partner of the scope now.
SHARING = "SELECT council_id FROM standing_sharing WHERE ended_at IS NULL AND partner_id = {partners}"


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
        ('providers', '0001_initial'),
        ('standing', '0002_sharing'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='VacancyStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('counted_on', models.DateField()),
                ('good_until', models.DateField()),
                ('heard', models.CharField(choices=[('portal', 'told by the provider'), ('phone', 'heard by phone'), ('e-mail', 'heard by e-mail'), ('visit', 'seen on a visit')], max_length=10)),
                ('who', models.CharField(blank=True, max_length=100)),
                ('said_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.service')),
            ],
            options={
                'indexes': [models.Index(fields=['provider', '-counted_on'], name='vacancies_of_a_provider')],
                'constraints': [models.CheckConstraint(condition=models.Q(('good_until__gte', models.F('counted_on'))), name='a_count_is_good_for_its_day')],
            },
        ),
        *append_only("standing_vacancystatement"),
        *walled("standing_vacancystatement", provider="provider_id"),
        *shared_with_partners("standing_vacancystatement", when=f"council_id IN ({SHARING})"),
    ]
