"""Starting checks on the web: settings, what will be sent, one confirmation; mistakes beside their fields."""

import re
import uuid

import pytest

from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.user import UserRole
from bot.storage.reading import organisations
from bot.wiring import Vouchline
from tests.web.admin.conftest import SignIn
from tests.web.admin.desk import Desk
from tests.web.office import CHECKS, Office

NEW = "/admin/checks/new"
USUAL = {
    "sub_account": "default",
    "was_sub_account": "default",
    "language": "sv",
    "questionnaire": "standard",
    "candidate_contact": "sms",
    "referee_contact": "sms",
    "references_wanted": "2",
    "guidance": "",
    "deadline": "",
    "assignment": "",
    "title": "",
    "name": "Anna Lind",
    "phone": "070-123 45 67",
    "email": "",
    "candidates": "",
}


async def review(desk: Desk, status: int = 200, **changed: str) -> str:
    answer = await desk.post(NEW, {**USUAL, "step": "review", **changed})
    page = await answer.text()
    assert answer.status == status, page
    return page


async def request(desk: Desk, key: str = "", **changed: str) -> str:
    """Where it leads."""
    answer = await desk.post(NEW, {**USUAL, "step": "start", "key": key or uuid.uuid4().hex, **changed})
    assert answer.status == 303, await answer.text()
    return str(answer.headers["Location"])


async def all_checks(office: Office) -> list[str]:
    found = await office.json("GET", CHECKS)
    return sorted(one["candidate"]["name"] for one in found["checks"])


async def test_the_form_has_the_sub_accounts_defaults_and_only_contacts_that_there_are(admin: Desk) -> None:
    page = await admin.page(NEW)
    assert re.search(r'name="references_wanted"[^>]*value="2"', page)
    assert set(re.findall(r'name="candidate_contact"[^>]*value="([^"]+)"', page)) == {
        "sms",
        "whatsapp",
        "email",
        "sms+email",
        "none",
    }
    assert "8 questions" in page
    assert "Referenstagning (spontaneous applications)" in page


async def test_what_will_be_sent_is_shown_word_for_word_and_nothing_is_started(admin: Desk, office: Office) -> None:
    page = await review(admin, guidance="One manager <b>", references_wanted="3")
    assert "Hej Anna! Café Norr tar referenser" in page
    assert "One manager &lt;b&gt;" in page
    assert re.search(r"\d text message segments", page)
    assert "The first message goes out" in page
    assert re.search(r"/c/…", page), "no link leads anywhere yet"
    assert await all_checks(office) == []


async def test_one_check_is_started_and_shown(admin: Desk, office: Office) -> None:
    page = await admin.page((await admin.get(await request(admin, guidance="One manager"))).headers["Location"])
    assert "The references are requested" in page
    assert "One manager" in page
    assert admin.user.name in page, "it says who started it"
    assert await all_checks(office) == ["Anna Lind"]


async def test_pressing_twice_starts_once(admin: Desk, office: Office) -> None:
    key = uuid.uuid4().hex
    assert await request(admin, key) == await request(admin, key) == f"/admin/checks/started/{key}"
    assert await all_checks(office) == ["Anna Lind"]


async def test_links_are_given_to_copy_where_nothing_is_sent(admin: Desk, office: Office) -> None:
    lines = "Anna Lind\nBo Ek, , bo@example.com"
    page = await admin.page(await request(admin, name="", phone="", candidate_contact="none", candidates=lines))
    assert "2 checks have started" in page
    assert len(re.findall(r'readonly value="http[^"]+/c/', page)) == 2
    review_page = await review(admin, name="Cia", phone="", candidate_contact="none")
    assert "Nothing is sent to anybody" in review_page


async def test_mistakes_are_told_beside_their_fields_in_the_users_language(sign_in: SignIn, office: Office) -> None:
    desk = await sign_in(UserRole.RECRUITER, language="sv")
    page = await review(desk, 422, phone="12", deadline="2020-01-01", references_wanted="0", assignment="new")
    for id in ("phone", "deadline", "references_wanted", "title"):
        assert f'id="{id}-error"' in page, id
    assert "Den dagen har passerat." in page
    assert "Number must" not in page


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("Anna Lind, 12\nBo Ek, 070-222 33 44", "Line 1: “12” can&#39;t be a phone number"),
        ("Bo Ek, 070-222 33 44\n\nCia Ek, 0702223344", "Line 3: This is the same candidate as Bo Ek"),
        ("Bo Ek", "Line 1: A mobile number is needed"),
        ("\n".join(f"Person {n}, 0701230{n:03}" for n in range(201)), "At most 200 candidates"),
    ],
)
async def test_mistakes_in_lines_are_told_by_line(admin: Desk, office: Office, lines: str, said: str) -> None:
    page = await review(admin, 422, name="", phone="", candidates=lines)
    assert said in page
    assert lines.splitlines()[0] in page, "what was typed is kept"


