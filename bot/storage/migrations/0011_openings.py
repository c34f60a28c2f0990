"""Who was let in to a report, and every opening of one."""

from tortoise import migrations


class Migration(migrations.Migration):
    dependencies = [("storage", "0010_pages")]  # noqa: RUF012

    operations = []  # noqa: RUF012
