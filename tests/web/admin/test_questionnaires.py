"""The office's questionnaires: written, copied, translated, changed, compared, put aside, and nobody else's (R47)."""

import html
import re
from collections.abc import Mapping

import pytest

from bot.domain.user import UserRole
from tests.web.admin.conftest import SignIn
from tests.web.admin.desk import Desk
from tests.web.admin.typed import typed_in
from tests.web.office import Office

PLACE = "/admin/questionnaires"
EDIT = f"{PLACE}/edit"
SHOP = {
    "language": "en",
    "title": "Shop & till",
    "q-0-kind": "rating",
    "q-0-label": "Teamwork",
    "q-0-text": "How did {kandidat} work with others?",
    "q-0-lowest": "badly",
    "q-0-highest": "well",
    "q-0-comment": "Give an example.",
    "q-0-choices": "kept, and of no use here",
    "q-1-kind": "choice",
    "q-1-text": "How did you know each other?",
    "q-1-choices": "Manager\n\n Colleague ",
}


async def editor(desk: Desk, path: str) -> dict[str, str]:
    """What stands in the editor's form."""
    return fields_in(await desk.page(path))


def fields_in(page: str) -> dict[str, str]:
    return typed_in(page, "was")


async def save(desk: Desk, fields: Mapping[str, str], status: int = 303) -> str:
    """Where it leads, or what is shown."""
    answer = await desk.post(EDIT, {**fields, "act": "save"})
    assert answer.status == status, await answer.text()
    return answer.headers["Location"].partition("?")[0] if status == 303 else await answer.text()


async def act(desk: Desk, fields: Mapping[str, str], act: str) -> dict[str, str]:
    answer = await desk.post(EDIT, {**fields, "act": act})
    assert answer.status == 200
    return fields_in(await answer.text())


async def test_one_is_written_offered_and_used(admin: Desk, office: Office) -> None:
    assert await save(admin, SHOP) == f"{PLACE}/en/shop-till"
    page = html.unescape(await admin.page(f"{PLACE}/en/shop-till"))
    assert "How did {candidate} work with others?" in page and admin.user.name in page
    assert "1/2 How did Sam work with others?" in page or "1/2 How did Anna work with others?" in page
    assert "Shop & till" in html.unescape(await admin.page(PLACE))
    started = await office.start(questionnaire="shop-till")
    assert started["requested"] == 1
    refused = await office.call("POST", "/api/v1/checks", json={"candidates": [], "questionnaire": "shop-till"})
    assert refused.status == 422


async def test_a_change_is_a_version_of_which_two_are_compared(admin: Desk) -> None:
    there = await save(admin, {**SHOP, "title": "Kitchen"})
    fields = await editor(admin, f"{there}/edit")
    assert (fields["was"], fields["q-0-key"], fields["q-1-choices"]) == ("1", "teamwork", "Manager\nColleague")
    await save(admin, {**fields, "q-0-text": "How well did {candidate} work with colleagues?", "q-0-label": "Team"})
    compared = re.sub(r"\s+", " ", await admin.page(f"{there}/compare?from=1&to=2"))
    assert "<del>others</del><ins>colleagues</ins>" in compared
    assert "changed, question 1" in compared and "question 2, as before" in compared
    assert (await editor(admin, f"{there}/edit"))["q-0-key"] == "teamwork"
    assert "How did {candidate}" in await admin.page(f"{there}?version=1")


async def test_every_act_keeps_what_is_typed(admin: Desk) -> None:
    typed = {**SHOP, "was": "0", "minutes": "soon", "q-1-label": "Relation"}
    added = await act(admin, typed, "add")
    assert added["minutes"] == "soon" and added["q-2-kind"] == "rating"
    moved = await act(admin, added, "down-0")
    assert (moved["q-0-label"], moved["q-1-label"]) == ("Relation", "Teamwork")
    assert moved["q-1-choices"] == "kept, and of no use here"
    assert (await act(admin, moved, "up-1"))["q-0-label"] == "Teamwork"
    copied = await act(admin, moved, "copy-1")
    assert (copied["q-2-label"], copied["q-2-key"]) == ("Teamwork", "")
    removed = await act(admin, copied, "remove-0")
    assert removed["q-0-label"] == "Teamwork"
    for odd in ("up-0", "down-9", "remove-99", "", "dance", "up-x", "align"):
        assert (await act(admin, moved, odd))["q-0-label"] == "Relation"


