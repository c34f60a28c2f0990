"""Likely causes of a message that did not arrive, in place of a help desk (R48)."""

from collections.abc import Mapping
from enum import StrEnum


class Cause(StrEnum):
    """Something to look at; said in the catalogue under `slack.cause`."""

    WRONG_NUMBER = "wrong_number"
    LANDLINE = "landline"
    PHONE_OFF = "phone_off"
    BLOCKED = "blocked"
    STOPPED = "stopped"
    NOT_ON_WHATSAPP = "not_on_whatsapp"
    WRONG_ADDRESS = "wrong_address"
    MAILBOX_FULL = "mailbox_full"
    MAIL_FILTERED = "mail_filtered"
    OURS = "ours"
    PASSED = "passed"  # it has probably gone by since


# By the names of errors; those that are not listed may have any of the usual causes.
CAUSES: Mapping[str, tuple[Cause, ...]] = {
    "number_invalid": (Cause.WRONG_NUMBER,),
    "number_unknown": (Cause.WRONG_NUMBER, Cause.PHONE_OFF),
    "not_a_mobile": (Cause.LANDLINE, Cause.WRONG_NUMBER),
    "phone_unreachable": (Cause.PHONE_OFF, Cause.WRONG_NUMBER),
    "not_delivered": (Cause.PHONE_OFF, Cause.WRONG_NUMBER, Cause.BLOCKED),
    "blocked": (Cause.BLOCKED,),
    "filtered": (Cause.BLOCKED, Cause.OURS),
    "held_back": (Cause.OURS, Cause.WRONG_NUMBER),
    "opted_out": (Cause.STOPPED,),
    "not_on_whatsapp": (Cause.NOT_ON_WHATSAPP, Cause.WRONG_NUMBER),
    "withheld": (Cause.NOT_ON_WHATSAPP,),
    "no_sign_of_delivery": (Cause.BLOCKED, Cause.PHONE_OFF),
    "too_fast": (Cause.PASSED,),
    "network_busy": (Cause.PASSED,),
    "mailbox_unknown": (Cause.WRONG_ADDRESS,),
    "mail_address_wrong": (Cause.WRONG_ADDRESS,),
    "mail_domain_unknown": (Cause.WRONG_ADDRESS,),
    "mailbox_off": (Cause.WRONG_ADDRESS,),
    "mailbox_full": (Cause.MAILBOX_FULL,),
    "mail_loops": (Cause.WRONG_ADDRESS,),
    "mail_refused": (Cause.MAIL_FILTERED, Cause.WRONG_ADDRESS),
    "mail_delayed": (Cause.PASSED, Cause.WRONG_ADDRESS),
    "mail_not_delivered": (Cause.WRONG_ADDRESS, Cause.MAIL_FILTERED),
    "window_closed": (Cause.NOT_ON_WHATSAPP,),
    "queue_full": (Cause.PASSED,),
    "too_many_requests": (Cause.PASSED,),
    "service_down": (Cause.PASSED,),
}
FROM_OUR_SIDE = frozenset(
    "credentials_wrong country_blocked message_wrong sender_wrong callback_refused number_not_verified "
    "template_wrong account_suspended registration_missing sender_gone country_not_allowed "
    "mail_too_big mail_not_trusted mail_message_wrong".split()
)
USUAL = (Cause.WRONG_NUMBER, Cause.PHONE_OFF, Cause.BLOCKED)


def causes_of(error: str) -> tuple[Cause, ...]:
    """The likeliest first."""
    return (Cause.OURS,) if error in FROM_OUR_SIDE else CAUSES.get(error, USUAL)
