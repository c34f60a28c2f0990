"""`vouchline slack`: what to register at Slack, and a link that installs it for an organisation."""

import asyncio
from datetime import UTC, datetime

import click

from bot.catalogues import read_plan
from bot.cli.refusals import refusals_told
from bot.domain.organisation import Organisation
from bot.domain.sender import Senders
from bot.errors import SettingRefused
from bot.install_links import install_link
from bot.organisations import default_organisation, organisation_named
from bot.settings import CONFIG, Settings, load_settings
from bot.settings.shapes import name_of
from bot.storage.opening import Storage, open_storage

MANIFEST = CONFIG / "slack_manifest.yaml"
PLACEHOLDER = "https://vouchline.example.com"
ROTATING, FIXED = "token_rotation_enabled: true", "token_rotation_enabled: false"


@click.group()
def slack() -> None:
    """Vouchline in Slack."""


@slack.command()
@click.option("--one-workspace", is_flag=True, help="For a bot token in the settings, which must not expire.")
@refusals_told
def manifest(one_workspace: bool) -> None:
    """Prints the manifest to make our app in Slack of, with VOUCHLINE_PUBLIC_URL filled in."""
    text = MANIFEST.read_text(encoding="utf-8").replace(PLACEHOLDER, load_settings().base_url)
    click.echo(text.replace(ROTATING, FIXED) if one_workspace else text, nl=False)


@slack.command("install-link")
@click.option("--organisation", help="Made if it is new. Left out: the default organisation.")
@refusals_told
def link(organisation: str | None) -> None:
    """Prints a link that installs Vouchline into a workspace of the organisation; it is good for an hour."""
    settings = load_settings()
    if settings.slack is None or not settings.slack.may_be_installed:
        raise SettingRefused(name_of("slack_client_id"), "", "is needed to be installed in Slack")
    owner = asyncio.run(_owner(settings, organisation))
    click.echo(install_link(settings.base_url, settings.secret, owner.id, datetime.now(UTC)))


async def _owner(settings: Settings, name: str | None) -> Organisation:
    storage = await open_storage(settings.database, Senders({}), settings.secret)
    try:
        return await _named(storage, settings, name)
    finally:
        await storage.close()


async def _named(storage: Storage, settings: Settings, name: str | None) -> Organisation:
    now = datetime.now(UTC)
    if name is None:
        return await default_organisation(storage.database, settings, read_plan(), now)
    return await organisation_named(storage.database, settings, name, read_plan(), now)
