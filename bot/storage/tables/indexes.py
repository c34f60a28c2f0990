"""Indexes as SQL: Tortoise writes no partial ones on SQLite and leaves constraints out of first migrations."""

from bot.storage.reading.needing import IS_NEEDING

INDEXES = (
    'CREATE UNIQUE INDEX "sub_account_by_key" ON "sub_account" ("organisation", "key")',
    'CREATE UNIQUE INDEX "organisation_by_name" ON "organisation" ("name")',
    'CREATE INDEX "credit_entry_by_organisation" ON "credit_entry" ("organisation")',
    'CREATE UNIQUE INDEX "api_key_by_fingerprint" ON "api_key" ("fingerprint")',
    'CREATE INDEX "assignment_by_title" ON "assignment" ("organisation", "title")',
    'CREATE UNIQUE INDEX "assignment_by_external_id" ON "assignment" ("organisation", "external_id")'
    ' WHERE "external_id" IS NOT NULL',
    'CREATE UNIQUE INDEX "questionnaire_by_version" ON "questionnaire" ("name", "language", "version")',
    'CREATE INDEX "checks_by_organisation" ON "checks" ("organisation", "created_at", "id")',
    'CREATE UNIQUE INDEX "checks_by_code" ON "checks" ("code") WHERE "code" <> \'\'',
    'CREATE INDEX "reference_by_check" ON "reference" ("check", "position")',
    'CREATE INDEX "conversation_by_check" ON "conversation" ("check")',
    'CREATE INDEX "conversation_by_lane" ON "conversation" ("lane", "created_at")',
    'CREATE INDEX "entry_by_conversation" ON "entry" ("conversation", "id")',
    'CREATE INDEX "event_by_check" ON "event" ("check", "id")',
    'CREATE INDEX "event_by_organisation" ON "event" ("organisation", "id")',
    f'CREATE INDEX "event_needing" ON "event" ("organisation", "check") WHERE {IS_NEEDING}',
    'CREATE INDEX "findable_by_check" ON "findable" ("check")',
    'CREATE INDEX "findable_by_organisation" ON "findable" ("organisation")',
    'CREATE INDEX "findable_by_phone" ON "findable" ("phone", "organisation") WHERE "phone" IS NOT NULL',
    'CREATE INDEX "findable_by_email" ON "findable" ("email", "organisation") WHERE "email" IS NOT NULL',
    'CREATE INDEX "personal_link_by_check" ON "personal_link" ("check")',
    'CREATE UNIQUE INDEX "inbox_by_key" ON "inbox" ("source", "key")',
    'CREATE INDEX "inbox_by_lane" ON "inbox" ("lane")',
    'CREATE INDEX "inbox_waiting" ON "inbox" ("lane", "id") WHERE "applied_at" IS NULL AND "parked_at" IS NULL',
    'CREATE INDEX "timer_by_due" ON "timer" ("due_at")',
    'CREATE INDEX "timer_by_lane" ON "timer" ("lane")',
    'CREATE INDEX "timer_by_conversation" ON "timer" ("conversation") WHERE "conversation" IS NOT NULL',
    'CREATE UNIQUE INDEX "outbox_by_key" ON "outbox" ("key")',
    'CREATE INDEX "outbox_by_check" ON "outbox" ("check")',
    'CREATE INDEX "outbox_by_provider_id" ON "outbox" ("provider_id") WHERE "provider_id" IS NOT NULL',
    'CREATE INDEX "outbox_waiting" ON "outbox" ("lane", "id")'
    " WHERE \"progress\" IN ('queued', 'leased', 'unclear')",
    'CREATE INDEX "outbox_queued" ON "outbox" ("id") WHERE "progress" = \'queued\'',
    'CREATE INDEX "outbox_unsettled" ON "outbox" ("id") WHERE "progress" IN (\'leased\', \'unclear\')',
    'CREATE INDEX "outbox_queued_by_due" ON "outbox" ("due_at") WHERE "progress" = \'queued\'',
    'CREATE UNIQUE INDEX "idempotency_by_key" ON "idempotency" ("organisation", "key")',
    'CREATE INDEX "sandbox_message_by_position" ON "sandbox_message" ("position")',
)
