"""What Twilio tells becomes inbox rows, whatever is in it."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.twilio.inbound import delivery_row, received_row
from bot.channels.webhook_form import Malformed, cleaned
from bot.domain.inbox import Happening, Row
from tests.channels.twilio.payloads import form

SID = "SM" + "c" * 32
BETWEEN = {"sender": "sms", "address": "+46701740605", "channel": "sms", "ours": "+46701740600"}


def a_form(**more: str) -> dict[str, str]:
    return {"MessageSid": SID, "From": "+46701740605", "To": "+46701740600", "Body": "ja", **more}


def payload_of(row: Row | None) -> dict[str, Any]:
    assert row
    return row.payload


def test_an_sms_is_a_row_of_its_senders_lane() -> None:
    assert received_row(form("sms_received")) == Row(
        lane="person:sms:+46701740605",
        source="twilio",
        key=SID,
        happening=Happening.TEXT_RECEIVED,
        payload={
            "text": "Ja visst, gärna!",
            "media": [],
            "sender": "sms",
            "address": "+46701740605",
            "channel": "sms",
            "ours": "+46701740600",
            "opt_out_type": None,
            "button": None,
        },
    )


def test_an_opt_out_that_twilio_answered_is_told_apart() -> None:
    assert received_row(form("sms_through_service")).payload["opt_out_type"] == "STOP"
    assert received_row(a_form(OptOutType="ODD")).payload["opt_out_type"] is None


def test_a_contact_card_keeps_its_address_and_type() -> None:
    row = received_row(form("mms_contact_card"))
    [medium] = row.payload["media"]
    assert (row.payload["text"], medium["type"]) == ("", "text/x-vcard")
    assert medium["url"].startswith("https://api.twilio.com/")


def test_whatsapp_is_a_lane_of_its_own_with_a_plain_number() -> None:
    row = received_row(form("whatsapp_received"))
    assert row.lane == "person:whatsapp:+46701740605"
    assert (row.payload["channel"], row.payload["address"]) == ("whatsapp", "+46701740605")
    assert row.payload["text"] == "Hej 🙂\nJag kan svara nu"


def test_a_tap_keeps_the_buttons_id() -> None:
    row = received_row(form("whatsapp_button"))
    assert (row.payload["button"], row.payload["text"]) == ("answer", "Svara nu")
    assert row.payload["replied"] == "SM" + "c" * 32
    assert "replied" not in received_row(a_form(OriginalRepliedMessageSid="odd'; --")).payload


def test_a_tap_in_a_list_keeps_its_id() -> None:
    assert received_row(a_form(ListId="choice-2")).payload["button"] == "choice-2"


def test_what_stands_on_a_button_are_the_words_where_there_are_no_others() -> None:
    assert received_row(a_form(Body="", ButtonText="Ja", ButtonPayload="x")).payload["text"] == "Ja"
    assert received_row(a_form(Body="", ListTitle="Kollega", ListId="x")).payload["text"] == "Kollega"


def test_a_place_and_the_kind_of_message_are_kept() -> None:
    place = {"Latitude": "59.33", "Longitude": "18.06", "Label": "Kontoret\x00"}
    payload = received_row(a_form(Body="", MessageType="location", **place)).payload
    assert payload["place"] == {"latitude": "59.33", "longitude": "18.06", "label": "Kontoret"}
    assert payload["kind"] == "location"


@pytest.mark.parametrize("origin", ["BankID", "", "anonymous", "+", "72345", "whatsapp:", "messenger:17", "+4670" * 90])
def test_an_odd_sender_is_kept_as_it_is(origin: str) -> None:
    row = received_row(a_form(From=origin))
    assert row.lane.startswith("person:") and len(row.lane) < 200


@pytest.mark.parametrize("ours", ["", "72345", "MG" + "5" * 32, "+", "whatsapp:", "BankID", "+46\x00\ud800"])
def test_what_is_no_number_of_ours_is_nobodys_own(ours: str) -> None:
    assert received_row(a_form(To=ours)).payload["ours"] == ""
    assert payload_of(delivery_row(a_form(From=ours, MessageStatus="sent"), "m-1"))["ours"] == ""


def test_the_number_written_to_is_plain_on_either_channel() -> None:
    row = received_row(a_form(From="whatsapp:+46701740605", To="whatsapp:+46846500999"))
    assert (row.payload["ours"], row.payload["channel"]) == ("+46846500999", "whatsapp")


def test_a_name_as_sender_is_its_lane() -> None:
    assert received_row(form("sms_from_a_name")).lane == "person:sms:BankID"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ja\x00", "ja"),
        ("\ud83dja\udcff", "ja"),
        ("\x07\x1b[2Jja\x9b", "[2Jja"),
        (" ja\r\n\tnej ", " ja\r\n\tnej "),
        ("مرحبا \u202e🙂👩‍👩‍👧", "مرحبا \u202e🙂👩‍👩‍👧"),
        ("x" * 1600, "x" * 1600),
    ],
)
def test_a_text_is_kept_to_the_letter_but_for_what_no_database_takes(typed: str, kept: str) -> None:
    assert received_row(a_form(Body=typed)).payload["text"] == kept


@given(
    st.dictionaries(st.sampled_from(["Body", "From", "To", "NumMedia", "MediaUrl0", "OptOutType", "ListId"]), st.text())
)
def test_no_parameter_breaks_the_row(odd: dict[str, str]) -> None:
    row = received_row(a_form(**odd))
    stored = json.dumps([row.lane, row.key, row.payload], ensure_ascii=False).encode("utf-8")
    assert b"\\u0000" not in stored and b"\x00" not in stored


@given(st.text(st.characters(categories=("Cs", "Cc", "L"))))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
    assert not re.search("[\x00\ud800-\udfff]", cleaned(text))


@pytest.mark.parametrize("sid", ["", "SM\x00", f"{SID}NumMedia0", f"{SID[:-1]}å", f"{SID[:-1]}\ud800"])
def test_a_message_without_a_proper_id_is_malformed(sid: str) -> None:
    with pytest.raises(Malformed):
        received_row(a_form(MessageSid=sid))
    with pytest.raises(Malformed):
        delivery_row(a_form(MessageSid=sid, MessageStatus="sent"), "m-1")


def test_a_delivery_is_told_with_our_key() -> None:
    assert delivery_row(form("status_delivered"), "m-1") == Row(
        lane="person:sms:+46701740605",
        source="twilio-status",
        key=f"{SID}:delivered",
        happening=Happening.DELIVERY_REPORTED,
        payload={**BETWEEN, "message": "m-1", "provider_id": SID, "delivery": "delivered", "error": None},
    )


def test_a_failed_delivery_says_why() -> None:
    assert payload_of(delivery_row(form("status_undelivered"), None)) == {
        **BETWEEN,
        "message": None,
        "provider_id": SID,
        "delivery": "undelivered",
        "error": "not_a_mobile",
    }


def test_a_failure_without_a_code_has_a_name_too() -> None:
    assert payload_of(delivery_row(a_form(MessageStatus="failed"), "m"))["error"] == "not_delivered"


def test_a_read_message_belongs_to_the_whatsapp_lane() -> None:
    row = delivery_row(form("status_read"), "m-1")
    assert row and (row.lane, row.payload["delivery"]) == ("person:whatsapp:+46701740605", "read")


def test_a_status_that_we_do_not_know_is_no_row() -> None:
    assert delivery_row(form("status_unknown_word"), "m-1") is None
    with pytest.raises(Malformed):
        delivery_row(a_form(), "m-1")
