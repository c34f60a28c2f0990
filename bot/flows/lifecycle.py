"""The sentence of each event in a check's lifecycle (R39)."""

from bot.domain.lifecycle import Event
from bot.flows.texts import Texts


def sentence(event: Event, texts: Texts) -> str:
    about = dict(event.about)
    if "reason" in about:
        about["reason"] = texts(f"dropped.{about['reason']}")
    return texts(f"lifecycle.{event.type}", **about)
