import editorial.core.functions
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('missions', '0006_port_help'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='flightevent',
            index=models.Index(editorial.core.functions.MoscowDay('at'), name='event_day'),
        ),
    ]
