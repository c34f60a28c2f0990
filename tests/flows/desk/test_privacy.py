"""Nothing that somebody answered, and no number or address, is told in a channel, however it got into a check (R52)."""

import re
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.channels.slack.blocks.messages import milestone_post
from bot.domain.lifecycle import EventType
from bot.flows.desk.events import event_told
from bot.flows.desk.lines import thread_lines
from bot.flows.desk.notifying import IN_THE_THREAD
from tests.builders import a_reference
from tests.flows.desk.scene import a_seen_check, an_event
from tests.flows.test_lifecycle import REALISTIC
from tests.telling.script import Reading
from tests.telling.slack import Posted
from tests.telling.teller import Teller
from tests.world import TEXTS

NUMBERS = ("070-222 22 22", "+46 70 222 22 22", "0702222222", "(070) 222-22-22", "+1 415 555 0100", "070.222.22.22")
ADDRESSES = ("eva@acme.se", "eva.berg+jobb@acme.example", "<mailto:eva@acme.se|mejl>")
WORDS = ("Eva Berg", "chef", "Acme", "på", "<!channel>", "<@U1>", "*", "\n", "2019-2022", "`", "&", "Å", " ", "24/7")
SOMETHING = st.lists(st.sampled_from((*NUMBERS, *ADDRESSES, *WORDS)), min_size=1, max_size=5).map(" ".join)
ANYTHING = st.one_of(SOMETHING, st.text(max_size=40))
DIGITS = re.compile(r"\+?\d(?:[\s().\-/]*\d){6,}")
IS_A_DAY = re.compile(r"(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d")
OURS = re.compile(r"<(?!@)[!@#]")  # what Slack would take for a mention or a command


def told_of(kind: EventType, name: str, relation: str, employer: str, is_public: bool) -> list[str]:
    one = a_reference(name=name, relation=relation, employer=employer, phone="+46702222222", email="eva@acme.se")
    seen = a_seen_check([one], candidate_name=name, answered=1)
    about = {**REALISTIC.get(kind, {}), "name": name}
    about |= {"referee": name} if kind is EventType.ESTIMATE_GIVEN else {}
    event = replace(an_event(kind), about=about)
    lines: list[str] = []
    for texts in TEXTS.values():
        told = thread_lines(seen, {"events": [event_told(event)]}, texts, is_public=is_public)
        lines += [*told, milestone_post(told).text]
    return lines


BY_A_RECRUITER = (EventType.CHECK_CANCELLED, EventType.REFERENCES_ADDED)  # whose name is their own to choose


@settings(max_examples=150)
@given(st.sampled_from(sorted(IN_THE_THREAD - set(BY_A_RECRUITER))), ANYTHING, ANYTHING, ANYTHING, st.booleans())
@example(EventType.REFERENCE_DECLINED, "Eva 070-222 22 22", "chef eva@acme.se", "0702222222", False)
def test_no_number_or_address_is_told_in_a_thread(
    kind: EventType, name: str, relation: str, employer: str, is_public: bool
) -> None:
    for line in told_of(kind, name, relation, employer, is_public):
        assert "@" not in re.sub(r"(?<!\S)@|@(?!\S)", "", line), line
        assert not DIGITS.search(IS_A_DAY.sub("", line)), line


@settings(max_examples=100)
@given(st.sampled_from(sorted(IN_THE_THREAD)), ANYTHING, ANYTHING, ANYTHING, st.booleans())
def test_nobody_is_called_by_what_people_wrote(
    kind: EventType, name: str, relation: str, employer: str, is_public: bool
) -> None:
    """Only what is put into a block is escaped: so the block itself is looked at."""
    one = a_reference(name=name, relation=relation, employer=employer)
    seen = a_seen_check([one], candidate_name=name)
    event = an_event(kind, **REALISTIC.get(kind, {}) | {"name": name})
    for texts in TEXTS.values():
        post = milestone_post(thread_lines(seen, {"events": [event_told(event)]}, texts, is_public=is_public))
        for text in (post.text, *(block["text"]["text"] for block in post.blocks)):
            assert "<" not in text and ">" not in text, text


ANSWERS = ("Hemligheten1", "Hemligheten2", "Hemligheten3", "070-999 99 99", "hemlig@acme.se", "Hemligheten6")
WHOLE = """# Eva answers everything in the thread, and puts her details right (R21, R52)
== Rut (recruiter)
< telling everything
< start "Anna Lind, +46701234567, anna@example.com" channel=#x referees="Eva Berg, +46702222222, chef, Acme, 2019-2022"
== Eva (referee) +46702222222
< ja
< 070-888 88 88
< ja
< rådgivare Hemligheten1 på Hemligheten2 2018-2021
< ja
< 1
< 2022
< 4 Hemligheten3
< 4 ring 070-999 99 99
< 5 hemlig@acme.se
< Hemligheten6
< Hemligheten3
< ja Hemligheten1
< skicka {code}
== Rut
< follow-up "Anna Lind" person=referee.1 question="Hemligheten6?"
== Eva
< Hemligheten1 igen
< skicka {code}
"""


def test_of_a_whole_check_nothing_that_was_answered_comes_to_slack() -> None:
    teller = Teller(Reading(WHOLE), is_transcript=False)
    teller.tell()
    assert any(one.answered and one.report_version == 2 for one in teller.world.tables.checks.values())
    posted = [line for one in teller.world.told if isinstance(one.what, Posted) for line in one.what.lines]
    assert any("submitted" in line or "lämnade in" in line for line in posted)
    numbers = ("070", "+4670", "46702222222", "88 88", "anna@", *ANSWERS)
    assert [line for line in posted if any(one.casefold() in line.casefold() for one in numbers)] == []
