"""Standings that a council shares with a partner: who, since when; and what of it the partner's scope may read.

The rules of a decision say what its colour means, so they are read with it.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from plumbline.organisations.walls import shared_with_partners, walled

# Councils that share with a partner of the scope now.
SHARING = "SELECT council_id FROM standing_sharing WHERE ended_at IS NULL AND partner_id = {partners}"


class Migration(migrations.Migration):

    dependencies = [
        ('frameworks', '0003_own_files'),
        ('organisations', '0001_initial'),
        ('standing', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='acknowledgement',
            name='let_off_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='acknowledgement',
            name='partner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation'),
        ),
        migrations.CreateModel(
            name='Sharing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shared_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('shared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-shared_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('council', 'partner'), name='shared_once_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_by', None)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='a_sharing_is_ended_by_somebody')],
            },
        ),
        *walled("standing_sharing"),
        *shared_with_partners("standing_sharing", when="partner_id = {partners}"),
        *shared_with_partners("standing_standingdecision", when=f"council_id IN ({SHARING})"),
        *shared_with_partners("standing_providercomment", when=f"council_id IN ({SHARING})"),
        *shared_with_partners("standing_acknowledgement", when="partner_id = {partners}"),
        *shared_with_partners(
            "frameworks_frameworkversion", when=f"kind = 'standing-rules' AND council_id IN ({SHARING})"
        ),
    ]
