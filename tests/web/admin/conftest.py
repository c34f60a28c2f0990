"""Somebody who has signed in, in an office of their own."""

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio

from bot.domain.user import SignInWay, User, UserRole
from bot.storage.database import Database
from bot.storage.into import INTO
from bot.storage.reading import organisations
from bot.storage.records import mapper
from bot.storage.steps import Steps, Write
from bot.wiring import Vouchline
from tests.web.admin.desk import Desk
from tests.web.admin.house import House, a_house
from tests.web.office import Office
from web.sessions import cookie_name, csrf_of, new_session, session_id

SignIn = Callable[..., Awaitable[Desk]]


@pytest.fixture
async def sign_in(vouchline: Vouchline, office: Office) -> SignIn:
    """`await sign_in(role, organisation)`: a desk of somebody new, at Café Norr unless said otherwise."""

    async def signed(role: UserRole = UserRole.ADMIN, organisation: str = "Café Norr", language: str = "en") -> Desk:
        owner = await organisations.named(organisation)
        assert owner
        id = uuid.uuid4().hex
        now = vouchline.clock.now()
        user = User(id, owner.id, f"{id[:8]}@example.com", f"Rut {id[:4]}", role, language, now)
        await add_user(vouchline.storage.database, user)
        token = await new_session(vouchline, user, SignInWay.CODE, "a test")
        return Desk(
            office.client, user, {cookie_name(vouchline): token}, csrf_of(vouchline.settings.secret, session_id(token))
        )

    return signed


@pytest.fixture
async def admin(sign_in: SignIn) -> Desk:
    return await sign_in()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """For tests marked `pytest.mark.asyncio(loop_scope="module")`."""
    async with a_house(tmp_path_factory.mktemp("house")) as house:
        yield house


async def add_user(database: Database, user: User) -> None:
    def adding() -> Steps[None]:
        yield Write({INTO[User]: [mapper(User).row(user)]})

    await database.write(adding)
