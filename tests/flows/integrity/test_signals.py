"""Each kind of signal: when it is seen, when it is not, and how it is said."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.catalogues import read_texts
from bot.domain.reference import Standing
from bot.domain.trace import TraceKind
from bot.flows.integrity.domains import belongs, is_private
from bot.flows.integrity.pace import least_seconds
from bot.flows.integrity.signal import CIRCUMSTANCES, Signal, SignalKind, SignalSort
from bot.flows.integrity.wording import explanation_of, name_of, seen_in_words
from tests.builders import NOON
from tests.flows.integrity.cases import Case
from tests.report_files.reporting import a_text, an_answer

TEXTS = read_texts()
SENTENCE = "Hon tog alltid emot nya gäster med ett leende även när kön var lång"
EXAMPLES: dict[SignalKind, dict[str, object]] = {
    SignalKind.SHARED_PHONE: {"phone": "+46701234567"},
    SignalKind.SHARED_EMAIL: {"email": "anna@example.com"},
    SignalKind.HURRIED: {"took": 1, "least": 240},
    SignalKind.ALIKE: {"percent": 80, "passage": "alltid i tid"},
    SignalKind.PRIVATE_EMAIL: {"domain": "gmail.com"},
    SignalKind.OTHER_DOMAIN: {"domain": "beta.se", "employer": "Acme"},
    SignalKind.CORRECTED: {"fields": ["dates", "relation"]},
    SignalKind.REPLACEMENT: {"replaced": "Per"},
}


def a_case(referees: int = 2) -> Case:
    case, chance = Case(), Random(1)
    case.add_candidate()
    for name in ("Eva Berg", "Per Sten", "Åsa Ek")[:referees]:
        case.add_referee(name, chance, phone=f"+4670222222{len(case.references)}")
    return case


def kinds(case: Case, version: int | None = None) -> list[tuple[SignalKind, tuple[int, ...]]]:
    return [(one.kind, one.people) for one in case.signals(version)]


def test_of_an_ordinary_check_there_is_nothing_to_tell() -> None:
    assert kinds(a_case(3)) == []


def test_nothing_is_said_of_somebody_who_has_not_submitted() -> None:
    case = a_case()
    case.references[1] = replace(case.references[1], standing=Standing.STARTED, submitted_at=None, email="p@gmail.com")
    case.trace("conversation-3", TraceKind.DEVICE, "same")
    case.trace("conversation-1", TraceKind.DEVICE, "same")
    assert kinds(case) == []


def test_a_number_is_the_same_person_whether_named_put_right_or_written_from() -> None:
    case = a_case()
    case.put_right("conversation-3", "phone", "+46701234567")
    assert (SignalKind.SHARED_PHONE, (0, 2)) in kinds(case)
    case = a_case()
    case.conversations[2] = replace(case.conversations[2], address="+46702222220")
    assert kinds(case) == [(SignalKind.SHARED_PHONE, (1, 2))]


def test_one_device_says_more_than_its_network() -> None:
    case = a_case()
    for kind in (TraceKind.DEVICE, TraceKind.IP):
        case.trace("conversation-1", kind, "same")
        case.trace("conversation-2", kind, "same")
    assert kinds(case) == [(SignalKind.SHARED_DEVICE, (0, 1))]


@pytest.mark.parametrize(
    ("employers", "kind"),
    [
        (("Acme", "Beta"), SignalKind.SHARED_IP),
        (("Acme AB", "acme"), SignalKind.SHARED_WORK_IP),
        (("", ""), SignalKind.SHARED_IP),
        (("Acme", ""), SignalKind.SHARED_IP),
    ],
)
def test_colleagues_share_the_network_of_their_office(employers: tuple[str, str], kind: SignalKind) -> None:
    case = a_case()
    for place, employer in enumerate(employers):
        case.references[place] = replace(case.references[place], employer=employer)
        case.trace(f"conversation-{place + 2}", TraceKind.IP, "same")
    assert kinds(case) == [(kind, (1, 2))]


@pytest.mark.parametrize(
    ("domain", "private"),
    [
        ("gmail.com", True),
        ("telia.com", True),
        ("home.telia.com", True),
        ("ericsson.com", False),
        ("nottelia.com", False),
        ("com", False),
        ("", False),
    ],
)
def test_private_domains_are_known_with_those_under_them(domain: str, private: bool) -> None:
    assert is_private(domain, frozenset({"gmail.com", "telia.com"})) == private


@pytest.mark.parametrize(
    ("domain", "employer"),
    [
        ("cafenorr.se", "Café Norr AB"),
        ("cafe-norr.co.uk", "Café Norr"),
        ("kth.se", "Kungliga Tekniska högskolan"),
        ("vgregion.se", "Västra Götalandsregionen (region)"),
        ("hm.com", "H&M"),
        ("mail.ahlens.se", "Åhléns City"),
        ("vaxjo.se", "Växjö kommun"),
        ("xn--caf-dma.se", "Café xn caf dma"),
        ("skanska.se", "Skanksa"),
        ("acme.se", ""),
        ("acme.se", "???"),
    ],
)
def test_a_domain_belongs_to_the_workplace_that_it_sounds_like(domain: str, employer: str) -> None:
    assert belongs(domain, employer)


@pytest.mark.parametrize(
    ("domain", "employer"), [("volvo.se", "Acme AB"), ("ab.se", "Stockholms stad AB"), ("company.com", "Norr Company")]
)
def test_a_domain_of_somebody_else_does_not(domain: str, employer: str) -> None:
    assert not belongs(domain, employer)


def test_the_least_time_is_what_reading_choosing_and_writing_take() -> None:
    assert least_seconds([an_answer(question="fem ord " * 250, comment=None)]) == 60 + 1.5
    assert least_seconds([a_text("ord " * 100, question="")]) == 60


def test_whoever_takes_their_time_is_not_hurried() -> None:
    case = a_case(1)
    first = case.references[0]
    assert first.started_at
    case.references[0] = replace(first, submitted_at=first.started_at + timedelta(seconds=20))
    [(kind, people)] = kinds(case)
    assert (kind, people) == (SignalKind.HURRIED, (1,))
    case.references[0] = replace(first, submitted_at=first.started_at + timedelta(minutes=9))
    assert kinds(case) == []


def test_a_sentence_that_two_have_in_common_is_shown_as_it_was_written() -> None:
    case = a_case()
    for id in ("conversation-2", "conversation-3"):
        texts = case.texts_of(id)
        first = next(iter(texts))
        case.rewrite(id, {**texts, first: f"{texts[first]} {SENTENCE}, {'minst' if id[-1] == '2' else 'nog'} en gång."})
    [signal] = case.signals()
    assert (signal.kind, signal.people, signal.seen["passage"]) == (SignalKind.ALIKE, (1, 2), SENTENCE)


def test_words_of_the_question_are_nobodys_own() -> None:
    case = a_case()
    asked = dict.fromkeys(case.texts_of("conversation-2"), "Vilka arbetsuppgifter hade Anna hos er")
    for id in ("conversation-2", "conversation-3"):
        case.rewrite(id, asked)
    assert all(kind is not SignalKind.ALIKE for kind, _ in kinds(case))


def test_a_short_stock_phrase_is_not_alike() -> None:
    case = a_case()
    for id in ("conversation-2", "conversation-3"):
        case.rewrite(id, dict.fromkeys(case.texts_of(id), "Mycket bra på allt"))
    assert all(kind is not SignalKind.ALIKE for kind, _ in kinds(case))


def test_an_endless_text_takes_no_endless_time() -> None:
    case = a_case()
    for id in ("conversation-2", "conversation-3"):
        case.rewrite(id, dict.fromkeys(case.texts_of(id), "bra " * 50_000))
    assert (SignalKind.HURRIED, (1,)) in kinds(case)


def test_whoever_was_named_next_is_the_replacement() -> None:
    case = a_case(3)
    case.references[0] = replace(case.references[0], standing=Standing.REPLACED, submitted_at=None)
    case.references[2] = replace(case.references[2], nominated_at=NOON + timedelta(hours=3))
    case.record("conversation-1", "replaced.1", NOON + timedelta(hours=2))
    [signal] = case.signals()
    assert (signal.kind, signal.people, signal.seen) == (SignalKind.REPLACEMENT, (3,), {"replaced": "Eva Berg"})


def test_what_was_put_right_is_named() -> None:
    case = a_case(1)
    case.put_right("conversation-2", "name", "Eva Bergman")
    [signal] = case.signals()
    assert (signal.kind, signal.names, signal.seen) == (SignalKind.CORRECTED, ("Eva Bergman",), {"fields": ["name"]})


def test_an_earlier_version_knows_nothing_of_what_came_later() -> None:
    case = a_case()
    case.put_right("conversation-3", "phone", "+46702222220")
    case.trace("conversation-2", TraceKind.DEVICE, "same")
    case.traces.append(replace(case.traces[0], conversation="conversation-1", at=NOON + timedelta(days=9)))
    assert {kind for kind, _ in kinds(case)} == {
        SignalKind.SHARED_PHONE,
        SignalKind.SHARED_DEVICE,
        SignalKind.CORRECTED,
    }
    assert kinds(case, version=1) == []


@pytest.mark.parametrize("kind", SignalKind)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_kind_is_named_told_and_explained(kind: SignalKind, language: str) -> None:
    texts = TEXTS[language]
    signal = Signal(kind, (1, 2), ("Eva", "Per"), EXAMPLES.get(kind, {}))
    said = [name_of(signal, texts), seen_in_words(signal, texts), explanation_of(signal, texts)]
    assert all(said) and "{" not in "".join(said)
    assert signal.sort is (SignalSort.CIRCUMSTANCE if kind in CIRCUMSTANCES else SignalSort.COINCIDENCE)


def test_times_and_details_are_said_as_people_say_them() -> None:
    hurried = Signal(SignalKind.HURRIED, (1,), ("Eva",), {"took": 1, "least": 240})
    assert "på 1 sekund. Att läsa frågorna och skriva svaren tar 4 minuter" in seen_in_words(hurried, TEXTS["sv"])
    corrected = Signal(SignalKind.CORRECTED, (1,), ("Eva",), {"fields": ["dates", "relation"]})
    assert "when they worked together and relation" in seen_in_words(corrected, TEXTS["en"])
