"""What Slack sends of a form is read, whichever kind of element a field is, and whatever is missing."""

from datetime import date
from typing import Any

import pytest

from web.slack.start.sent import value_in, values_in, wanted_in
from web.slack.start.wanted import Chosen, Wanted


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ({"type": "plain_text_input", "value": " Anna Lind "}, "Anna Lind"),
        ({"type": "plain_text_input", "value": None}, ""),
        ({"type": "email_text_input", "value": "a@x.se"}, "a@x.se"),
        ({"type": "number_input", "value": "3"}, "3"),
        ({"type": "static_select", "selected_option": {"text": {"text": "Two"}, "value": "2"}}, "2"),
        ({"type": "static_select", "selected_option": None}, ""),
        ({"type": "radio_buttons", "selected_option": {"value": "sms"}}, "sms"),
        ({"type": "conversations_select", "selected_conversation": "C1"}, "C1"),
        ({"type": "channels_select", "selected_channel": "C1"}, "C1"),
        ({"type": "users_select", "selected_user": "U1"}, "U1"),
        ({"type": "datepicker", "selected_date": "2026-12-01"}, "2026-12-01"),
        ({"type": "datepicker", "selected_date": None}, ""),
        ({}, ""),
        (None, ""),
    ],
)
def test_a_value_is_read_from_every_kind_of_element(element: Any, value: str) -> None:
    assert value_in({"a": {"a": element}}, "a") == value
    assert value_in({"a": {"another": element}}, "a") == value


@pytest.mark.parametrize("state", [{}, {"a": {}}, {"a": None}])
def test_a_field_that_is_not_there_is_empty(state: Any) -> None:
    assert value_in(state, "a") == ""
    assert values_in(state, "a") == ()


def test_several_are_read_from_every_kind_of_list() -> None:
    assert values_in({"a": {"a": {"selected_users": ["U1", "U2"]}}}, "a") == ("U1", "U2")
    assert values_in({"a": {"a": {"selected_options": [{"value": "digest"}]}}}, "a") == ("digest",)
    assert values_in({"a": {"a": {"selected_users": None, "selected_options": None}}}, "a") == ()


def test_an_empty_form_asks_for_nothing() -> None:
    assert wanted_in({}) == Wanted()


def test_a_form_of_plain_inputs_is_read_as_well() -> None:
    given = {
        "assignment": "Barista",
        "references_wanted": "3",
        "deadline": "2026-12-01",
        "candidates": "\nBo Ek, 070\n",
    }
    wanted = wanted_in({name: {name: {"value": value}} for name, value in given.items()})
    assert wanted.assignment == Chosen("Barista", "Barista")
    assert (wanted.references_wanted, wanted.deadline) == (3, date(2026, 12, 1))
    assert wanted.candidates == "\nBo Ek, 070\n"


@pytest.mark.parametrize("typed", ["²", "-1", "99999999999", "two", "1.5"])
def test_what_is_no_number_of_references_is_none(typed: str) -> None:
    assert wanted_in({"references_wanted": {"x": {"value": typed}}}).references_wanted == 0
