import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('appointments', '0001_tables'),
        ('offices', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(blank=True, max_length=60)),
                ('is_open', models.BooleanField(default=True)),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counters', to='offices.servicepoint')),
            ],
            options={
                'ordering': ('number',),
            },
        ),
        migrations.CreateModel(
            name='DayCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('letter', models.CharField(max_length=1)),
                ('last', models.PositiveIntegerField(default=0)),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.servicepoint')),
            ],
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('holder', models.CharField(max_length=40)),
                ('day', models.DateField()),
                ('lane', models.CharField(max_length=12)),
                ('ticket', models.CharField(max_length=10)),
                ('state', models.CharField(choices=[('WAITING', 'WAITING'), ('CALLED', 'CALLED'), ('SERVING', 'SERVING'), ('DONE', 'DONE'), ('LEFT', 'LEFT')], default='WAITING', max_length=8)),
                ('arrived_at', models.DateTimeField()),
                ('late', models.BooleanField()),
                ('due_at', models.DateTimeField()),
                ('called_at', models.DateTimeField(blank=True, null=True)),
                ('booking', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appointments.booking')),
                ('counter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='visits.counter')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.servicepoint')),
            ],
        ),
        migrations.CreateModel(
            name='VisitChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('move', models.CharField(max_length=20)),
                ('state', models.CharField(max_length=8)),
                ('author', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('counter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='visits.counter')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='visits.visit')),
            ],
        ),
        migrations.AddConstraint(
            model_name='counter',
            constraint=models.UniqueConstraint(fields=('point', 'number'), name='counter_once'),
        ),
        migrations.AddConstraint(
            model_name='daycounter',
            constraint=models.UniqueConstraint(fields=('point', 'day', 'letter'), name='day_counter_once'),
        ),
        migrations.AddIndex(
            model_name='visit',
            index=models.Index(condition=models.Q(('state', 'WAITING')), fields=['point', 'day', 'due_at'], name='visit_line'),
        ),
        migrations.AddIndex(
            model_name='visit',
            index=models.Index(fields=['holder', 'day'], name='visit_holder'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.UniqueConstraint(fields=('point', 'day', 'ticket'), name='visit_ticket_once'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['CALLED', 'SERVING'])), fields=('counter',), name='visit_one_at_a_counter'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['WAITING', 'CALLED', 'SERVING', 'DONE', 'LEFT'])), name='visit_state'),
        ),
        migrations.AddConstraint(
            model_name='visit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'CALLED'), _negated=True), models.Q(('called_at__isnull', False), ('counter__isnull', False)), _connector='OR'), name='visit_called_to_a_counter'),
        ),
    ]
