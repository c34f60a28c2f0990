"""The step `dates`: how, where and when the referee knew the candidate, shown until it is right (R19, R21)."""

from dataclasses import asdict, replace

from bot.domain.lifecycle import EventType
from bot.domain.reference import Reference
from bot.flows.openings import first_name
from bot.flows.readers.which_detail import FIELDS, WhichReader
from bot.flows.readers.working_together import WorkedTogether, WorkedTogetherReader
from bot.flows.talk import Inbound, Prompt, Reader, Reading, Talk, Understood

STEP = "dates"


def confirm_working_together(talk: Talk, reference: Reference) -> None:
    """Corrections are kept beside what the candidate gave, and count once the referee agrees to what is shown."""
    given = WorkedTogether(reference.relation, reference.employer, reference.dates)
    now = _as_corrected(talk, given)
    changed = [name for name, value in asdict(now).items() if value != getattr(given, name)]
    if talk.knows(f"{STEP}.unplaced") and (words := str(talk.answer(f"{STEP}.unplaced"))):
        _ask_which(talk, words, _reader(given, now))
    talk.ask(STEP, lambda: _prompt(talk, now, bool(changed)), _reader(given, now))
    if talk.is_fresh(STEP):
        kept = [name for name, value in asdict(given).items() if value]
        talk.log_own(EventType.DETAILS_CORRECTED if changed else EventType.DETAILS_CONFIRMED, fields=changed or kept)


def _ask_which(talk: Talk, words: str, reader: Reader) -> None:
    choices = tuple(talk.texts(f"referee.which.{field}") for field in FIELDS)
    listed = ", ".join(f"{number} = {choice}" for number, choice in enumerate(choices, 1))
    text = talk.texts("referee.which_detail", words=words, choices=listed)
    prompt = Prompt(STEP, text, "choice", choices, page=talk.texts("referee.which_detail_page", words=words))
    talk.ask(f"{STEP}.which", lambda: prompt, WhichReader(words, choices, reader))


def _as_corrected(talk: Talk, given: WorkedTogether) -> WorkedTogether:
    corrections = {name: talk.answer(f"{STEP}.{name}") for name in asdict(given) if talk.knows(f"{STEP}.{name}")}
    return replace(given, **corrections)


def _reader(given: WorkedTogether, now: WorkedTogether) -> Reader:
    """The agreement is remembered with the dates agreed to."""
    read = WorkedTogetherReader(now)

    def agreed(inbound: Inbound) -> Reading:
        reading = read(inbound)
        if not isinstance(reading, Understood):
            return reading
        return Understood({"dates": now.dates, "corrected": now.dates != given.dates})

    return agreed


def _prompt(talk: Talk, now: WorkedTogether, is_changed: bool) -> Prompt:
    values = {
        "candidate_first": first_name(talk.seen.check.check.candidate_name),
        "together": ", ".join(part for part in asdict(now).values() if part),
    }
    key = "referee.dates_corrected" if is_changed else "referee.dates"
    fields = tuple(asdict(now).items())
    return Prompt(STEP, talk.texts(key, **values), STEP, page=talk.texts(f"{key}_page", **values), fields=fields)
