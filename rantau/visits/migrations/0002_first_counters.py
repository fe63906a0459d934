from django.db import migrations

from rantau.visits.data import first_counters


def load(apps, schema_editor):
    first_counters.load(apps)


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_tables"), ("offices", "0004_first_offices")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
