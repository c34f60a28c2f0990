"""Sub-accounts on the web: made, set, refused beside the field, seen by nobody else (R3, R57)."""

from datetime import timedelta

import pytest
from aiohttp import FormData

from tests.web.admin.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")
PLACE = "/admin/sub-accounts"
GENERAL = {
    "name": "Norr Öst",
    "language": "en",
    "zone": "Europe/London",
    "contact_shown": "Rut, 08-123 45",
    "questionnaire": "standard",
    "candidate_contact": "sms",
    "referee_contact": "none",
    "references_wanted": "3",
    "guidance": "Two managers\r\nof yours",
    "deadline_days": "",
}
HOURS = {
    "candidate_hours": "10, 20",
    "referee_hours": "12",
    "unobtainable_after_hours": "6",
    "replace_after_hours": "48",
    "opens_at_hour": "9",
    "closes_at_hour": "17",
    "starts_at": "2026-11-27T23:15",
    "in_zone": "Europe/Stockholm",
}


async def test_one_is_made_and_set_as_the_api_shows_it(house: House) -> None:
    made = await house.admin.send(PLACE, name="Norr Öst")
    assert "is made" in made and "norr-ost" in made
    assert "Saved." in await house.admin.send(f"{PLACE}/norr-ost", **GENERAL)
    kept = await house.kept("norr-ost")
    assert kept["contact_shown"] == "Rut, 08-123 45"
    assert kept["defaults"] == {
        "questionnaire": "standard",
        "candidate_contact": "sms",
        "referee_contact": "none",
        "references_wanted": 3,
        "guidance": "Two managers\nof yours",
        "deadline_days": None,
    }


async def test_a_key_that_is_taken_is_told_beside_it(house: House) -> None:
    answer = await house.admin.post(PLACE, {"name": "Another", "key": "default"})
    page = await answer.text()
    assert answer.status == 422 and "There is a sub-account with this key already." in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"zone": "Mars/Olympus"}, "There is no such time zone"),
        ({"name": ""}, "This field is required"),
        ({"references_wanted": "11"}, "between 1 and 10"),
        ({"questionnaire": "nope"}, "Not a valid choice"),
        ({"language": "fi"}, "Not a valid choice"),
        ({"name": "a\x00b"}, "characters here that can"),
        ({"name": "two\nlines"}, "characters here that can"),
        ({"guidance": "a\x1bb"}, "characters here that can"),
    ],
)
async def test_what_is_wrong_stands_beside_its_field(house: House, changed: dict[str, str], said: str) -> None:
    answer = await house.admin.post(f"{PLACE}/default", {**GENERAL, **changed})
    page = await answer.text()
    assert answer.status == 422 and said in page and "Nothing is saved yet" in page


async def test_a_file_where_words_are_expected_is_nothing(house: House) -> None:
    file = FormData({"csrf": house.admin.csrf})
    file.add_field("name", b"\xff", filename="name")
    answer = await house.admin.client.post(PLACE, data=file, cookies=house.admin.cookies)
    assert answer.status == 422


async def test_an_address_that_names_an_unfinished_text_says_nothing(house: House) -> None:
    assert "Saved." in await house.admin.page(f"{PLACE}?said=admin.saved")
    assert 'role="status"' not in await house.admin.page(f"{PLACE}?said=admin.api_keys.bad_name")


async def test_what_nobody_changes_is_left_to_the_settings(house: House) -> None:
    kept = await house.kept()
    same = {**GENERAL, **{name: kept[name] for name in ("name", "language", "zone")}}
    await house.admin.send(f"{PLACE}/default", **same)
    from_the_lane = await house.kept()
    assert from_the_lane["name"] == kept["name"] and from_the_lane["defaults"]["references_wanted"] == 3


async def test_a_swedish_user_is_told_in_swedish(house: House) -> None:
    answer = await house.swede.post(f"{PLACE}/default", {**GENERAL, "zone": "Mars", "references_wanted": "11"})
    page = await answer.text()
    assert "Den tidszonen finns inte." in page and "mellan 1 och 10" in page and "Inget är sparat än." in page


async def test_hours_are_kept_and_what_would_come_of_them_is_shown(house: House) -> None:
    assert "Saved." in await house.admin.send(f"{PLACE}/default/hours", **HOURS)
    kept = await house.kept()
    assert kept["reminders"]["candidate_hours"] == [10, 20]
    assert kept["quiet_hours"] == {"opens_at_hour": 9, "closes_at_hour": 17, "weekends": False}
    preview = await (await house.admin.post(f"{PLACE}/default/hours/preview", HOURS)).text()
    assert "A start on Fri 27 Nov 23:15" in preview and "Mon 30 Nov 09:00" in preview
    assert "Reminder 1 of 2 is left out" in preview and "<html" not in preview


