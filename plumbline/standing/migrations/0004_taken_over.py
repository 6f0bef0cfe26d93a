"""That a provider was taken over is read by whoever reads its standing: nobody new is placed there."""

from django.db import migrations

from plumbline.organisations.walls import shared_with_partners

# Councils that share with a partner of the scope now.
SHARING = "SELECT council_id FROM standing_sharing WHERE ended_at IS NULL AND partner_id = {partners}"


class Migration(migrations.Migration):
    dependencies = [("standing", "0003_vacancies"), ("providers", "0002_successions")]

    operations = shared_with_partners("providers_succession", when=f"council_id IN ({SHARING})")
