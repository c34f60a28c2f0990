"""Which organisation a command is about: the one it names, else the default one."""

import click

from bot.domain.organisation import Organisation
from bot.storage.reading import organisations
from bot.wiring import Vouchline


async def organisation_named(vouchline: Vouchline, name: str | None) -> Organisation:
    """Raises `click.BadParameter`."""
    if name is None:
        return await organisations.one(vouchline.organisation)
    found = await organisations.named(name)
    if found is None:
        raise click.BadParameter(f"there is no organisation {name!r}", param_hint="--organisation")
    return found
