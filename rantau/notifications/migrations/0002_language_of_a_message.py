from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_tables")]

    operations = [
        migrations.AddField("inboxitem", "language", models.CharField(default="id", max_length=2)),
    ]
