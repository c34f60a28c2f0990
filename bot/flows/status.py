"""STATUS: how it goes, as far as the person may know (R13, R30)."""

from bot.domain.conversation import ConversationStatus
from bot.domain.reference import OUT_OF_THE_COUNT, Standing
from bot.flows import referee
from bot.flows.openings import facts, presented_as
from bot.flows.progress import asked_so_far, next_asked, progress, zone_for
from bot.flows.talk import Talk


def tell_status(talk: Talk) -> None:
    if talk.seen.reference:
        _to_referee(talk)
    else:
        _to_candidate(talk)
    talk.asks_again = False


def _to_candidate(talk: Talk) -> None:
    seen, zone, now = talk.seen.check, zone_for(talk.conversation, talk.seen.check), talk.moment.now
    counted = {"answered": seen.check.answered, "requested": seen.check.requested}
    about = {**facts(talk.seen, talk.moment, talk.texts), "organisation": presented_as(talk.seen)}
    talk.say("candidate.status", **about, **counted)
    for one in seen.references:
        if one.standing not in OUT_OF_THE_COUNT:
            line = progress(seen, one, talk.texts, now, zone)
            talk.say("candidate.status_line", number=one.position, name=one.name, standing=line)
    mine = talk.conversation
    is_asked = mine.status is ConversationStatus.OPEN and seen.check.withdrawal_asked_at is None
    for due in next_asked(seen, mine.id, mine.address, talk.texts, zone) if is_asked else ():
        talk.say("candidate.status_own", next=due)


def _to_referee(talk: Talk) -> None:
    asked = referee.questions(talk)
    answered = sum(talk.knows(f"question.{one.key}") for one in asked)
    values = {**facts(talk.seen, talk.moment, talk.texts), "answered": answered, "total": len(asked)}
    talk.say("referee.status", **{**values, "more": _so_far(talk)})


def _so_far(talk: Talk) -> str:
    reference, zone = talk.seen.reference, zone_for(talk.conversation, talk.seen.check)
    if reference is None or reference.standing is Standing.SUBMITTED:
        return ""
    parts = asked_so_far(talk.seen.check, reference, talk.texts, talk.moment.now, zone)
    return "".join(f", {part}" for part in parts)
