import casework.clock
import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('casework', '__first__'),
        ('children', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='HistoricalOversightNote',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('entered_at', models.DateTimeField(default=casework.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('struck_out_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='struck out')),
                ('history_change_reason', models.TextField(blank=True, default='', null=True)),
                ('looked_at', models.DateTimeField(default=casework.clock.now)),
                ('considered', models.TextField(verbose_name='what was considered')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('child', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='children.person')),
                ('created_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical oversight note',
                'verbose_name_plural': 'historical oversight notes',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='OversightDecision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('rationale', models.TextField()),
                ('known', models.TextField(blank=True, verbose_name='what was known')),
                ('options_considered', models.TextField(blank=True)),
                ('decided_in_role', models.CharField(choices=[('maru_screener', 'MARU screener'), ('maru_manager', 'MARU manager'), ('out_of_hours', 'Out-of-hours worker'), ('social_worker', 'Social worker'), ('team_manager', 'Team manager'), ('service_manager', 'Service manager'), ('early_help_worker', 'Early help worker'), ('conference_chair', 'Conference chair'), ('rights_advocate', 'Children’s rights advocate'), ('personal_adviser', 'Personal adviser'), ('conference_administrator', 'Conference administrator'), ('lawyer', 'Lawyer'), ('quality_auditor', 'Quality auditor'), ('senior_leader', 'Senior leader'), ('data_analyst', 'Data analyst'), ('information_governance', 'Information governance'), ('system_administrator', 'System administrator')], max_length=30)),
                ('decided_at', models.DateTimeField(default=casework.clock.now)),
                ('old_work', models.CharField(blank=True, choices=[('kept', 'The work goes on'), ('stopped', 'The work stops'), ('none', 'It had opened no work')], max_length=10)),
                ('old_work_reason', models.TextField(blank=True)),
                ('outcome', models.CharField(choices=[('as_planned', 'The work goes on as planned'), ('changed', 'The direction of the work changes'), ('escalated', 'Raised with a more senior manager')], max_length=40)),
                ('decided', models.TextField(verbose_name='what was decided')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='supervision.oversightdecision')),
            ],
            options={
                'ordering': ['-decided_at'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='HistoricalOversightAction',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('entered_at', models.DateTimeField(default=casework.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('struck_out_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='struck out')),
                ('history_change_reason', models.TextField(blank=True, default='', null=True)),
                ('what', models.TextField()),
                ('due_on', models.DateField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('done_note', models.TextField(blank=True, verbose_name='what was done')),
                ('stopped_at', models.DateTimeField(blank=True, null=True)),
                ('stopped_reason', models.TextField(blank=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('created_by', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='supervision.oversightdecision')),
            ],
            options={
                'verbose_name': 'historical oversight action',
                'verbose_name_plural': 'historical oversight actions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='OversightNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=casework.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('struck_out_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='struck out')),
                ('looked_at', models.DateTimeField(default=casework.clock.now)),
                ('considered', models.TextField(verbose_name='what was considered')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='oversight_notes', to='children.person')),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-looked_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('considered', ''), _negated=True), name='oversight_says_what_was_considered', violation_error_message='Say what was considered.')],
            },
        ),
        migrations.AddField(
            model_name='oversightdecision',
            name='note',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='supervision.oversightnote'),
        ),
        migrations.CreateModel(
            name='OversightAction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('entered_at', models.DateTimeField(default=casework.clock.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('struck_out_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='struck out')),
                ('what', models.TextField()),
                ('due_on', models.DateField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('done_note', models.TextField(blank=True, verbose_name='what was done')),
                ('stopped_at', models.DateTimeField(blank=True, null=True)),
                ('stopped_reason', models.TextField(blank=True)),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='supervision.oversightdecision')),
            ],
            options={
                'ordering': ['due_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('done_at', None), models.Q(('done_note', ''), _negated=True), _connector='OR'), name='oversight_action_done_says_what_was_done', violation_error_message='Say what was done.'), models.CheckConstraint(condition=models.Q(('stopped_at', None), models.Q(('stopped_reason', ''), _negated=True), _connector='OR'), name='oversight_action_stopped_for_a_reason', violation_error_message='Say why the action stops.')],
            },
        ),
        migrations.AddConstraint(
            model_name='oversightdecision',
            constraint=models.CheckConstraint(condition=models.Q(('rationale', ''), _negated=True), name='supervision_oversightdecision_says_why'),
        ),
        migrations.AddConstraint(
            model_name='oversightdecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('old_work', ''), ('supersedes', None)), models.Q(('supersedes__isnull', False), models.Q(('old_work', ''), _negated=True)), _connector='OR'), name='supervision_oversightdecision_says_what_becomes_of_old_work'),
        ),
        migrations.AddConstraint(
            model_name='oversightdecision',
            constraint=models.CheckConstraint(condition=models.Q(('decided', ''), _negated=True), name='oversight_says_what_was_decided'),
        ),
    ]
