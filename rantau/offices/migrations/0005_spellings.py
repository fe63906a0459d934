from django.db import migrations

from rantau.offices.data import regions


def spell_anew(apps, schema_editor):
    regions.spell_anew(apps)


class Migration(migrations.Migration):
    dependencies = [("offices", "0004_first_offices")]
    operations = [migrations.RunPython(spell_anew, migrations.RunPython.noop, elidable=True)]
