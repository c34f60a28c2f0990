"""Mail from the door finds the lane of the message that it is about, through a spool as well, on either database."""

from collections.abc import Sequence
from datetime import datetime

from bot.channels.mail.addresses import Kind, Named
from bot.channels.mail.incoming.received import row_of
from bot.domain.channel import Channel
from bot.domain.inbox import Row, person_lane
from bot.domain.sender import Senders
from bot.engine.addressing import Addressing
from bot.engine.holder import Holder
from bot.engine.intake import Intake
from bot.engine.spool import Spool
from bot.ports import StorageUnreachable
from tests.engine.conftest import SENDER, World
from tests.storage.scene import a_message, put, rows

EVA = "eva@acme.example"
LANE = person_lane("email", EVA)
REPLY = b"From: eva@acme.example\r\nSubject: Re: x\r\nMessage-ID: <%d@x>\r\n\r\nHej\r\n"
KEPT = "SELECT lane, payload FROM inbox WHERE source = 'mail' ORDER BY id"


class Away:
    """A database that cannot be reached."""

    async def put(self, rows: Sequence[Row], now: datetime) -> int:
        raise StorageUnreachable


def a_reply(number: int, about: str = "first") -> Row:
    return row_of(Named(Kind.REPLY, about), EVA, REPLY % number)


async def test_mail_comes_to_the_lane_of_whom_we_wrote_to_and_once(world_on_either: World) -> None:
    world = world_on_either
    await _written(world)
    await world.intake.take(a_reply(1), a_reply(2), a_reply(1))
    await world.intake.take(a_reply(2))
    kept = await rows(world.storage, KEPT)
    assert [lane for lane, _ in kept] == [LANE, LANE]
    assert '"answers":2' in kept[0][1] and '"conversation":"talk"' in kept[0][1] and EVA in kept[0][1]


async def test_nothing_is_kept_of_mail_about_a_message_that_is_gone(world_on_either: World) -> None:
    world = world_on_either
    await world.intake.take(a_reply(1, about="erased"))
    assert await rows(world.storage, KEPT) == []
    await _written(world)
    await world.intake.take(a_reply(2, about="erased"), a_reply(3))
    assert [lane for lane, _ in await rows(world.storage, KEPT)] == [LANE]


async def test_mail_that_came_while_the_database_was_away_is_addressed_when_it_is_back(world: World) -> None:
    await _written(world)
    own = Addressing(world.storage.own_senders, Senders({SENDER.key: SENDER}), world.storage.written_mail)
    spool = Spool(world.spool_folder, Holder())
    intake = Intake(Away(), world.storage.outbox, world.wakeups, spool, world.clock, own)  # type: ignore[arg-type]
    await intake.take(a_reply(1))
    assert await rows(world.storage, KEPT) == []
    intake._turns = world.storage.turns
    await intake.replay()
    assert [lane for lane, _ in await rows(world.storage, KEPT)] == [LANE]


async def _written(world: World) -> None:
    about = {"name": "Eva", "answers": 2}
    to_eva = {"lane": LANE, "sender": "email", "channel": Channel.EMAIL, "address": EVA, "conversation": "talk"}
    await put(world.storage, a_message("first", about=about, **to_eva))
