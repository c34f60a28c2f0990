"""The referee's word on what the candidate says of their time together: yes, or what it should be (R21).

Only a year, a known relation or a marked workplace corrects anything; any other words are asked about again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.flows.readers.dates import ANY_YEAR, PERIOD
from bot.flows.readers.name_words import WORKPLACE_MARKS
from bot.flows.readers.names import speaks_of_names, without_symbols
from bot.flows.readers.nomination import PARTS, RELATION, TOGETHER, is_short, labelled, tidy
from bot.flows.readers.together_words import AFTER, AGREEING, AT, BEFORE, CLAUSES, LEAD, MINE, NO_PLACES, SAID
from bot.flows.readers.which_detail import unplaced
from bot.flows.readers.words import DENIED
from bot.flows.readers.yes_no import read_yes_no
from bot.flows.talk import Inbound, Noted, Reading, Unclear, Understood

FIELDS = ("relation", "organisation", "dates")


@dataclass(frozen=True, slots=True)
class WorkedTogether:
    """How the referee knew the candidate, where and when; empty where it is not told."""

    relation: str = ""
    organisation: str = ""
    dates: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    relation: str = ""
    organisation: str = ""
    dates: str = ""
    unread: str = ""


def read_worked_together(text: str) -> WorkedTogether:
    """What the words say of it, each part as it is written."""
    told, rest = labelled(SAID.sub(r"\n\g<label>: ", DENIED.sub(" ", without_symbols(text))))
    rest = TOGETHER.sub(lambda found: found[0] if RELATION.search(found[0]) else " ", rest)
    clauses = [_clause(part) for part in CLAUSES.split(rest) if tidy(part)]
    if len(clauses) == 1 and not clauses[0].dates and (where := _bare_place(rest)):
        clauses = [Clause(organisation=where)]
    relation = told.get("relation") or next((one.relation for one in clauses if one.relation), "")
    dates = told.get("dates", "") if ANY_YEAR.search(told.get("dates", "")) else ""
    dates = dates or ", ".join(one.dates for one in clauses if one.dates)
    organisation = told.get("employer") or next((one.organisation for one in clauses if one.organisation), "")
    return WorkedTogether(relation, organisation or _left_over(clauses, relation, dates), dates)


def _clause(text: str) -> Clause:
    period = _period_in(text)
    relation = organisation = ""
    unread = []
    for part in PARTS.split(f"{text[: period[0]]}\n{text[period[1] :]}" if period else text):
        words = LEAD.sub("", tidy(part))
        who, where = _who_and_where(words)
        if where and not organisation:
            organisation, words = where, who
        if words and RELATION.search(words) and is_short(words) and not relation:
            relation = words
        elif words and WORKPLACE_MARKS.search(words) and is_short(words) and not organisation:
            organisation = words
        elif not _is_filling(words):
            unread.append(words)
    # Words that are not understood beside a year stay with it: "hon slutade 2021" is no plain 2021.
    dates = tidy(text if unread else text[period[0] : period[1]]) if period else ""
    return Clause(relation, organisation, dates, " ".join(unread))


def _is_filling(words: str) -> bool:
    return all(word in AGREEING for word in re.findall(r"[\w'’]+", words.casefold()))


def _period_in(text: str) -> tuple[int, int] | None:
    """From the first year to the last, with the days and months around them."""
    years = list(PERIOD.finditer(text))
    if not years:
        return None
    start, end = years[0].start(), years[-1].end()
    before, after = BEFORE.search(text[:start]), AFTER.match(text[end:])
    return before.start() if before else start, end + (after.end() if after else 0)


def _who_and_where(words: str) -> tuple[str, str]:
    """ "kollega på Beta AB". What has no capital is part of the title: "chef på lagret"."""
    found = AT.search(words)
    if not found or not is_short(where := found["where"]):
        return words, ""
    is_place = where[:1].isupper() or where[:1].isdigit() or WORKPLACE_MARKS.search(where)
    return (LEAD.sub("", words[: found.start()].strip()), where) if is_place else (words, "")


def _bare_place(text: str) -> str:
    """ "på beta", and nothing else, in whatever letters."""
    found = AT.match(LEAD.sub("", tidy(text)))
    words = found["where"].split() if found else []
    return " ".join(words) if 0 < len(words) <= 3 and words[0].casefold() not in NO_PLACES else ""


def _left_over(clauses: list[Clause], relation: str, dates: str) -> str:
    """ "Beta Kaffe, kollega, 2018-2021": the workplace, when both others are told and one name is left."""
    plain = [one.unread for one in clauses if one.unread and not one.dates]
    is_name = len(plain) == 1 and plain[0][:1].isupper() and is_short(plain[0]) and not speaks_of_names(plain[0])
    return plain[0] if relation and dates and is_name else ""


class WorkedTogetherReader:
    """Understood when it is agreed to; what is corrected is noted, to be shown back before it counts."""

    def __init__(self, now: WorkedTogether) -> None:
        self.now = now

    def __call__(self, inbound: Inbound) -> Reading:
        if inbound.fields:
            return self._read({name: " ".join(inbound.fields.get(name, "").split()) for name in FIELDS})
        if _is_agreed(inbound.text):
            return Understood(True)
        told = read_worked_together(inbound.text)
        fields = {name: getattr(told, name) for name in FIELDS if getattr(told, name)}
        if not fields:
            words = LEAD.sub("", tidy(inbound.text.replace(",", " ")))
            return Noted({"dates.unplaced": words}) if unplaced(words) else Unclear("right_dates")
        return self._read(fields)

    def _read(self, fields: Mapping[str, str]) -> Reading:
        """What is as it was, or left empty, changes nothing."""
        told = {name: value for name, value in fields.items() if value}
        changes = {name: value for name, value in told.items() if not _is_same(value, getattr(self.now, name))}
        return Noted({f"dates.{name}": value for name, value in changes.items()}) if changes else Understood(True)


def _is_agreed(text: str) -> bool:
    found = read_yes_no(text)
    if found is None or not found[0] or "?" in text:
        return False
    return _is_filling(found[1])


def _is_same(one: str, other: str) -> bool:
    plain = [MINE.sub("", " ".join(text.split())).casefold().replace("–", "-") for text in (one, other)]
    return plain[0] == plain[1]
