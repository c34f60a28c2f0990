"""`vouchline admin create`: whoever sets Vouchline up makes the first admin, who lets everybody else in (R46)."""

import asyncio
import uuid
from typing import Any

import click

from bot.catalogues import read_plan
from bot.cli.refusals import refusals_told
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.organisation import Organisation
from bot.domain.user import User, UserRole, folded_email
from bot.organisations import organisation_named
from bot.settings import load_settings
from bot.storage.reading import organisations, users
from bot.storage.repositories import sessions
from bot.wiring import Vouchline, open_vouchline

SIGN_IN = "/login"


@click.group()
def admin() -> None:
    """Who may set everything up."""


@admin.command()
@click.option("--email", required=True, help="Where codes to sign in with are sent.")
@click.option("--name", help="As colleagues read it. Left out: made from the address.")
@click.option("--organisation", help="Made if it is new. Left out: the default organisation.")
@click.option("--language", type=click.Choice(("sv", "en")), help="Of what they read. Left out: the organisation's.")
@refusals_told
def create(email: str, name: str | None, organisation: str | None, language: str | None) -> None:
    """Makes an admin. Whoever has that address already becomes an active admin again."""
    given = {"name": name, "language": language}
    click.echo(asyncio.run(_create(organisation, {"email": email, **{key: one for key, one in given.items() if one}})))


async def _create(organisation: str | None, wanted: dict[str, Any]) -> str:
    vouchline = await open_vouchline(load_settings())
    try:
        await vouchline.wakeups.start(takes_turns=False)  # and not Slack, of which nothing is needed here
        owner = await _owner(vouchline, organisation)
        made = await _asked(vouchline, owner, wanted)
        await vouchline.rest()
    finally:
        await vouchline.close()
    where = f"{vouchline.settings.base_url}{SIGN_IN}"
    return f"{made.name} ({made.email}) is an admin of {owner.name}. Sign in at {where}"


async def _owner(vouchline: Vouchline, name: str | None) -> Organisation:
    if name is None:
        return await organisations.one(vouchline.organisation)
    database, settings, now = vouchline.storage.database, vouchline.settings, vouchline.clock.now()
    return await organisation_named(database, settings, name, read_plan(), now)


async def _asked(vouchline: Vouchline, owner: Organisation, wanted: dict[str, Any]) -> User:
    kept = await users.with_email_in(owner.id, folded_email(wanted["email"]))
    if kept and kept.deactivated_at:
        await sessions.end_all(vouchline.storage.database, kept.id, vouchline.clock.real())
    payload = {"of_user": "", "again": True, "role": str(UserRole.ADMIN), "active": True, **wanted}
    row = Row(organisation_lane(owner.id), "cli", uuid.uuid4().hex, Happening.USER_ASKED, payload)
    made = await users.one(owner.id, (await vouchline.ask(row))["user"])
    assert made, "it was made a moment ago"
    return made
