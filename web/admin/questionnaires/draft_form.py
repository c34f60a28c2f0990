"""A draft in the fields of the editor's form, and out of them again."""

import re
from collections.abc import Iterator

from bot.domain.questionnaire import Question, QuestionKind
from bot.questionnaire_files.wording import with_candidate
from web.admin.page import Visit
from web.admin.questionnaires.draft import LANGUAGES, PARTS, Draft, is_number

PLACE = re.compile(r"q-(\d{1,2})-kind")


LONGEST_TYPED = 2000  # of one field; what is longer than it may be is kept, and refused in words


def draft_in(visit: Visit) -> Draft:
    """What the editor's form says."""
    places = sorted({int(found[1]) for name in visit.fields if (found := PLACE.fullmatch(name))})
    language = visit.field("language")
    return Draft(
        language=language if language in LANGUAGES else visit.user.language,
        title=_line(visit, "title"),
        name=visit.field("name")[:80],
        was=int(visit.field("was")) if is_number(visit.field("was")) else 0,
        minutes=visit.field("minutes")[:6],
        questions=tuple(_question(visit, place) for place in places),
        beside=visit.field("beside") if visit.field("beside") in LANGUAGES else "",
    )


def fields_of(draft: Draft) -> Iterator[tuple[str, str]]:
    """The form's fields again, for a page that carries them along."""
    yield from (("language", draft.language), ("title", draft.title), ("name", draft.name), ("was", str(draft.was)))
    yield from (("minutes", draft.minutes), ("beside", draft.beside))
    for place, one in enumerate(draft.questions):
        yield f"q-{place}-kind", one.kind.value
        yield f"q-{place}-choices", "\n".join(one.choices)
        yield from ((f"q-{place}-{part}", getattr(one, part)) for part in PARTS)


def _question(visit: Visit, place: int) -> Question:
    kind = visit.field(f"q-{place}-kind")
    parts = {part: _line(visit, f"q-{place}-{part}") for part in PARTS}
    lines = visit.field(f"q-{place}-choices")[:LONGEST_TYPED].splitlines()
    choices = tuple(" ".join(line.split()) for line in lines if line.strip())
    parts["text"] = with_candidate(parts["text"])
    return Question(
        kind=QuestionKind(kind) if kind in set(QuestionKind) else QuestionKind.TEXT, choices=choices, **parts
    )


def _line(visit: Visit, name: str) -> str:
    return " ".join(visit.field(name)[:LONGEST_TYPED].split())
