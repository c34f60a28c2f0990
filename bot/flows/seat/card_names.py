"""What the people of a check are called on its card: by name, or by what they are where everybody can read it."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.domain.check import Check
from bot.domain.lifecycle import Event
from bot.domain.reference import Reference
from bot.flows.changes import CheckSeen
from bot.flows.texts import Texts

# Candidates write numbers and addresses wherever they like; none is for a channel.
YEARS = r"(?:19|20)\d\d"
ADDRESSES = re.compile(rf"[^\s@]{{0,64}}@\S*|(?<!\d)(?!{YEARS}\s?[-–]\s?{YEARS}(?!\d))\+?\d(?:[\s().\-/–]*\d){{5,}}")
MINE = re.compile(r"^(?:my|min|mitt|mina)\s+", re.IGNORECASE)  # the candidate's, who is not whoever reads it
LONGEST, NAMELESS = 60, "–"
Names = Mapping[str, str]  # by conversation


def names_shown(seen: CheckSeen, texts: Texts, *, is_public: bool) -> Names:
    referees = {one.conversation: shown_as(one, texts, is_public=is_public) for one in seen.references}
    candidate = {seen.candidate.id: candidate_shown(seen.check)} if seen.candidate else {}
    return candidate | referees


def candidate_shown(check: Check) -> str:
    return without_addresses(check.candidate_name) or NAMELESS


def shown_as(one: Reference, texts: Texts, *, is_public: bool) -> str:
    """Such as "Eva Berg"; in public "Manager at Acme", or "Referee 2" where even that is not known."""
    if not is_public:
        return without_addresses(one.name) or _numbered(one, texts)
    relation, employer = MINE.sub("", without_addresses(one.relation)), without_addresses(one.employer)
    if not relation:
        return _numbered(one, texts)
    relation = relation[:1].upper() + relation[1:]
    if not employer or employer.casefold() in relation.casefold():
        return relation
    return texts("slack.card.relation_at", relation=relation, employer=employer)


def _numbered(one: Reference, texts: Texts) -> str:
    return texts("slack.card.referee", number=one.position)


def told_to_readers(event: Event, seen: CheckSeen, names: Names) -> Event:
    """The same event with the people in it called as its readers may know them."""
    by_name = {one.name: names[one.conversation] for one in seen.references if one.conversation in names}
    about = dict(event.about)
    if event.conversation and event.conversation in names and "name" in about:
        about["name"] = names[event.conversation]
    if "referee" in about:
        about["referee"] = by_name.get(about["referee"], without_addresses(about["referee"]))
    return replace(event, about=about)


def without_addresses(text: str) -> str:
    """One line of at most sixty characters, without what could be a number or an e-mail address."""
    bare = " ".join(ADDRESSES.sub("…", text).split())
    return bare if len(bare) <= LONGEST else f"{bare[: LONGEST - 1].rstrip()}…"
