"""Repeated requests, watermarks, the test clock and the sandbox's messages."""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from bot.storage.fields import Instant, Json, Word


class Migration(migrations.Migration):
    dependencies = [("storage", "0003_lanes")]  # noqa: RUF012

    operations = [  # noqa: RUF012
        ops.CreateModel(
            name="IdempotencyRow",
            fields=[
                ("id", fields.BigIntField(primary_key=True, generated=True)),
                ("organisation", Word()),
                ("key", Word()),
                ("request_hash", Word()),
                ("status", fields.IntField(null=True)),
                ("answer", Json(null=True)),
                ("created_at", Instant()),
            ],
            options={"table": "idempotency", "app": "storage"},
        ),
        ops.CreateModel(
            name="WatermarkRow",
            fields=[
                ("sender", Word(primary_key=True)),
                ("at", Instant()),
            ],
            options={"table": "watermark", "app": "storage"},
        ),
        ops.CreateModel(
            name="ClockRow",
            fields=[
                ("id", fields.IntField(primary_key=True, generated=False)),
                ("offset_seconds", fields.BigIntField()),
            ],
            options={"table": "clock", "app": "storage"},
        ),
        ops.CreateModel(
            name="SandboxMessageRow",
            fields=[
                ("id", Word(primary_key=True)),
                ("position", fields.BigIntField()),
                ("direction", Word()),
                ("sender", Word()),
                ("address", Word()),
                ("body", Word()),
                ("status", Word()),
                ("fields_", Json(source_field="fields")),
                ("created_at", Instant()),
            ],
            options={"table": "sandbox_message", "app": "storage"},
        ),
        ops.RunSQL(
            [
                'CREATE UNIQUE INDEX "idempotency_by_key" ON "idempotency" ("organisation", "key")',
                'CREATE INDEX "sandbox_message_by_position" ON "sandbox_message" ("position")',
            ]
        ),
    ]