async def test_what_is_wrong_is_said_beside_its_field_in_the_users_language(sign_in: SignIn) -> None:
    desk = await sign_in(language="sv")
    wrong = {**SHOP, "title": "", "minutes": "soon", "q-0-lowest": "", "q-1-text": "Hej {namnet}", "q-1-choices": "x"}
    page = await save(desk, wrong, status=422)
    assert page.count('aria-invalid="true"') == 5
    for said in (
        "Skriv något här.",
        "helt tal från 1 till 90",
        "vad siffran betyder",
        "2 till 9 alternativ",
        "{namnet}",
    ):
        assert said in html.unescape(page)
    assert fields_in(page)["q-1-choices"] == "x"


async def test_saving_the_same_form_twice_is_one_act(admin: Desk) -> None:
    fields = {**await editor(admin, f"{PLACE}/new"), **SHOP, "title": "Twice"}
    assert [await save(admin, fields), await save(admin, fields)] == [f"{PLACE}/en/twice"] * 2
    assert "Version 1" in await admin.page(f"{PLACE}/en/twice")


async def test_who_comes_second_is_told_and_loses_nothing(admin: Desk) -> None:
    there = await save(admin, {**SHOP, "title": "Raced"})
    mine, theirs = await editor(admin, f"{there}/edit"), await editor(admin, f"{there}/edit")
    await save(admin, {**theirs, "q-0-label": "Theirs"})
    page = await save(admin, {**mine, "q-0-label": "Mine"}, status=422)
    assert "Somebody else has saved" in page and fields_in(page)["q-0-label"] == "Mine"


async def test_a_built_in_is_changed_in_its_own_place_and_given_back(admin: Desk) -> None:
    fields = await editor(admin, f"{PLACE}/en/leadership/edit")
    assert fields["was"] == "0"
    there = await save(admin, {**fields, "title": "How we lead"})
    assert there == f"{PLACE}/en/leadership"
    assert "How we lead" in await admin.page(there)
    assert "Something else is asked" not in await admin.page(there)
    assert "put aside" in await admin.send(f"{there}/put-aside")
    listed = await admin.page(PLACE)
    assert "Put aside" in listed and "How we lead" in listed and "Managers and leaders" in listed
    assert "offered again" in await admin.send(f"{there}/take-back")


async def test_one_is_copied_and_translated_under_the_same_keys(admin: Desk) -> None:
    copied = await editor(admin, f"{PLACE}/new?copy=en/standard")
    there = await save(admin, {**copied, "title": "Ours"})
    assert there == f"{PLACE}/en/ours"
    fields = await editor(admin, f"{PLACE}/new?translate=en/ours")
    assert (fields["name"], fields["language"], fields["beside"]) == ("ours", "sv", "en")
    assert (fields["q-2-key"], fields["q-2-text"]) == ("teamwork", "")
    words = {f"q-{n}-{part}": f"Fråga {n}?" for n in range(8) for part in ("text", "label", "comment")}
    scale = {f"q-{n}-{end}": end for n in range(8) for end in ("lowest", "highest")}
    choices = {f"q-{n}-choices": "a\nb" for n in range(8)}
    await save(admin, {**fields, **words, **scale, **choices, "title": "Vår"})
    assert "The same questions in Swedish" in await admin.page(there)
    shorter = await act(admin, await editor(admin, f"{PLACE}/sv/ours/edit?beside=en"), "remove-0")
    await save(admin, shorter)
    assert "can't change language" in html.unescape(await admin.page(there))
    aligned = await act(admin, await editor(admin, f"{PLACE}/sv/ours/edit?beside=en"), "align")
    assert aligned["q-0-key"] == "working_relation" and aligned["q-1-text"] == "Fråga 1?"


