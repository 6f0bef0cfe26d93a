import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from plumbline.organisations.walls import walled


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
        ('providers', '0001_initial'),
        ('visits', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CheckerQuote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('may_be_told', models.BooleanField()),
                ('text', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('read_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='visits.entry')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
                ('read_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checker_quotes', to='visits.visit')),
            ],
            options={
                'ordering': ['read_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('may_be_told', False), models.Q(('text', ''), _negated=True), _connector='OR'), name='a_told_checker_quote_has_words'), models.CheckConstraint(condition=models.Q(('may_be_told', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_checker_quote_kept_out_has_a_reason')],
            },
        ),
        *walled("visits_checkerquote"),
    ]
