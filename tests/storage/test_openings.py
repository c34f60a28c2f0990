"""The access log and the shares of reports, in either database (R50)."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.access import OpenedAs, OpenedBy, Opening, Share
from bot.domain.inbox import check_lane
from bot.flows.changes import Changes
from bot.storage.opening import Storage
from bot.storage.reading import openings as read
from bot.storage.reading import shares as shares_read
from bot.storage.reading.openings import OpeningSearch
from bot.storage.repositories import shares
from bot.storage.repositories.openings import log_opening
from tests.storage.scene import CHECK, EVERYTHING, NOW, brought_about, number_of, put

OWNER = CHECK.organisation
OPENING = Opening("o1", OWNER, CHECK.id, NOW, OpenedBy.SHARE, "s1", "Åsa 100%", OpenedAs.WEB, 1, "", "Firefox")
SHARE = Share("s1", OWNER, CHECK.id, "Åsa", "asa@example.com", "hash", "Rut", NOW)


async def test_an_opening_is_logged_once_for_each_id(storage: Storage) -> None:
    for _ in range(2):
        await log_opening(storage.database, OPENING)
    await log_opening(storage.database, replace(OPENING, name="somebody else"))
    found = await read.page(OWNER, OpeningSearch(), None, 10)
    assert [one.opening for one in found.lines] == [OPENING] and found.next is None


async def test_the_log_is_read_from_the_newest_by_pages_of_one_organisation(storage: Storage) -> None:
    for number in range(5):
        at = NOW + timedelta(seconds=number // 2)  # two at the same instant
        await log_opening(storage.database, replace(OPENING, id=f"o{number}", at=at))
    await log_opening(storage.database, replace(OPENING, id="theirs", organisation="other"))
    first = await read.page(OWNER, OpeningSearch(), None, 3)
    rest = await read.page(OWNER, OpeningSearch(), first.next, 3)
    assert [one.opening.id for one in (*first.lines, *rest.lines)] == ["o4", "o3", "o2", "o1", "o0"]


async def test_part_of_a_name_is_found_to_the_letter_in_any_case(storage: Storage) -> None:
    await log_opening(storage.database, OPENING)
    for name, found in (("100%", 1), ("1_0", 0), ("sa 1", 1), ("åsa", 1), ("ÅSA", 1), ("%", 1), ("\\", 0), ("rut", 0)):
        assert len((await read.page(OWNER, OpeningSearch(name=name), None, 10)).lines) == found, name


async def test_nobody_is_let_in_to_a_check_that_is_not_there(storage: Storage) -> None:
    await put(storage, *EVERYTHING)
    await shares.let_in(storage.database, replace(SHARE, id="s2", check="gone", token_hash="2"))
    await shares.let_in(storage.database, replace(SHARE, id="s3", organisation="other", token_hash="3"))
    assert await number_of(storage, "report_share") == 0
    await shares.let_in(storage.database, SHARE)
    assert await shares_read.opened_with("hash") == SHARE


async def test_a_share_is_withdrawn_by_its_own_organisation_alone(storage: Storage) -> None:
    await put(storage, *EVERYTHING)
    await shares.let_in(storage.database, SHARE)
    await shares.withdraw(storage.database, replace(SHARE, organisation="other"), NOW)
    assert await shares_read.opened_with("hash") == SHARE
    await shares.withdraw(storage.database, SHARE, NOW)
    assert await shares_read.opened_with("hash") is None
    assert await shares_read.of_check(OWNER, CHECK.id) == [replace(SHARE, withdrawn_at=NOW)]


async def test_shares_and_openings_go_with_their_check(storage: Storage) -> None:
    await put(storage, *EVERYTHING)
    await shares.let_in(storage.database, SHARE)
    await log_opening(storage.database, OPENING)
    await log_opening(storage.database, replace(OPENING, id="o2", check="another"))
    await brought_about(storage, Changes(delete_check=CHECK.id), check_lane(CHECK.id))
    assert (await number_of(storage, "report_share"), await number_of(storage, "opening")) == (0, 1)
