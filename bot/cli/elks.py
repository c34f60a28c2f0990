"""`vouchline elks`: where 46elks is to bring what people write to our number."""

import click

from bot.channels.elks.webhooks import messages_address
from bot.cli.refusals import refusals_told
from bot.settings import load_settings


@click.group()
def elks() -> None:
    """46elks, who may carry SMS in place of Twilio."""


@elks.command("sms-url")
@refusals_told
def sms_url() -> None:
    """Prints the number's `sms_url`. It holds a secret: who knows it can write to us as anybody."""
    settings = load_settings()
    click.echo(messages_address(settings.base_url, settings.secret))
