"""`vouchline templates`: what WhatsApp has to approve before it may be said to somebody who has not written."""

import asyncio

import click

from bot.cli.refusals import refusals_told
from bot.domain.sender import Senders
from bot.errors import SettingRefused
from bot.ports import CarrierUnreachable
from bot.ports.contents import Synced
from bot.settings import Settings, load_settings
from bot.settings.shapes import name_of
from bot.storage.opening import machine_time, open_storage
from bot.whatsapp import has_own_number, has_whatsapp_sender, whatsapp_of


@click.group()
def templates() -> None:
    """WhatsApp's templates at Twilio."""


@templates.command()
@refusals_told
def sync() -> None:
    """Makes those that are not there, asks for their approval, and prints how far each is. May be repeated."""
    settings = load_settings()
    try:
        synced = asyncio.run(_sync(settings))
    except CarrierUnreachable as error:
        raise click.ClickException(f"Twilio cannot be asked: {error}") from error
    for one in synced.templates:
        click.echo(f"{one.name}: {one.state}")


async def _sync(settings: Settings) -> Synced:
    storage = await open_storage(settings.database, Senders({}), settings.secret)
    whatsapp = whatsapp_of(settings, storage.database, machine_time, machine_time)
    try:
        if whatsapp is None or not (has_whatsapp_sender(settings) or await has_own_number(storage.own_senders)):
            raise SettingRefused(name_of("twilio_whatsapp_from"), "", "is needed: templates are WhatsApp's")
        return await whatsapp.sync.once()
    finally:
        if whatsapp:
            await whatsapp.close()
        await storage.close()
