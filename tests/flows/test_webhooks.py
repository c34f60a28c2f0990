"""A webhook is made, changed, given another secret and deleted by turns, or refused in words (R53)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.organisation import Organisation
from bot.domain.webhook import CHECK_DELETED, MOST_WEBHOOKS, Webhook
from bot.flows.changes import Changes, OrganisationSeen
from bot.flows.decide import decide
from bot.hooks.asking import change_asked
from tests.builders import NOON
from tests.world import World

MOMENT = World().moment()
ATS = Webhook("ats", "cafe", "https://ats.example/hook", (), ("first",), "key", NOON)
ASKED = {"url": "https://ats.example/hook", "types": [], "name": "ATS", "by": "key"}


def seen(*webhooks: Webhook) -> OrganisationSeen:
    return OrganisationSeen(Organisation("cafe", "Café Norr", NOON), (), (), 0, webhooks=webhooks)


def asked(of: OrganisationSeen, wanted: str, id: str = "ats", **given: Any) -> Changes:
    payload = {**ASKED, "of_webhook": id, "wanted": wanted, **given}
    return decide(of, Row(organisation_lane("cafe"), "api", "1", Happening.WEBHOOK_ASKED, payload), MOMENT)


def changed(of: OrganisationSeen, wanted: str, **given: Any) -> Webhook:
    [webhook] = asked(of, wanted, **given).put
    assert isinstance(webhook, Webhook)
    return webhook


def refused(changes: Changes) -> tuple[str, str | None]:
    assert changes.put == []
    return changes.outcome["refused"]["kind"], changes.outcome["refused"]["at"]


def test_a_webhook_is_made_with_its_types_in_the_order_of_a_checks_life() -> None:
    made = changed(seen(), "make", secret="sealed", types=[CHECK_DELETED, "reference_submitted", "check_started"])
    assert made.types == ("check_started", "reference_submitted", CHECK_DELETED)
    assert (made.secrets, made.is_active, made.made_by) == (("sealed",), True, "key")


@pytest.mark.parametrize(
    ("given", "kind", "at"),
    [
        ({"url": "ftp://ats.example"}, "bad-webhook-address", "/url"),
        ({"url": "https://"}, "bad-webhook-address", "/url"),
        ({"url": "https://user:password@ats.example"}, "bad-webhook-address", "/url"),
        ({"url": "https://@ats.example"}, "bad-webhook-address", "/url"),
        ({"url": "https://ats.example/a b"}, "bad-webhook-address", "/url"),
        ({"url": "https://ats.example\\@inside"}, "bad-webhook-address", "/url"),
        ({"url": "https://ats.example/\r\nX: y"}, "bad-webhook-address", "/url"),
        ({"url": "https://ats.example:99999"}, "bad-webhook-address", "/url"),
        ({"url": "https://[::1"}, "bad-webhook-address", "/url"),
        ({"url": "https://ats.example/#part"}, "bad-webhook-address", "/url"),
        ({"url": "https://ats.example/" + "a" * 2000}, "bad-webhook-address", "/url"),
        ({"types": ["no_such_thing"]}, "unknown-event-type", "/events"),
        ({"types": ["test"]}, "unknown-event-type", "/events"),
        ({"name": "a" * 61}, "bad-name", "/name"),
        ({"name": "a\nb"}, "bad-name", "/name"),
    ],
)
def test_what_is_wrong_is_refused_when_made_and_when_changed(given: dict[str, Any], kind: str, at: str) -> None:
    assert refused(asked(seen(), "make", secret="sealed", **given)) == (kind, at)
    assert refused(asked(seen(ATS), "change", active=True, **given)) == (kind, at)


def test_there_are_so_many_at_most_and_deleted_ones_do_not_count() -> None:
    many = [replace(ATS, id=f"ats-{place}") for place in range(MOST_WEBHOOKS)]
    assert refused(asked(seen(*many), "make", secret="sealed"))[0] == "too-many-webhooks"
    assert changed(seen(*many[1:], replace(many[0], gone_at=NOON)), "make", secret="sealed").id == "ats"


@pytest.mark.parametrize("wanted", ["change", "rotate", "delete", "switch_off"])
def test_what_is_not_there_or_deleted_is_unknown(wanted: str) -> None:
    for of in (seen(), seen(replace(ATS, gone_at=NOON))):
        assert refused(asked(of, wanted, active=True, secret="new"))[0] == "unknown-webhook"


def test_an_old_secret_signs_for_a_day_beside_the_new() -> None:
    twice = changed(seen(changed(seen(ATS), "rotate", secret="second")), "rotate", secret="third")
    assert twice.signing(MOMENT.now + timedelta(hours=23)) == ("third", "second")
    assert twice.signing(MOMENT.now + timedelta(hours=24)) == ("third",)
    assert ATS.signing(NOON) == ("first",)


def test_an_address_that_is_gone_is_off_until_somebody_switches_it_on() -> None:
    off = changed(seen(ATS), "switch_off")
    assert (off.is_active, off.off_because) == (False, "gone")
    assert asked(seen(ATS), "switch_off", url="https://elsewhere.example").put == [], "it has another address by now"
    still_off = changed(seen(off), "change", active=False)
    on = changed(seen(off), "change", active=True)
    assert (still_off.off_because, on.off_because, on.is_active) == ("gone", "", True)


def test_what_a_change_does_not_name_stays_as_it_is_by_now() -> None:
    off = changed(seen(replace(ATS, name="ATS", types=("paused",))), "switch_off")
    row = Row(organisation_lane("cafe"), "api", "1", Happening.WEBHOOK_ASKED, change_asked("ats", name="New", by="key"))
    assert decide(seen(off), row, MOMENT).put == [replace(off, name="New")]


def test_a_deleted_webhook_keeps_no_secret() -> None:
    gone = changed(seen(ATS), "delete")
    assert (gone.is_active, gone.secrets, gone.gone_at) == (False, (), MOMENT.now)
