import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0001_initial'),
        ('organisations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='notice',
            name='about_id',
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='notice',
            name='about_kind',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name='notice',
            name='again_of',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sent_again', to='notices.notice'),
        ),
        migrations.AddField(
            model_name='notice',
            name='cause',
            field=models.CharField(blank=True, max_length=30),
        ),
        migrations.AddField(
            model_name='notice',
            name='failed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='notice',
            name='message_id',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='notice',
            name='posted_to',
            field=models.EmailField(blank=True, max_length=254),
        ),
        migrations.AddField(
            model_name='notice',
            name='told_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='notice',
            name='told_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='notice',
            name='told_says',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name='notice',
            name='status',
            field=models.CharField(choices=[('queued', 'Waiting to be posted'), ('posting', 'Being posted'), ('posted', 'Posted'), ('failed', 'Could not be posted'), ('came-back', 'Came back')], default='queued', max_length=10),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['about_kind', 'about_id'], name='notices_about'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(condition=models.Q(('message_id', ''), _negated=True), fields=('message_id',), name='a_letter_has_its_own_number'),
        ),
    ]
