from django.db import migrations

from rantau.offices.data import regions


def load(apps, schema_editor):
    regions.load(apps)


class Migration(migrations.Migration):
    dependencies = [("offices", "0001_tables")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
