"""Review, then send: nothing counts before the person says so (R23), by SMS only with the code that we sent there.

A sender's number can be faked; the code shows that whoever submits has read what we sent to that number.
"""

import re
from collections.abc import Callable

from bot.domain.channel import Channel
from bot.domain.lifecycle import EventType
from bot.flows.memory import FOLLOW_UP_ASKED
from bot.flows.readers.words import folded
from bot.flows.talk import Changed, Inbound, Prompt, Reading, Talk, Unclear, Understood

TRIES_PER_CODE = 5
CODES_PER_CONVERSATION = 3
SEND_WORDS = frozenset({"send", "skicka", "submit", "lämna in"})
WRONG_CODE = "wrong_code"  # counted in the memory, so that tries survive anything


def ask_review(talk: Talk, key: str, prompt: Callable[[], Prompt], keys_of: dict[int, tuple[str, ...]]) -> None:
    """Waits at step `review` until sent; a number asks for that answer again."""
    talk.ask(key, prompt, ReviewReader(talk, keys_of))


def send_word(talk: Talk) -> str:
    """The word that sends, with the code where the channel does not authenticate its senders."""
    word = talk.texts("word.send")
    return f"{word} {code(talk)}" if talk.conversation.channel is Channel.SMS else word


def code(talk: Talk) -> str:
    """Four digits that only the phone's owner has read; new after five wrong tries."""
    generation = talk.memory.count(WRONG_CODE) // TRIES_PER_CODE
    # A candidate may send again, after a replacement; a referee submits once, and each follow-up.
    sent = talk.memory.count("sent") + talk.memory.count(FOLLOW_UP_ASKED)
    return talk.moment.code_for(f"{talk.conversation.id}:{sent}:{generation}")


class ReviewReader:
    def __init__(self, talk: Talk, keys_of: dict[int, tuple[str, ...]]) -> None:
        self.talk, self.keys_of = talk, keys_of

    def __call__(self, inbound: Inbound) -> Reading:
        words = folded(inbound.text)
        number = re.fullmatch(r"(?:ändra |andra |change )?(\d{1,2})", words)
        if number:
            keys = self.keys_of.get(int(number.group(1)))
            return Changed(keys) if keys else Unclear()
        found = re.fullmatch(r"(?P<word>[^\d]*?)\s*(?P<code>\d{4})?", words)
        if (
            found is None
            or not (found["code"] or found["word"] in SEND_WORDS)
            or found["word"] not in SEND_WORDS | {""}
        ):
            return Unclear()
        return Understood(True) if inbound.channel is not Channel.SMS else self._judge(found["code"])

    def _judge(self, given: str | None) -> Reading:
        talk = self.talk
        if talk.memory.count(WRONG_CODE) >= TRIES_PER_CODE * CODES_PER_CONVERSATION:
            return Unclear("code_spent")
        if given is None:
            return Unclear("code_needed")
        if given == code(talk):
            return Understood(True)
        talk.record(WRONG_CODE)
        talk.log_own(EventType.CODE_REFUSED)
        return Unclear("wrong_code")