async def test_nobody_is_no_candidate(admin: Desk) -> None:
    assert "Write the candidate&#39;s name" in await review(admin, 422, name="", phone="")


@pytest.mark.parametrize(
    "changed",
    [
        {"candidate_contact": "pigeon"},
        {"candidate_contact": "pigeon"},
        {"questionnaire": "nothing"},
        {"language": "xx"},
        {"sub_account": "nothing"},
        {"assignment": "nothing"},
        {"guidance": "x" * 501},
    ],
)
async def test_what_is_not_offered_is_refused_and_starts_nothing(
    admin: Desk, office: Office, changed: dict[str, str]
) -> None:
    page = await review(admin, 422, **changed)
    assert 'class="error"' in page
    answer = await admin.post(NEW, {**USUAL, "step": "start", "key": "k", **changed})
    assert answer.status == 422
    assert await all_checks(office) == []


async def test_a_running_check_of_the_same_person_is_warned_of_with_a_link(admin: Desk, office: Office) -> None:
    check = await office.start()
    page = await review(admin, name="A. Lind", phone="+46701234567")
    assert f'href="/admin/checks/{check["id"]}"' in page
    assert "already has a check" in page


async def test_a_new_assignment_is_made_and_a_known_one_used(admin: Desk, office: Office) -> None:
    await request(admin, assignment="new", title="  Night   porter ")
    check = (await office.json("GET", CHECKS))["checks"][0]
    assert check["assignment"]["title"] == "Night porter"
    await request(admin, assignment=check["assignment"]["id"], name="Bo Ek", phone="0702223344")
    titles = {one["assignment"]["id"] for one in (await office.json("GET", CHECKS))["checks"]}
    assert len(titles) == 1


async def test_another_choice_brings_along_what_hangs_on_it(admin: Desk, office: Office) -> None:
    kept = {"name": "Kim Holm", "phone": "", "guidance": "As it was"}
    english = await (await admin.post(NEW, {**USUAL, **kept, "step": "changed", "language": "en"})).text()
    assert re.search(r'<option selected value="standard">(?!Standardreferens)', english)
    assert "As it was" in english
    unit = {
        "name": "Bar Vest",
        "language": "en",
        "zone": "Europe/London",
        "defaults": {"references_wanted": 4, "guidance": "Two managers"},
    }
    answer = await office.call("PUT", "/api/v1/sub-accounts/vest", json=unit)
    assert answer.status in (200, 201), await answer.text()
    page = await (await admin.post(NEW, {**USUAL, **kept, "step": "changed", "sub_account": "vest"})).text()
    assert "Two managers" in page
    assert re.search(r'name="references_wanted"[^>]*value="4"', page)
    assert 'value="Kim Holm"' in page, "who was typed stays"


async def test_without_credits_it_says_so_before_and_when_it_is_asked_for(
    admin: Desk, office: Office, vouchline: Vouchline
) -> None:
    lane = organisation_lane(admin.user.organisation)
    await vouchline.ask(Row(lane, "cli", uuid.uuid4().hex, Happening.CREDITS_LIMITED, {"limited": True}))
    page = await review(admin)
    assert "It takes 1 of your credits, and you have 0" in page
    assert 'value="start"' not in page
    for _ in range(2):
        answer = await admin.post(NEW, {**USUAL, "step": "start", "key": "k"})
        assert answer.status == 409
        assert "not enough credits" in await answer.text()
    assert await organisations.balance(admin.user.organisation) == 0


async def test_what_was_started_is_told_to_whoever_started_it_alone(
    admin: Desk, sign_in: SignIn, office: Office
) -> None:
    where = await request(admin, name="", phone="", candidates="Anna Lind, 0701234567\nBo Ek, 0702223344")
    assert "2 checks have started" in await admin.page(where)
    for other in (await sign_in(), await sign_in(organisation="Bar Söder")):
        assert (await other.get(where)).status == 404


async def test_another_organisations_assignment_is_none_to_start_in(sign_in: SignIn, office: Office) -> None:
    check = await office.start(assignment={"title": "Barista"})
    other = await sign_in(organisation="Bar Söder")
    assert "Barista" not in await other.page(f"{NEW}?assignment={check['assignment']['id']}")
    answer = await other.post(NEW, {**USUAL, "step": "review", "assignment": check["assignment"]["id"]})
    assert answer.status == 422


async def test_a_number_of_a_country_off_the_list_is_told_beside_its_field(admin: Desk) -> None:
    page = await review(admin, 422, phone="+7 926 123 45 67")
    assert re.search(r'id="phone-error"[^>]*>[^<]*sends no messages to', page)
    page = await review(admin, 422, phone="0939-12 34 56")
    assert re.search(r'id="phone-error"[^>]*>[^<]*is a service number', page)
    await review(admin, candidate_contact="none", phone="+7 926 123 45 67")
