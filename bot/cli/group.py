"""`vouchline` and its commands. `serve` and `demo`, which need the web, are added in `web/main.py`."""

import click

from bot.cli.admin import admin
from bot.cli.api_key import api_key
from bot.cli.credits import credits
from bot.cli.elks import elks
from bot.cli.export import export
from bot.cli.migrating import migrate
from bot.cli.settings import settings
from bot.cli.slack import slack
from bot.cli.templates import templates


@click.group()
@click.version_option(package_name="vouchline")
def commands() -> None:
    """Job references, collected in the chat."""


for command in (migrate, admin, api_key, settings, credits, slack, elks, templates, export):
    commands.add_command(command)
