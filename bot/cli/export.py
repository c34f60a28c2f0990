"""`vouchline export`: all of an organisation's data into a file (docs/export.md)."""

import asyncio
import os
import uuid
from pathlib import Path

import click

from bot.cli.named import organisation_named
from bot.cli.refusals import refusals_told
from bot.domain.access import OpenedAs, OpenedBy, Opening
from bot.domain.organisation import Organisation
from bot.export_files.archive import Written
from bot.export_files.making import Export, write_export
from bot.settings import load_settings
from bot.storage.repositories.openings import log_opening
from bot.wiring import Vouchline, open_vouchline

UNFINISHED = ".unfinished"


@click.command()
@click.option("--organisation", help="By its name. Left out: the default organisation.")
@click.option("--to", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The zip to be written.")
@refusals_told
def export(organisation: str | None, to: Path) -> None:
    """Writes all of an organisation's data into a zip; the server may go on meanwhile."""
    written = asyncio.run(_export(organisation, to))
    click.echo(f"{to}: {len(written)} files, {sum(one.rows for one in written)} rows")


async def _export(name: str | None, to: Path) -> tuple[Written, ...]:
    vouchline = await open_vouchline(load_settings())
    try:
        owner = await organisation_named(vouchline, name)
        await log_opening(vouchline.storage.database, _opening(owner, vouchline))
        return await _into(to, vouchline, owner)
    finally:
        await vouchline.close()


async def _into(to: Path, vouchline: Vouchline, owner: Organisation) -> tuple[Written, ...]:
    """For whoever runs it alone to read; under its own name when it is whole."""
    unfinished = to.with_name(f"{to.name}{UNFINISHED}")
    try:
        with open(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            made = await write_export(vouchline.storage.database, Export(owner.id, vouchline.clock.now()), file)
        unfinished.rename(to)
    except OSError as error:
        raise click.ClickException(f"{to} cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return made


def _opening(owner: Organisation, vouchline: Vouchline) -> Opening:
    return Opening(
        id=uuid.uuid4().hex,
        organisation=owner.id,
        check="",
        at=vouchline.clock.now(),
        by=OpenedBy.COMMAND,
        who="",
        name="vouchline export",
        way=OpenedAs.EXPORT,
        version=0,
        address="",
        browser="",
    )
