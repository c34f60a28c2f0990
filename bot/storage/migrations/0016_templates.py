"""WhatsApp templates as the provider knows them."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0015_ways")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="WhatsappContentRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=True)),
                ("account", Word()),
                ("name", Word()),
                ("sid", Word()),
                ("approval", Word()),
                ("reason", Word()),
                ("claimed_at", Instant()),
            ],
            options={"table": "whatsapp_content", "app": "storage"},
        ),
        ops.RunSQL(['CREATE UNIQUE INDEX "whatsapp_content_by_name" ON "whatsapp_content" ("account", "name")']),
    ]
