from django.db import migrations

from plumbline.organisations.walls import unwalled


class Migration(migrations.Migration):
    dependencies = [("workplan", "0003_orders_on_the_shelf")]

    operations = [*unwalled("workplan_ownorder"), migrations.DeleteModel("OwnOrder")]
