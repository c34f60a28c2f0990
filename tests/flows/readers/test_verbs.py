"""The verbs behind /refcheck, in both languages, and guesses at what was meant."""

import pytest

from bot.flows.readers.verbs import WORDS, Lists, Spoken, Verb, listed, spoken


@pytest.mark.parametrize(
    ("text", "verb", "rest"),
    [
        ("", Verb.START, ""),
        ("  ", Verb.START, ""),
        ("start", Verb.START, ""),
        ("start Anna Lind 0701234567", Verb.START, "Anna Lind 0701234567"),
        ("START Anna", Verb.START, "Anna"),
        ("start\nAnna Lind\nBo Ek", Verb.START, "Anna Lind\nBo Ek"),
        ("ny Anna Lind", Verb.START, "Anna Lind"),
        ("status anna", Verb.STATUS, "anna"),
        ("läget anna", Verb.STATUS, "anna"),
        ("påminn Anna Lind", Verb.REMIND, "Anna Lind"),
        ("avbryt Anna", Verb.CANCEL, "Anna"),
        ("byt Anna", Verb.REPLACE, "Anna"),
        ("rapport Anna", Verb.REPORT, "Anna"),
        ("inställningar", Verb.SETTINGS, ""),
        ("hjälp", Verb.HELP, ""),
        ("?", Verb.HELP, ""),
        ("help!", Verb.HELP, ""),
        ("följdfråga Anna", Verb.FOLLOW_UP, "Anna"),
        ("ångra", Verb.UNDO, ""),
        ("ta bort Anna Lind", Verb.DELETE, "Anna Lind"),
        ("follow up Anna", Verb.FOLLOW_UP, "Anna"),
        ("more references Anna", Verb.MORE, "Anna"),
    ],
)
def test_a_verb_is_heard_in_either_language(text: str, verb: Verb, rest: str) -> None:
    heard = spoken(text)
    assert (heard.verb, heard.rest) == (verb, rest)


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("remnd Anna", Verb.REMIND),
        ("stauts", Verb.STATUS),
        ("paminn Anna", Verb.REMIND),
        ("cancle Anna", Verb.CANCEL),
        ("raport", Verb.REPORT),
        ("setings", Verb.SETTINGS),
        ("hjalp", Verb.HELP),
        ("Anna Lind 0701234567", None),
        ("xyzzy", None),
    ],
)
def test_another_word_is_a_guess_and_never_an_act(text: str, guess: Verb | None) -> None:
    heard = spoken(text)
    assert (heard.verb, heard.guess, heard.word) == (None, guess, text.split()[0])


def test_every_verb_has_words_and_no_word_two_verbs() -> None:
    words = [word for those in WORDS.values() for word in those]
    assert set(WORDS) == set(Verb)
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("rest", "which", "words"),
    [
        ("", None, ""),
        ("mine", Lists.MINE, ""),
        ("mina", Lists.MINE, ""),
        ("stuck", Lists.STUCK, ""),
        ("öppna Anna", Lists.OPEN, "Anna"),
        ("klara", Lists.DONE, ""),
        ("Anna Lind", None, "Anna Lind"),
    ],
)
def test_a_list_may_be_asked_for_by_name(rest: str, which: Lists | None, words: str) -> None:
    assert listed(rest) == (which, words)


def test_a_guess_keeps_what_was_said_behind_it() -> None:
    assert spoken("remnd Anna Lind") == Spoken(None, "Anna Lind", "remnd", Verb.REMIND)