async def test_the_thread_and_advice_follow_what_is_typed(admin: Desk) -> None:
    answer = await admin.post(f"{PLACE}/beside", {**SHOP, "q-0-text": "How many sick days did {candidate} take?"})
    page = await answer.text()
    assert answer.status == 200 and "<html" not in page
    assert "How many sick days did" in page and "Sensitive." in page and "Reply 1-5" in page


async def test_the_page_is_the_referees_own_and_its_buttons_go_nowhere(admin: Desk) -> None:
    answer = await admin.post(EDIT, {**SHOP, "act": "page-1"})
    page = await answer.text()
    assert 'name="text"' in page and "Give an example." in page
    assert 'action="#sample"' not in page and 'method="dialog"' in page
    assert typed_in(page, "title")["q-1-choices"] == "Manager\nColleague"
    for number, said in (
        (1, "Question 1 of 8"),
        (8, "Question 8 of 8"),
        (99, "Question 8 of 8"),
        ("x", "Question 1 of 8"),
    ):
        assert said in await admin.page(f"{PLACE}/en/standard/page?question={number}")


async def test_recruiters_read_and_do_not_change(sign_in: SignIn) -> None:
    desk = await sign_in(UserRole.RECRUITER)
    assert "New questionnaire" not in await desk.page(PLACE)
    assert "/edit" not in await desk.page(f"{PLACE}/en/standard")
    await desk.page(f"{PLACE}/en/standard/page")
    for path in (f"{PLACE}/new", f"{PLACE}/upload", f"{PLACE}/en/standard/edit"):
        await desk.page(path, 403)
    for path in (EDIT, f"{PLACE}/beside", f"{PLACE}/upload", f"{PLACE}/en/standard/put-aside"):
        assert (await desk.post(path, SHOP)).status == 403


async def test_nobody_sees_another_organisations(admin: Desk, sign_in: SignIn) -> None:
    there = await save(admin, {**SHOP, "title": "Secret of ours"})
    other = await sign_in(organisation="Bar Söder")
    assert "Secret" not in await other.page(PLACE)
    for path in ("", "/edit", "/page", "/compare", "/download.yaml", "/download.xlsx"):
        assert (await other.get(f"{there}{path}")).status == 404
    for path in (f"{PLACE}/new?copy=en/secret-of-ours", f"{PLACE}/new?translate=en/secret-of-ours"):
        assert (await other.get(path)).status == 404
    for path in ("/put-aside", "/take-back"):
        assert (await other.post(f"{there}{path}")).status == 404
    assert (await other.post(f"{PLACE}/upload", {"onto": "en/secret-of-ours"})).status == 422
    assert await save(other, {**SHOP, "title": "Secret of ours"}) == there
    assert "Version 1" in await other.page(there)


@pytest.mark.parametrize(
    "path", ["/xx/standard", "/sv/nothing", "/sv/standard/compare", "/new?copy=sv", "/new?translate=../x"]
)
async def test_what_is_not_there_is_not_found(admin: Desk, path: str) -> None:
    assert (await admin.get(f"{PLACE}{path}")).status == 404


async def test_whatever_a_form_holds_there_is_an_answer(admin: Desk) -> None:
    hostile = "<script>alert(1)</script>\x00\ud7ff{x}" * 20
    fields = dict.fromkeys(SHOP, hostile) | {"q-0-kind": "rating", "q-99-kind": "x", "q-100-kind": "y", "was": "-1"}
    for wanted in ("save", "look", "page-1", "add", "remove-0"):
        answer = await admin.post(EDIT, {**fields, "act": wanted})
        assert answer.status in (200, 422) and "<script>alert" not in await answer.text()
    assert (await admin.post(EDIT, {"act": "save"})).status == 422
    assert (await admin.post(EDIT, {"act": "page-1"})).status == 303
