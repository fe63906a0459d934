from django.db import migrations

from rantau.appointments.data import first_rules


def load(apps, schema_editor):
    first_rules.load(apps)


class Migration(migrations.Migration):
    dependencies = [("appointments", "0001_tables"), ("offices", "0004_first_offices")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