async def test_the_button_of_the_preview_saves_nothing(house: House) -> None:
    before = await house.kept()
    page = await house.admin.send(f"{PLACE}/default/hours", **HOURS, preview="1")
    assert "A start on Fri 27 Nov 23:15" in page
    assert await house.kept() == before


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"candidate_hours": "36, 24"}, "each later than the one before"),
        ({"candidate_hours": "soon"}, "each later than the one before"),
        ({"referee_hours": ""}, "each later than the one before"),
        ({"closes_at_hour": "9"}, "must be later than the hour before it"),
        ({"opens_at_hour": "24"}, "between 0 and 23"),
        ({"in_zone": "../etc/passwd"}, "There is no such time zone"),
        ({"starts_at": "tomorrow"}, "Not a valid datetime value"),
        ({"starts_at": "9999-12-31T23:59"}, "a day of this century"),
        ({"starts_at": "0001-01-01T00:00"}, "a day of this century"),
    ],
)
async def test_wrong_hours_are_told_and_nothing_is_foreseen(house: House, changed: dict[str, str], said: str) -> None:
    answer = await house.admin.post(f"{PLACE}/default/hours", {**HOURS, **changed})
    page = await answer.text()
    assert answer.status == 422 and said in page and "Put right what is marked above" in page


async def test_own_numbers_are_read_as_people_write_them(house: House) -> None:
    assert "Saved." in await house.admin.send(f"{PLACE}/default/senders", sms="076-686 00 01", whatsapp="")
    assert (await house.kept())["senders"] == {"sms": "+46766860001"}
    assert "Saved." in await house.admin.send(f"{PLACE}/default/senders", sms="", whatsapp="")
    assert (await house.kept())["senders"] == {}


async def test_a_number_of_another_organisation_is_refused_beside_its_field(house: House) -> None:
    await house.admin.send(f"{PLACE}/default/senders", sms="+46766860002", whatsapp="")
    page = await house.other.send(f"{PLACE}/default/senders", sms="+46766860002", whatsapp="nonsense")
    assert "no number with country code" in page
    page = await house.other.send(f"{PLACE}/default/senders", sms="+46766860002", whatsapp="")
    assert "in use already" in page


async def test_months_are_kept_and_told_as_people_read_them(house: House) -> None:
    page = await house.admin.send(f"{PLACE}/default/retention", retention_months="12")
    assert "Saved." in page and "kept for 12 months" in page
    assert (await house.kept())["retention_months"] == 12
    assert "between 1 and 120" in await house.admin.send(f"{PLACE}/default/retention", retention_months="0")


async def test_what_would_be_erased_at_once_is_asked_first(house: House) -> None:
    await house.office.start()
    await house.admin.send(f"{PLACE}/default/retention", retention_months="24")
    await house.vouchline.clock._clock.move(timedelta(days=100))  # at once: what nobody sends here would be waited for
    page = await house.admin.send(f"{PLACE}/default/retention", retention_months="3")
    assert "1 check is older than that" in page and (await house.kept())["retention_months"] == 24
    page = await house.admin.send(f"{PLACE}/default/retention", retention_months="2", confirmed="3")
    assert "1 check is older than that" in page and (await house.kept())["retention_months"] == 24
    assert "Saved." in await house.admin.send(f"{PLACE}/default/retention", retention_months="3", confirmed="3")


PAGES = ("", "/look", "/senders", "/hours", "/texts", "/texts/sv/referee.reminder", "/retention")


async def test_another_organisations_is_as_unknown_as_none(house: House) -> None:
    await house.admin.send(PLACE, name="Ours", key="ours")
    for page in PAGES:
        assert (await house.other.get(f"{PLACE}/ours{page}")).status == 404
        assert (await house.other.post(f"{PLACE}/ours{page}", GENERAL)).status in (404, 405)
    assert "<code>ours</code>" not in await house.other.page(PLACE)


async def test_recruiters_see_who_the_admins_are(house: House) -> None:
    for page in PAGES:
        assert "Only admins may see this" in await house.recruiter.page(f"{PLACE}/default{page}", status=403)
    assert (await house.recruiter.post(f"{PLACE}/default", GENERAL)).status == 403


async def test_a_form_from_elsewhere_changes_nothing(house: House) -> None:
    before = await house.kept()
    answer = await house.admin.post(f"{PLACE}/default", {**GENERAL, "csrf": "made up"})
    assert answer.status == 403 and await house.kept() == before
