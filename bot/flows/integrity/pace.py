"""Whether a reference was written faster than people read and write.

The reckoning is meant to catch the impossible and not the quick. Between the first answer (consent) and the submission
somebody has to read every question and to write what stands in the answers:

    least seconds = words of the questions / 500 a minute    (adults read some 240; Brysbaert 2019)
                  + words of the answers / 100 a minute      (52 at a keyboard, 36 on a phone; Dhakal 2018, Palin 2019)
                  + 1.5 for each answer that is chosen rather than written

Whoever took less gets the signal. Opening a link leaves no trace (R9), so what somebody read before the consent is not
counted in their favour: the questions come after it. A text that was pasted in, or dictated, looks just the same.
"""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.conversation import Entry
from bot.domain.questionnaire import QuestionKind
from bot.flows.integrity.signal import Signal, SignalKind
from bot.flows.report import Answer, ReportedReference

READ_A_MINUTE, WRITTEN_A_MINUTE = 500, 100
CHOSEN_SECONDS = 1.5


def hurried(one: ReportedReference, entries: Mapping[str, Entry]) -> Iterator[Signal]:
    """`entries`: all that the referee has answered, by key."""
    began_at = min((entry.at for entry in entries.values()), default=None)
    if began_at is None or one.submitted_at is None or not one.answers:
        return
    took, least = (one.submitted_at - began_at).total_seconds(), least_seconds(one.answers)
    if took < least:
        yield Signal(SignalKind.HURRIED, (one.position,), (one.name,), {"took": round(took), "least": round(least)})


def least_seconds(answers: Sequence[Answer]) -> float:
    read = sum(len(one.question.split()) for one in answers)
    written = sum(_words_written(one) for one in answers)
    chosen = sum(1 for one in answers if one.kind != QuestionKind.TEXT)
    return 60 * read / READ_A_MINUTE + 60 * written / WRITTEN_A_MINUTE + CHOSEN_SECONDS * chosen


def _words_written(answer: Answer) -> int:
    text = answer.words if answer.kind == QuestionKind.TEXT else ""
    return len(text.split()) + len((answer.comment or "").split())
