"""A check with a place in Slack, kept by the stores and turned by the real flows."""

from dataclasses import replace

from bot.domain.desk import Card, Place, desk_lane
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Message, verdict
from bot.domain.organisation import Organisation
from bot.domain.workspace import Workspace, WorkspaceTokens
from bot.flows.decide import decide
from bot.flows.desk.events import event_told
from bot.flows.desk.passing_on import desk_row
from bot.ports import TurnTaken
from bot.storage.opening import Storage
from bot.storage.workspaces import SqlWorkspaces
from tests.storage.conftest import SECRET, MachineClock
from tests.storage.scene import ANNA, CHECK, EVERYTHING, NOW, put
from tests.world import World

PLACE = Place("T1", "C1", "U-rut", "sv", ("U-bo",))
PLACED = replace(CHECK, place=PLACE)
WITH_A_PLACE = (*(one for one in EVERYTHING if one is not CHECK), PLACED)
DESK = desk_lane(CHECK.id)


def an_event(kind: EventType) -> Event:
    return Event("cafe", CHECK.id, kind, Actor.SYSTEM, NOW, {"name": "Anna Lind"}, ANNA.id)


def told(cause: str, *events: Event) -> Row:
    return desk_row(CHECK.id, cause, [event_told(one) for one in events])


def a_card(check: str = CHECK.id, **changes: object) -> Card:
    card = Card(check, "cafe", "T1", "C1", "sv", 1, NOW)
    return replace(card, **changes)  # type: ignore[arg-type]


async def placed(storage: Storage) -> None:
    await put(storage, *WITH_A_PLACE)


async def desk_turn(storage: Storage, *rows: Row) -> TurnTaken | None:
    """All that waits at the desk, with these rows at its end."""
    await storage.turns.put(list(rows), NOW)
    moment = replace(World().moment(), now=NOW)
    taken = await storage.turns.take_turn(DESK, lambda view, row: decide(view, row, moment))
    assert taken is None or taken.failed is None, taken
    return taken


async def claimed(storage: Storage) -> list[Message]:
    return await storage.outbox.claim(NOW, "me:1:a", 20, verdict)


async def install(storage: Storage, machine: MachineClock, workspace: str, organisation: str = "cafe") -> None:
    await put(storage, Organisation(organisation, organisation, NOW))
    known = SqlWorkspaces(storage.database, SECRET, machine, lambda one: ())
    about = Workspace(workspace, organisation, workspace, "UB", "B1", "A1", "commands", "U1", machine())
    await known.install(about, WorkspaceTokens("xoxb-1"))


def posted(cause: str, ts: str = "1.0") -> Row:
    about = {"posting": 1, "channel": "C1", "ts": ts}
    return Row(DESK, "outbox", cause, Happening.CARD_POSTED, about)
