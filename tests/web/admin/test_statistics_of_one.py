"""Figures of a check that people have really been through, from its start to its submission."""

from tests.web.admin.conftest import SignIn
from tests.web.admin.test_statistics import FILE, PAGE, numbers, value, words
from tests.web.office import Office


async def test_a_reference_answered_on_the_web_is_counted_as_such(office: Office, sign_in: SignIn) -> None:
    check = await office.name_a_referee(await office.start())
    await office.answer_everything(check["references"][0]["link"])
    await office.is_in(check)
    other = await office.start()
    await office.json("POST", f"/api/v1/checks/{other['id']}/cancel")
    desk = await sign_in()
    rows = await numbers(desk)
    assert value(rows, "endings", "Submitted", "referees") == "1"
    assert value(rows, "channels", "The web", "submitted") == "1"
    assert value(rows, "contacts", "SMS", "asked") == "1"
    questions = [row for row in rows if row["figure"] == "funnel" and row["measure"] == "reached"]
    assert len(questions) > 3 and {row["value"] for row in questions} == {"1"}
    assert {row["value"] for row in rows if row["figure"] == "question_times" and row["measure"] == "times"} == {"1"}
    page = words(await desk.page(PAGE))
    assert "Checks started 2 1 of them cancelled" in page and "1: too few to tell" in page


async def test_another_organisations_colleagues_count_none_of_it(office: Office, sign_in: SignIn) -> None:
    check = await office.start(sub_account="default", assignment={"external_id": "A-17", "title": "Barista"})
    stranger = await sign_in(organisation="Bar Söder")
    assert "No check was started" in words(await stranger.page(f"{PAGE}?sub_account=default"))
    assert "Barista" not in await stranger.page(PAGE)
    assert (await stranger.get(f"{FILE}?assignment=A-17")).status == 422
    assert check["id"] not in str(await numbers(stranger))


async def test_a_check_of_which_nothing_has_come_yet_can_be_looked_at(office: Office, sign_in: SignIn) -> None:
    await office.start()
    desk = await sign_in()
    page = words(await desk.page(PAGE))
    assert "Checks started 1" in page and "0 of 0 referees who were asked have submitted" in page
    assert {row["value"] for row in await numbers(desk) if row["measure"] in ("asked", "submitted")} == {"0"}
