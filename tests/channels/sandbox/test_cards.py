"""The sandbox's phones attach contact cards, fetched from its likeness of Twilio as from Twilio itself (R16)."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.sandbox.attached import Attached
from bot.channels.twilio.carrier import TwilioCarrier
from bot.channels.twilio.media import TwilioMedia
from bot.domain.errand import Fetched, NotFetched
from bot.errors import RequestRefused
from bot.flows.readers.vcard import Card, read_cards
from bot.settings import TwilioAccount
from tests.channels.cast import ANNA, SMS, US
from tests.channels.conftest import Sandbox
from web.sandbox.contact_card import card_of

EVA = {"name": "Eva Öberg, chef", "number": "070-174 06 05", "email": "eva@acme.se", "organisation": "Acme; Norr"}


async def test_a_card_is_told_of_by_the_webhook_and_fetched(sandbox: Sandbox) -> None:
    await sandbox.network.write(ANNA, US, "", Attached(card_of({"card": EVA})))
    [told] = sandbox.told
    assert (told.form["NumMedia"], told.form["MediaContentType0"]) == ("1", "text/x-vcard")
    media = TwilioMedia(sandbox.account)
    found = await media.fetch(told.form["MediaUrl0"])
    await media.close()
    assert isinstance(found, Fetched)
    assert read_cards(found.text) == (Card("Eva Öberg, chef", ("070-174 06 05",), ("eva@acme.se",), "Acme; Norr"),)


async def test_a_card_is_not_for_everybody(sandbox: Sandbox) -> None:
    await sandbox.network.write(ANNA, US, "", Attached(card_of({"card": EVA})))
    wrong = TwilioMedia(TwilioAccount(sandbox.account.account_sid, ("wrong",), base_url=sandbox.account.base_url))
    assert await wrong.fetch(sandbox.told[0].form["MediaUrl0"]) == NotFetched("http_401", is_final=True)
    await wrong.close()


async def test_a_card_is_found_in_the_list_as_well(sandbox: Sandbox, carrier: TwilioCarrier) -> None:
    await sandbox.network.write(ANNA, US, "chef", Attached(card_of({"card": EVA})))
    [row] = await carrier.received(SMS, datetime.now(UTC) - timedelta(minutes=1))
    assert row.payload["media"] == [{"url": sandbox.told[0].form["MediaUrl0"], "type": "text/x-vcard"}]


@pytest.mark.parametrize("card", ["Eva", {}, {"name": " "}, {"name": 1}, {"name": "x" * 201}])
def test_a_card_that_is_none_is_refused(card: object) -> None:
    with pytest.raises(RequestRefused):
        card_of({"card": card})


def test_a_message_needs_no_card() -> None:
    assert card_of({"text": "hej"}) is None
