"""`vouchline migrate`: brings the database's schema up to date, as `serve` does by itself."""

import asyncio

import click

from bot.cli.refusals import refusals_told
from bot.settings import load_settings
from bot.storage import migrating


@click.command()
@refusals_told
def migrate() -> None:
    """Brings the database's schema up to date."""
    asyncio.run(migrating.migrate(load_settings().database))
