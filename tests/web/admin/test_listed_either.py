"""Assignments and their lists on SQLite, then on PostgreSQL."""

import uuid
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.inbox import Happening, Row, organisation_lane
from bot.storage.reading import assignments, checks, listed, organisations
from bot.storage.reading.assignments import Counted
from bot.storage.reading.searching import CheckSearch
from bot.storage.retention import over
from bot.wiring import Vouchline
from tests.web.conftest import office_of, running
from tests.web.office import Office

ANNA: dict[str, Any] = {"name": "Anna Lind", "phone": "+46701234567", "email": None}
BO: dict[str, Any] = {"name": "Bo Ek", "phone": None, "email": "Bo@example.com"}


@pytest.fixture
async def either(tmp_path: Path, database_url: str) -> AsyncIterator[tuple[Vouchline, Office]]:
    async with running(tmp_path, database_url) as vouchline, office_of(vouchline) as office:
        yield vouchline, office


async def test_a_list_is_kept_and_emptied_by_a_start(either: tuple[Vouchline, Office]) -> None:
    vouchline, _ = either
    owner = await organisations.named("Café Norr")
    assert owner

    async def ask(happening: Happening, **payload: Any) -> dict[str, Any]:
        row = Row(organisation_lane(owner.id), "web", uuid.uuid4().hex, happening, {"by": "Rut", **payload})
        return await vouchline.ask(row)

    made = await ask(Happening.ASSIGNMENT_ASKED, assignment={"id": None, "external_id": None, "title": "Öl & mat"})
    id = made["assignment"]
    people = [ANNA, BO, {**ANNA, "name": "A. Lind"}]
    outcome = await ask(Happening.CANDIDATES_LISTED, assignment={"id": id}, people=people)
    assert (outcome["listed"], outcome["known"]) == (2, 1)
    anna, bo = await listed.on(owner.id, id)
    assert (anna.name, bo.email) == ("Anna Lind", "Bo@example.com")
    assert await listed.counts(owner.id, [id]) == {id: 2}
    settings = {
        "sub_account": "default",
        "language": "en",
        "questionnaire": "standard",
        "candidate_contact": "sms",
        "referee_contact": "sms",
        "references_wanted": 1,
        "guidance": "",
        "deadline": None,
        "assignment": {"id": id, "external_id": None, "title": "called otherwise by now"},
        "started_by": "Rut",
    }
    await ask(Happening.CHECKS_ASKED, **settings, candidates=[ANNA], listed=[anna.id])
    assert [one.name for one in await listed.on(owner.id, id)] == ["Bo Ek"]
    now = vouchline.clock.now()
    assert await over(vouchline.storage.database, now + timedelta(days=729), 10) == []
    rows = await over(vouchline.storage.database, now + timedelta(days=732), 10)
    assert [one.payload["listed"] for one in rows if one.lane == organisation_lane(owner.id)] == [[bo.id]]
    assert await assignments.counts(owner.id, [id]) == {id: Counted(running=1)}
    assert await checks.count(owner.id, CheckSearch(in_archive=False, assignment=id), 10) == 1
    await ask(Happening.CANDIDATES_UNLISTED, listed=[bo.id, "unknown"])
    assert await listed.on(owner.id, id) == []


async def test_assignments_follow_page_by_page_whatever_they_are_called(either: tuple[Vouchline, Office]) -> None:
    _, office = either
    owner = await organisations.named("Café Norr")
    assert owner
    titles = ["Ärm", "barista", "Barista", "Zebra", "100 %", "Åsna", "'quoted'"]
    for number, title in enumerate(titles):
        await office.start(assignment={"title": title}, candidates=[{"name": "Anna", "phone": f"+4670123456{number}"}])
    found, cursor = [], None
    while True:
        page = await assignments.page(owner.id, "", cursor, 3)
        found += [one.title for one in page.assignments]
        cursor = page.next
        if cursor is None:
            break
    assert sorted(found) == sorted(titles)
    assert [one.title for one in (await assignments.page(owner.id, "100 %", None, 3)).assignments] == ["100 %"]
    for wrong in ("nonsense", "WzEsMl0", "eyJhIjoxfQ"):
        with pytest.raises(ValueError, match=wrong):
            await assignments.page(owner.id, "", wrong, 3)
