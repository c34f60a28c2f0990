"""The door for mail that comes back, open for as long as the web is served, where the settings say at which port."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

from bot.channels.mail.door import MailDoor
from bot.engine.roles import ProgramRole
from bot.errors import SettingRefused
from bot.mailers import mail_addresses_of
from bot.wiring import Vouchline


@asynccontextmanager
async def mail_door(vouchline: Vouchline, roles: Collection[ProgramRole]) -> AsyncIterator[None]:
    """Raises `SettingRefused`."""
    place = vouchline.settings.mail_door
    if not place or ProgramRole.WEB not in roles:
        yield
        return
    door = MailDoor(mail_addresses_of(vouchline.settings), vouchline.intake.take)
    host, _, port = place.rpartition(":")
    try:
        await door.open(host.strip("[]"), int(port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or "no such port"
        raise SettingRefused("VOUCHLINE_MAIL_DOOR", place, f"cannot listen there: {reason}") from error
    try:
        yield
    finally:
        await door.close()
