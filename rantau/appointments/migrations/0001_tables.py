import datetime
import django.db.models.deletion
import rantau.appointments.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('offices', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Booking',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('holder', models.CharField(max_length=40)),
                ('state', models.CharField(choices=[('HELD', 'HELD'), ('BOOKED', 'BOOKED'), ('ARRIVED', 'ARRIVED'), ('SERVED', 'SERVED'), ('RELEASED', 'RELEASED'), ('NO_SHOW', 'NO_SHOW')], max_length=8)),
                ('held_until', models.DateTimeField(blank=True, null=True)),
                ('pass_code', models.CharField(default=rantau.appointments.models.new_pass_code, max_length=20)),
                ('external_reference', models.CharField(blank=True, max_length=60)),
                ('external_at', models.DateTimeField(blank=True, null=True)),
                ('made_at', models.DateTimeField()),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Slot',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('lane', models.CharField(choices=[('REGULAR', 'REGULAR'), ('EXPRESS', 'EXPRESS'), ('PRIORITY', 'PRIORITY'), ('BAP', 'BAP'), ('COLLECTIVE', 'COLLECTIVE'), ('STAY_PERMIT', 'STAY_PERMIT'), ('PICKUP', 'PICKUP')], max_length=12)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('opens_at', models.DateTimeField()),
                ('capacity', models.PositiveIntegerField()),
                ('taken', models.PositiveIntegerField(default=0)),
                ('is_open', models.BooleanField(default=True)),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slots', to='offices.servicepoint')),
            ],
        ),
        migrations.CreateModel(
            name='BookingChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('move', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('HELD', 'HELD'), ('BOOKED', 'BOOKED'), ('ARRIVED', 'ARRIVED'), ('SERVED', 'SERVED'), ('RELEASED', 'RELEASED'), ('NO_SHOW', 'NO_SHOW')], max_length=8)),
                ('reason', models.CharField(blank=True, max_length=40)),
                ('author', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('booking', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='appointments.booking')),
                ('slot', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appointments.slot')),
            ],
        ),
        migrations.AddField(
            model_name='booking',
            name='slot',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='appointments.slot'),
        ),
        migrations.CreateModel(
            name='SlotChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_open', models.BooleanField()),
                ('reason', models.CharField(max_length=20)),
                ('author', models.CharField(max_length=80)),
                ('at', models.DateTimeField()),
                ('slot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='appointments.slot')),
            ],
        ),
        migrations.CreateModel(
            name='LaneRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lane', models.CharField(choices=[('REGULAR', 'REGULAR'), ('EXPRESS', 'EXPRESS'), ('PRIORITY', 'PRIORITY'), ('BAP', 'BAP'), ('COLLECTIVE', 'COLLECTIVE'), ('STAY_PERMIT', 'STAY_PERMIT'), ('PICKUP', 'PICKUP')], max_length=12)),
                ('valid_from', models.DateField()),
                ('booked_in', models.CharField(choices=[('HERE', 'di sini'), ('NATIONAL', 'di aplikasi nasional')], default='HERE', max_length=8)),
                ('hold_mode', models.CharField(choices=[('MINUTES', 'selama beberapa menit'), ('NEXT_WORKING_DAY', 'sampai hari kerja berikutnya')], default='MINUTES', max_length=16)),
                ('hold_minutes', models.PositiveIntegerField(default=120)),
                ('hold_time', models.TimeField(default=datetime.time(16, 0))),
                ('opens_days_ahead', models.PositiveSmallIntegerField(default=30)),
                ('opening_time', models.TimeField(default=datetime.time(8, 0))),
                ('reschedule_limit', models.PositiveSmallIntegerField(default=2)),
                ('cutoff_days', models.PositiveSmallIntegerField(default=1)),
                ('cutoff_time', models.TimeField(default=datetime.time(16, 0))),
                ('grace_minutes', models.PositiveSmallIntegerField(default=60)),
                ('session_minutes', models.PositiveSmallIntegerField(default=60)),
                ('counters', models.PositiveSmallIntegerField(default=1)),
                ('minutes_per_service', models.PositiveSmallIntegerField(default=15)),
                ('places_per_day', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lane_rules', to='offices.servicepoint')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('point', 'lane', 'valid_from'), name='lane_rule_once'), models.CheckConstraint(condition=models.Q(('lane__in', ['REGULAR', 'EXPRESS', 'PRIORITY', 'BAP', 'COLLECTIVE', 'STAY_PERMIT', 'PICKUP'])), name='lane_rule_lane'), models.CheckConstraint(condition=models.Q(('hold_minutes__gt', 0)), name='lane_rule_hold'), models.CheckConstraint(condition=models.Q(('minutes_per_service__gte', 1), ('session_minutes__gte', 5)), name='lane_rule_minutes')],
            },
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.UniqueConstraint(fields=('point', 'lane', 'starts_at'), name='slot_once'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.CheckConstraint(condition=models.Q(('taken__gte', 0), ('taken__lte', models.F('capacity'))), name='slot_never_oversold'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.CheckConstraint(condition=models.Q(('starts_at__lt', models.F('ends_at'))), name='slot_starts_before_end'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.CheckConstraint(condition=models.Q(('lane__in', ['REGULAR', 'EXPRESS', 'PRIORITY', 'BAP', 'COLLECTIVE', 'STAY_PERMIT', 'PICKUP'])), name='slot_lane'),
        ),
        migrations.AddIndex(
            model_name='bookingchange',
            index=models.Index(fields=['booking', 'move'], name='booking_change_moves'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(fields=['holder', 'made_at'], name='booking_of_holder'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(condition=models.Q(('state', 'HELD')), fields=['held_until'], name='booking_overdue_holds'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.UniqueConstraint(fields=('pass_code',), name='booking_pass_once'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['HELD', 'BOOKED', 'ARRIVED'])), fields=('holder',), name='booking_one_live_per_holder'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('external_reference', ''), _negated=True), ('state__in', ['HELD', 'BOOKED', 'ARRIVED'])), fields=('external_reference',), name='booking_external_once'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['HELD', 'BOOKED', 'ARRIVED', 'SERVED', 'RELEASED', 'NO_SHOW'])), name='booking_state'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('held_until__isnull', False), ('state', 'HELD')), models.Q(models.Q(('state', 'HELD'), _negated=True), ('held_until', None)), _connector='OR'), name='booking_hold_has_an_end'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('slot', None), ('state', 'RELEASED')), models.Q(models.Q(('state', 'RELEASED'), _negated=True), ('slot__isnull', False)), _connector='OR'), name='booking_released_has_no_place'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('external_at', None), ('external_reference', '')), models.Q(models.Q(('external_reference', ''), _negated=True), ('external_at__isnull', False)), _connector='OR'), name='booking_external_complete'),
        ),
    ]
