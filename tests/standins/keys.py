"""An employer's API key at a program that is served."""

import hashlib
import uuid
from datetime import UTC, datetime
from secrets import token_urlsafe

from bot.catalogues import read_plan
from bot.domain.organisation import ApiKey
from bot.domain.sender import Senders
from bot.organisations import default_organisation
from bot.settings import load_settings
from bot.storage.opening import open_storage
from bot.storage.repositories.api_keys import add_api_key
from tests.standins.served import Served


async def new_key(served: Served) -> str:
    """As `vouchline api-key create` makes it, without another program to start."""
    storage = await open_storage(served.database_url, Senders({}), b"only for tests, 32 bytes long ok")
    try:
        now, key = datetime.now(UTC), token_urlsafe(24)
        settings = load_settings(database_url=served.database_url, var=served.folder)
        owner = await default_organisation(storage.database, settings, read_plan(), now)
        fingerprint = hashlib.sha256(key.encode()).hexdigest()
        await add_api_key(storage.database, ApiKey(uuid.uuid4().hex, owner.id, "tests", fingerprint, now))
        return key
    finally:
        await storage.close()
