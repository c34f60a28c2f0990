"""`vouchline credits`: an organisation's balance, shown and changed through its own lane, as everything is (R6)."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

import click

from bot.cli.named import organisation_named
from bot.cli.refusals import refusals_told
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.organisation import Organisation
from bot.settings import load_settings
from bot.storage.reading import organisations
from bot.wiring import Vouchline, open_vouchline

NEWEST = 20
MOST_ADDED = 1_000_000
Act = Callable[[Vouchline, Organisation], Awaitable[None]]
of_organisation = click.option("--organisation", help="By its name. Left out: the default organisation.")


@click.group()
def credits() -> None:
    """What an organisation may still start: one credit a check."""


@credits.command()
@of_organisation
@refusals_told
def show(organisation: str | None) -> None:
    """Shows the balance and the newest lines of the ledger."""
    asyncio.run(_with(organisation, _show))


@credits.command()
@click.argument("amount", type=click.IntRange(1, MOST_ADDED))
@of_organisation
@refusals_told
def add(amount: int, organisation: str | None) -> None:
    """Adds AMOUNT credits to a limited balance."""
    asyncio.run(_with(organisation, _asking(Happening.CREDITS_ADDED, amount=amount, reason="added")))


@credits.command()
@of_organisation
@refusals_told
def limit(organisation: str | None) -> None:
    """Lets checks be started only while there are credits; what was used before is written off."""
    asyncio.run(_with(organisation, _asking(Happening.CREDITS_LIMITED, limited=True)))


@credits.command()
@of_organisation
@refusals_told
def unlimited(organisation: str | None) -> None:
    """Lets checks be started without end; the ledger goes on."""
    asyncio.run(_with(organisation, _asking(Happening.CREDITS_LIMITED, limited=False)))


async def _with(name: str | None, act: Act) -> None:
    vouchline = await open_vouchline(load_settings())
    try:
        await vouchline.begin(())
        await act(vouchline, await organisation_named(vouchline, name))
        await vouchline.rest()
    finally:
        await vouchline.close()


def _asking(happening: Happening, **payload: Any) -> Act:
    async def act(vouchline: Vouchline, owner: Organisation) -> None:
        await vouchline.ask(Row(organisation_lane(owner.id), "cli", uuid.uuid4().hex, happening, payload))
        await _tell_balance(owner.id)

    return act


async def _show(vouchline: Vouchline, owner: Organisation) -> None:
    await _tell_balance(owner.id)
    for line in await organisations.ledger(owner.id, NEWEST):
        click.echo(
            f"{line.at:%Y-%m-%d %H:%M}  {line.amount:+d}  {line.balance}  {line.reason}  {line.check or ''}".rstrip()
        )


async def _tell_balance(organisation: str) -> None:
    owner = await organisations.one(organisation)
    balance = str(await organisations.balance(organisation)) if owner.credits_limited else "unlimited"
    click.echo(f"{owner.name}: {balance}")
