"""A question of which the parts are named, by the columns of a table or by the keys of YAML."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.domain.questionnaire import Question, QuestionKind
from bot.domain.questionnaire_flaws import FEWEST_CHOICES
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.guessing import guessed
from bot.questionnaire_files.marks import Mark, choices_in, mark_in
from bot.questionnaire_files.understood import Doubt
from bot.questionnaire_files.words import KIND_WORDS


def ask_parts(given: Mapping[str, str], where: str, said: str, into: Gathering) -> None:
    """A question of which the parts are named; what is not said is guessed."""
    question, doubt = guessed(" ".join(given["text"].split()))
    mark = _mark_of(given)
    parts: dict[str, Any] = {
        name: given[name].replace("\n", " ") for name in ("label", "comment", "key") if name in given
    }
    if given.get("choices"):
        parts["choices"] = _choices(given["choices"])
    if mark:
        parts |= {"kind": mark.kind, "choices": parts.get("choices") or mark.choices}
    elif len(parts.get("choices", ())) >= FEWEST_CHOICES:
        parts["kind"] = QuestionKind.CHOICE
    parts |= _ends(given, mark, question)
    into.ask(replace(question, **parts), where, said)
    doubt = mark.doubt if mark else doubt
    if doubt:
        into.doubt(doubt, given.get("scale", ""))
    if given.get("kind") and mark is None:
        into.doubt(Doubt.UNKNOWN_KIND, given["kind"])


def _mark_of(given: Mapping[str, str]) -> Mark | None:
    """What the columns for kind and scale say of the answer."""
    said = given.get("kind", "").casefold().strip()
    scale = mark_in(given.get("scale", "")) if given.get("scale") else None
    if kind := KIND_WORDS.get(said.replace("_", " ")):
        return replace(scale, kind=kind) if scale else Mark(kind)
    return (mark_in(said) if said else None) or scale


def _ends(given: Mapping[str, str], mark: Mark | None, question: Question) -> dict[str, str]:
    ends = {}
    for name in ("lowest", "highest"):
        ends[name] = given.get(name) or (getattr(mark, name) if mark else "") or getattr(question, name)
    return ends


def _choices(said: str) -> tuple[str, ...]:
    lines = tuple(line for line in said.split("\n") if line)
    return lines if len(lines) >= FEWEST_CHOICES else choices_in(said) or lines
