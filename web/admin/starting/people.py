"""The candidates of a start: those of the list who are marked, and those who are typed or pasted (R1)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.channel import Contact
from bot.domain.dialled import region_of
from bot.domain.listed import Listed
from bot.flows.texts import Texts
from bot.storage.reading import listed
from web.admin.page import Visit
from web.admin.starting.form import StartForm
from web.typed_candidates import Mistake, Typed, candidates_of, typed_in_lines

MOST_CANDIDATES, MOST_TOLD = 200, 8


@dataclass(slots=True)
class People:
    marked: Sequence[Listed]
    found: list[dict[str, Any]] = field(default_factory=list)
    wrong_marked: list[str] = field(default_factory=list)  # what is wrong with those of the list


async def marked_in(visit: Visit) -> list[Listed]:
    ids = [one for one in visit.fields.getall("listed", []) if isinstance(one, str)]
    return await listed.named(visit.organisation, ids[: MOST_CANDIDATES + 1])


def people_of(form: StartForm, marked: Sequence[Listed], zone: str, texts: Texts, countries: Collection[str]) -> People:
    """Mistakes are told beside their fields; of those of the list, above it."""
    people = People(marked)
    typed = _typed(form, marked, region_of(zone))
    if not typed:
        form.name.errors = [texts("slack.form.wrong.nobody")]
    if len(typed) > MOST_CANDIDATES:
        form.candidates.errors = [texts("slack.form.wrong.too_many", count=MOST_CANDIDATES)]
        return people
    contact = form.candidate_contact.data
    chosen = Contact(contact) if contact in set(Contact) else None
    read = candidates_of(typed, chosen, region_of(zone), countries)
    for place, one in enumerate(marked):
        read.found[place]["listed"] = one.id
    people.found = read.found
    _tell(form, people, read.mistakes, texts)
    return people


def _typed(form: StartForm, marked: Sequence[Listed], region: str) -> list[Typed]:
    """Those of the list have lines below nought."""
    of_list = [Typed(-place, one.name, one.phone or "", one.email or "") for place, one in enumerate(marked, 1)]
    name, phone, email = ((one.data or "").strip() for one in (form.name, form.phone, form.email))
    own = [Typed(0, name, phone, email)] if name or phone or email else []
    return of_list + own + typed_in_lines(form.candidates.data or "", region, MOST_CANDIDATES)


def _tell(form: StartForm, people: People, mistakes: Sequence[Mistake], texts: Texts) -> None:
    in_lines = []
    for one in mistakes:
        why = texts(f"slack.form.wrong.{one.kind}", name=one.name, typed=one.typed)
        if one.line > 0:
            in_lines.append(texts("slack.form.wrong.line", line=one.line, wrong=why))
        elif one.line < 0:
            people.wrong_marked.append(f"{people.marked[-one.line - 1].name}: {why}")
        else:
            form[one.part].errors = [*form[one.part].errors, why]
    if in_lines:
        more = len(in_lines) - MOST_TOLD
        told = [texts("slack.form.wrong.more", count=more)] if more > 0 else []
        form.candidates.errors = [*in_lines[:MOST_TOLD], *told]
