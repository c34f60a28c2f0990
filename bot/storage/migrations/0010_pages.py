"""What personal pages keep: drafts, and traces of the devices that answered."""

from tortoise import migrations


class Migration(migrations.Migration):
    dependencies = [("storage", "0009_users")]  # noqa: RUF012

    operations = []  # noqa: RUF012
