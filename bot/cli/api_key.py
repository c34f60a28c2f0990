"""`vouchline api-key create`: lets a program of an organisation in. Works before the first `serve`, too."""

import asyncio
import uuid
from datetime import UTC, datetime

import click

from bot.api_keys import fingerprint_of, new_key
from bot.catalogues import read_plan
from bot.cli.refusals import refusals_told
from bot.domain.organisation import ApiKey, Organisation
from bot.domain.sender import Senders
from bot.organisations import default_organisation, organisation_named
from bot.settings import Settings, load_settings
from bot.storage.opening import Storage, open_storage
from bot.storage.repositories.api_keys import add_api_key


@click.group("api-key")
def api_key() -> None:
    """Keys to the API."""


@api_key.command()
@click.option("--name", required=True, help="Who uses the key; shown where it acted.")
@click.option("--organisation", help="Made if it is new. Left out: the default organisation.")
@refusals_told
def create(name: str, organisation: str | None) -> None:
    """Makes a key and prints it; it is shown this once."""
    settings = load_settings()
    click.echo(asyncio.run(_create(settings, name, organisation)))


async def _create(settings: Settings, name: str, organisation: str | None) -> str:
    storage = await open_storage(settings.database, Senders({}), settings.secret)
    try:
        now = datetime.now(UTC)
        owner = await _owner(storage, settings, organisation, now)
        key = new_key()
        await add_api_key(storage.database, ApiKey(uuid.uuid4().hex, owner.id, name, fingerprint_of(key), now))
        return key
    finally:
        await storage.close()


async def _owner(storage: Storage, settings: Settings, organisation: str | None, now: datetime) -> Organisation:
    if organisation is None:
        return await default_organisation(storage.database, settings, read_plan(), now)
    return await organisation_named(storage.database, settings, organisation, read_plan(), now)
