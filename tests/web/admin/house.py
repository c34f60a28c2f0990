"""One office for all tests of a file, with somebody of each kind at a desk: what one test sets, the next may see."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.user import SignInWay, User, UserRole
from bot.engine.roles import ProgramRole
from bot.storage.into import INTO
from bot.storage.reading import organisations
from bot.storage.records import mapper
from bot.storage.steps import Steps, Write
from bot.wiring import Vouchline
from tests.databases import migrated_in
from tests.ports import own_port
from tests.web.admin.desk import Desk
from tests.web.conftest import TURNS, office_of, running
from tests.web.office import Office
from web.sessions import cookie_name, csrf_of, new_session, session_id


@dataclass(frozen=True, slots=True)
class House:
    vouchline: Vouchline
    office: Office
    admin: Desk  # of Café Norr, as all but `other`
    swede: Desk
    recruiter: Desk
    other: Desk  # an admin of Bar Söder

    async def kept(self, sub_account: str = "default") -> Any:
        return await self.office.json("GET", f"/api/v1/sub-accounts/{sub_account}")


@asynccontextmanager
async def a_house(folder: Path, roles: Collection[ProgramRole] = TURNS) -> AsyncIterator[House]:
    port = str(own_port())  # nobody listens there: what is sent goes nowhere
    async with running(folder, migrated_in(folder), roles, port=port) as vouchline, office_of(vouchline) as office:
        yield House(
            vouchline,
            office,
            await _desk(vouchline, office, "Rut"),
            await _desk(vouchline, office, "Siv", language="sv"),
            await _desk(vouchline, office, "Nils", UserRole.RECRUITER),
            await _desk(vouchline, office, "Olle", organisation="Bar Söder"),
        )


async def _desk(
    vouchline: Vouchline,
    office: Office,
    name: str,
    role: UserRole = UserRole.ADMIN,
    language: str = "en",
    organisation: str = "Café Norr",
) -> Desk:
    owner = await organisations.named(organisation)
    assert owner
    user = User(name.lower(), owner.id, f"{name.lower()}@example.com", name, role, language, vouchline.clock.now())

    def adding() -> Steps[None]:
        yield Write({INTO[User]: [mapper(User).row(user)]})

    await vouchline.storage.database.write(adding)
    token = await new_session(vouchline, user, SignInWay.CODE, "a test")
    csrf = csrf_of(vouchline.settings.secret, session_id(token))
    return Desk(office.client, user, {cookie_name(vouchline): token}, csrf)
