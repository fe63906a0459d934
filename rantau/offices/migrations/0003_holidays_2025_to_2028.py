from django.db import migrations

from rantau.offices.data import calendar


def load(apps, schema_editor):
    calendar.load(apps, 2025, 2028)


class Migration(migrations.Migration):
    dependencies = [("offices", "0002_regions")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
