"""STOP and START: whoever says it in any reasonable way is heard, and at once.

The carrier's own words are answered by the carrier: we keep quiet then, and only remember.
"""

import re
from enum import StrEnum

from bot.flows.readers.words import folded


class Wish(StrEnum):
    STOP = "stop"
    START = "start"


CARRIER_STOP = frozenset("stop unsubscribe end quit stopall revoke optout cancel".split())
CARRIER_START = frozenset("start unstop".split())
OUR_STOP = frozenset("stopp avsluta sluta avanmäl avanmal avregistrera stoppa unsubscribe".split()) | {
    "stop all",
    "opt out",
    "stop it",
    "sluta sms",
    "sluta skriva",
    "inga fler sms",
    "inga fler meddelanden",
    "no more messages",
    "no more texts",
}
OUR_START = frozenset({"starta", "börja om"})
ASKED_TO_STOP = re.compile(
    r"^(?:please |snälla |var snäll och |vänligen )?"
    r"(?:(?:stop|quit) (?:texting|messaging|contacting|writing|sending)(?: to)?(?: me)?(?: messages| texts| this)?|"
    r"(?:do not|don't|dont) (?:text|message|contact|write)(?: to)? me(?: again| anymore| any more)?|"
    r"sluta (?:skicka|skriva|smsa|messa|kontakta)(?: till)?(?: mig)?(?: sms| meddelanden)?(?: till mig)?|"
    r"(?:skicka inte|skriv inte|kontakta mig inte)(?: fler| mer)?(?: sms| meddelanden| till mig| igen)*)"
    r"(?: please| tack| now| nu)?$"
)


def wish_in(text: str, opt_out_type: str | None = None) -> Wish | None:
    """What a whole message wishes; a word inside an answer ("he never stops helping") is no wish."""
    if opt_out_type in ("STOP", "START"):
        return Wish(opt_out_type.casefold())
    words = folded(text)
    if words in CARRIER_STOP or words in OUR_STOP or ASKED_TO_STOP.match(words):
        return Wish.STOP
    return Wish.START if words in CARRIER_START or words in OUR_START else None


def carrier_answers(text: str, opt_out_type: str | None) -> bool:
    """Whether the carrier has answered this already, so that we must not."""
    return opt_out_type is not None or folded(text) in CARRIER_STOP | CARRIER_START
