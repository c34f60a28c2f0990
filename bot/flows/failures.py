"""What a failure to reach somebody means, and what the recruiter can do about it (R7, R48).

By the names of errors, whichever provider they come from; of one that nobody has listed, the code itself is told.
"""

from bot.flows.texts import Texts

UNLISTED = "provider_"  # what the name of an error that nobody has listed begins with, before the provider's own code


def failure_said(error: str, texts: Texts) -> str:
    """Why a message did not arrive, in a few words that end a sentence."""
    return _said("failed", error, texts)


def meaning_of(error: str, texts: Texts) -> str:
    """The same as a sentence of its own."""
    return _said("failure.meaning", error, texts)


def advice_on(error: str, texts: Texts) -> str:
    """What can be done: another number, another way, waiting, asking an administrator."""
    return _said("failure.advice", error, texts)


def _said(table: str, error: str, texts: Texts) -> str:
    known = f"{table}.{error}"
    return texts(known) if known in texts.catalogue else texts(f"{table}.unlisted", code=error.removeprefix(UNLISTED))
