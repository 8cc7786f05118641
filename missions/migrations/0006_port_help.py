from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("missions", "0005_launches"),
    ]

    operations = [
        migrations.AlterField(
            model_name="port",
            name="segment",
            field=models.CharField(
                choices=[("russian", "Russian"), ("us", "US")],
                default="russian",
                help_text="Whose part of the station. Ports of the Russian segment are drawn on the pages of days.",
                max_length=7,
                verbose_name="segment",
            ),
        ),
        migrations.AlterField(
            model_name="port",
            name="side",
            field=models.CharField(
                choices=[
                    ("aft", "aft"),
                    ("zenith", "zenith: away from the Earth"),
                    ("nadir", "nadir: towards the Earth"),
                    ("forward", "forward"),
                ],
                default="nadir",
                help_text="Where the port looks; the drawing has it there.",
                max_length=7,
                verbose_name="side",
            ),
        ),
    ]
