from django.db import migrations

from rantau.offices.data import first_offices


def load(apps, schema_editor):
    first_offices.load(apps)


class Migration(migrations.Migration):
    dependencies = [("offices", "0003_holidays_2025_to_2028")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
