"""Words taken for a question to us, or for a command, that may have been the answer: kept for ANSWER (R22, R27)."""

from bot.flows.talk import Inbound, Talk

ASIDE = "aside"  # the words, and the step at which they were written
FREE = "text"  # the kind of step at which any words may be an answer


def set_aside(talk: Talk, inbound: Inbound) -> None:
    talk.remember(ASIDE, {"step": talk.conversation.step, "words": inbound.text}, inbound)
    talk.say("asked.or_answer")


def words_set_aside(talk: Talk) -> str | None:
    """Those of the step that is still open."""
    aside = talk.answer(ASIDE) if talk.knows(ASIDE) else None
    return aside["words"] if aside and aside["step"] == talk.conversation.step else None
