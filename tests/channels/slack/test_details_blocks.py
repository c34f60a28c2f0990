"""The details: all that a recruiter may know of a check, and a button for each person; and the small forms."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.slack.blocks.details import details_view
from bot.channels.slack.blocks.forms import follow_up_view, more_references_view, start_anew_view
from bot.channels.slack.blocks.home_forms import home_search_view, settings_view
from bot.channels.slack.blocks.parts import Block
from bot.channels.twilio.errors import ERRORS
from bot.domain.desk import Telling
from bot.domain.lifecycle import Event, EventType
from bot.domain.phone import shown_phone
from bot.flows.changes import CheckSeen
from bot.flows.seat.causes import CAUSES, FROM_OUR_SIDE, Cause, causes_of
from bot.flows.seat.details import MOST_LINES, DetailsView, details_of
from tests.builders import NOON, a_check
from tests.channels.slack.drawn import OURS, PHONE, checks_seen, events_of
from tests.channels.slack.seats import ANNA, EVA, TWO, ZONE, Seat
from tests.channels.slack.sound import assert_sound_view, buttons, within, words
from tests.world import TEXTS, link_to

LANGUAGES = st.sampled_from(sorted(TEXTS))


def details(seat: Seat, language: str = "en", **given: Any) -> DetailsView:
    happened = [one.what for one in seat.world.told if isinstance(one.what, Event)]
    links = {one.id: link_to(one) for one in seat.seen.people.values()}
    answered = {one.conversation: (9, 14) for one in seat.seen.references}
    facts = (seat.seen, seat.needing, happened, TEXTS[language], seat.world.now, ZONE)
    return details_of(*facts, answered=answered, links=links, **given)


def drawn(seat: Seat, language: str = "en", **given: Any) -> Block:
    view = details_view(details(seat, language, **given), TEXTS[language])
    assert_sound_view(view)
    return view


@settings(max_examples=40)
@given(st.data(), checks_seen(), LANGUAGES)
def test_any_details_are_sound(data: st.DataObject, seen: CheckSeen, language: str) -> None:
    happened, texts = data.draw(events_of(seen, tuple(EventType))), TEXTS[language]
    links = {one: f"https://vouchline.example/r/{one}" for one in seen.people}
    facts = (seen, happened, happened * 5, texts, NOON, ZONE)
    assert_sound_view(details_view(details_of(*facts, answered={}, links=links, snoozed_until=NOON), texts))


@pytest.mark.parametrize("language", TEXTS)
def test_people_are_shown_with_their_addresses_and_buttons_of_their_own(language: str) -> None:
    view = drawn(Seat(TWO), language)
    said = "\n".join(words(view))
    assert shown_phone(PHONE) in said and "+46 70 222 22 22" in said and "chef · Acme · 2019-2022" in said
    personal = [one for one in buttons(view) if one["action_id"].endswith("_person")]
    assert [(one["action_id"], one["value"].split("|")[1]) for one in personal] == [
        ("remind_person", "referee.1"),
        ("pause_person", "referee.1"),
        ("remind_person", "referee.2"),
        ("pause_person", "referee.2"),
    ]
    assert "Eva Berg" in personal[0]["confirm"]["text"]["text"]
    assert "Per Ek" not in personal[0]["confirm"]["text"]["text"]
    labels = [one["accessibility_label"] for one in buttons(view)]
    assert len(set(labels)) == len(labels)


def test_the_check_is_known_by_the_modal_and_by_each_button() -> None:
    seat = Seat(TWO)
    view = drawn(seat)
    assert view["callback_id"] == "details" and view["private_metadata"] == seat.seen.check.id
    assert {one["value"].split("|")[0] for one in buttons(view)} == {seat.seen.check.id}
    assert "details" not in [one["action_id"] for one in buttons(view)]


def test_who_is_paused_may_be_resumed() -> None:
    seat = Seat(TWO, 'pause "Anna Lind" person=referee.1')
    acts = {one.key: list(one.acts) for one in details(seat).people}
    assert acts == {"candidate": [], "referee.1": ["resume"], "referee.2": ["remind", "pause"]}


def test_of_a_message_that_did_not_arrive_the_likely_causes_are_told_and_the_link_is_given() -> None:
    seat = Seat(TWO)
    seat.office.report(EVA, "undelivered", "30003")
    _, eva, per = details(seat).people
    assert eva.causes == (Cause.PHONE_OFF, Cause.WRONG_NUMBER)
    assert eva.link.startswith("https://vouchline.example/r/eva-berg") and not per.link and not per.causes
    said = "\n".join(words(drawn(seat)))
    assert "abroad or without coverage" in said and "What can be done:" in said and eva.link in said


def test_once_they_have_been_heard_no_cause_is_looked_for() -> None:
    seat = Seat(TWO)
    seat.office.report(EVA, "undelivered", "30003")
    seat.world.text(EVA, "ja")
    assert all(not one.causes and not one.link for one in details(seat).people)


def test_the_candidate_who_could_not_be_reached_has_causes_too() -> None:
    seat = Seat('start "Anna Lind, +46701234567" references=2')
    seat.office.report(ANNA, "undelivered", "30005")
    assert details(seat).people[0].causes == (Cause.WRONG_NUMBER, Cause.PHONE_OFF)


def test_who_has_said_stop_gets_the_link_from_the_recruiter() -> None:
    seat = Seat(TWO)
    seat.world.text(EVA, "stopp")
    assert details(seat).people[1].link


def test_links_that_are_the_recruiters_to_pass_on_are_there() -> None:
    seat = Seat(f"{TWO} referee_contact=none")
    assert [bool(one.link) for one in details(seat).people] == [False, True, True]


def test_a_reference_that_is_in_asks_for_nothing() -> None:
    seat = Seat(f"{TWO} referee_contact=none", 'play "Eva Berg"')
    assert not details(seat).people[1].link and not details(seat).people[1].acts


def test_the_latest_that_has_happened_comes_first_without_every_answer() -> None:
    seat = Seat(TWO, 'play "Eva Berg"')
    told = [one for _, one in details(seat).happened]
    assert len(told) <= MOST_LINES
    assert told[0] == "The report is out in version 1." and "Eva Berg submitted the reference." in told
    assert "Anna Lind was sent the first message." in told
    assert not any("answered question" in one or "by text message" in one for one in told)


def test_a_first_message_or_reminder_that_arrived_is_told() -> None:
    seat = Seat(TWO)
    seat.office.report(EVA, "delivered")
    assert details(seat).happened[0][1] == "The first message to Eva Berg was delivered by text message."


def test_colleagues_and_silence_are_chosen_there() -> None:
    seat = Seat(TWO)
    chosen = {one.get("action_id"): one for one in within(drawn(seat))}
    assert chosen["colleagues"]["type"] == "multi_users_select" and "initial_users" not in chosen["colleagues"]
    days = [one["value"].split("|")[1] for one in chosen["snooze"]["options"]]
    assert days == ["1", "3", "7", "30"]
    later = seat.world.now.replace(day=30)
    silent = {one.get("action_id"): one for one in within(drawn(seat, snoozed_until=later))}
    assert silent["snooze"]["options"][0]["value"].endswith("|0")


def test_every_error_has_a_cause_and_every_cause_is_said() -> None:
    assert {*CAUSES, *FROM_OUR_SIDE} <= {
        one.removeprefix("failed.") for one in TEXTS["en"].catalogue if one.startswith("failed.")
    }
    assert all(causes_of(error) for error in (*ERRORS, "provider_99999", ""))
    assert all(TEXTS[language](f"slack.cause.{cause}") for cause in Cause for language in TEXTS)


@settings(max_examples=40)
@given(OURS, LANGUAGES, st.integers(1, 10), st.sampled_from(Telling), st.booleans())
def test_any_form_is_sound(text: str, language: str, requested: int, telling: Telling, has_digest: bool) -> None:
    check, texts = (
        a_check(candidate_name=text, candidate_phone=text, candidate_email=text, requested=requested),
        TEXTS[language],
    )
    referees = [(f"referee.{one}", text) for one in range(1, 11)]
    for view in (
        more_references_view(check, texts),
        follow_up_view(check, referees, texts),
        start_anew_view(check, text, texts),
        home_search_view(text, texts),
        settings_view(telling, NOON.date(), texts, has_digest=has_digest),
        settings_view(telling, None, texts, has_digest=has_digest),
    ):
        assert_sound_view(view)


@pytest.mark.parametrize("language", TEXTS)
def test_forms_have_the_promised_names_and_what_is_known(language: str) -> None:
    check, texts = a_check(requested=8, candidate_email="anna@example.com"), TEXTS[language]
    more = more_references_view(check, texts)
    assert names(more) == ["count"] and [one["value"] for one in options(more)] == ["1", "2"]
    follow = follow_up_view(check, [("referee.2", "Per Ek")], texts)
    assert names(follow) == ["person", "question"] and chosen(follow) == ["referee.2"]
    anew = start_anew_view(check, "Wrong number.", texts)
    assert names(anew) == ["candidate_name", "candidate_phone", "candidate_email"]
    filled = [one["initial_value"] for one in within(anew) if "initial_value" in one]
    assert filled == ["Anna Lind", "+46701234567", "anna@example.com"]
    assert {one["private_metadata"] for one in (more, follow, anew)} == {"check-1"}
    kept = settings_view(Telling.EVERYTHING, None, texts, has_digest=False)
    assert names(kept) == ["telling", "digest", "snoozed_until"] and chosen(kept) == ["everything"]
    assert names(home_search_view("", texts)) == ["q"]


@pytest.mark.parametrize("language", TEXTS)
def test_titles_and_descriptions_are_short_enough_as_they_are_written(language: str) -> None:
    """What is cut would lose its end; a text of ours should not have to be."""
    for view in (
        settings_view(Telling.FINISHED, None, TEXTS[language], has_digest=True),
        follow_up_view(a_check(), [("referee.1", "Eva Berg")], TEXTS[language]),
        start_anew_view(a_check(), "Fel nummer.", TEXTS[language]),
        more_references_view(a_check(), TEXTS[language]),
        home_search_view("", TEXTS[language]),
    ):
        assert not any(one.endswith("…") for one in words(view))


def names(view: Block) -> list[str]:
    named = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    assert named == [block["element"]["action_id"] for block in view["blocks"] if block["type"] == "input"]
    return named


def options(view: Block) -> list[Block]:
    return [option for one in within(view) for option in one.get("options", ())]


def chosen(view: Block) -> list[str]:
    return [one["initial_option"]["value"] for one in within(view) if "initial_option" in one]


def test_a_long_name_is_whole_in_the_form_that_starts_anew() -> None:
    """Else the check that takes the place of the first would have another name."""
    name = "Anna " + "Lindqvist-Söderström " * 7
    view = start_anew_view(a_check(candidate_name=name), "Wrong number.", TEXTS["en"])
    [field] = [one["element"] for one in view["blocks"] if one.get("block_id") == "candidate_name"]
    assert field["initial_value"] == name
