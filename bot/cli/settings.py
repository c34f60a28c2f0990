"""`vouchline settings check`: whether the settings can be used, and which are in force."""

import click

from bot.catalogues import read_plan, read_prices, read_questionnaires, read_texts
from bot.cli.refusals import refusals_told
from bot.settings import load_settings


@click.group()
def settings() -> None:
    """What is set."""


@settings.command()
@refusals_told
def check() -> None:
    """Checks settings and catalogues, and shows what is in force; secrets stay hidden."""
    found = load_settings()
    read_texts(), read_questionnaires(), read_plan(), read_prices()
    for name, value in found.shown().items():
        click.echo(f"{name}={value}")
    through = " and ".join(name for name, has in (("Twilio", found.has_twilio), ("46elks", found.has_elks)) if has)
    where = "in the sandbox" if found.has_sandbox else f"through {through}" if through else "nowhere"
    click.echo(f"# served at {found.base_url}, messages go {where}")
