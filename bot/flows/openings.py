"""First messages: who asks, for whom, why, and what becomes of the data (R5, R8, R19, R54, R55)."""

from bot.domain.channel import Channel
from bot.domain.questionnaire import Questionnaire
from bot.flows.changes import CheckSeen, ConversationSeen, Moment
from bot.flows.deadline import deadline_said
from bot.flows.progress import zone_for
from bot.flows.starting import is_default
from bot.flows.texts import Texts, Unsaid

ANSWERS_IN_WRITING_MINUTES = 7  # when a check's questionnaire does not tell


def first_name(name: str) -> str:
    return name.split()[0] if name.split() else name


def opening(seen: ConversationSeen, moment: Moment) -> str:
    """The first message of a conversation, which asks for consent before anything else is asked."""
    texts = seen.texts(moment)
    return texts(f"{seen.conversation.role}.opening", **facts(seen, moment, texts))


def facts(seen: ConversationSeen, moment: Moment, texts: Texts) -> dict[str, object]:
    """What openings, reminders and the like may name."""
    check = seen.check.check
    questionnaire = questionnaire_of(seen)
    return {
        "first": first_name(seen.conversation.name),
        "organisation": presented_as(seen),
        "assignment": assignment_of(seen.check, moment),
        "candidate": check.candidate_name,
        "candidate_first": first_name(check.candidate_name),
        "referees": texts("candidate.referees", count=check.requested),
        "guidance": _sentence(check.guidance),
        "link": moment.link_to(seen.conversation),
        "forward": moment.forward_link(check.code),
        "months": seen.check.sub_account.retention_months,
        "count": len(questionnaire.questions) if questionnaire else 0,
        "minutes": questionnaire.minutes if questionnaire else ANSWERS_IN_WRITING_MINUTES,
        "deadline": _deadline(seen, moment, texts),
        "messages": texts(f"thread.messages_{_thread(seen)}"),  # what STOP ends
    }


def assignment_of(seen: CheckSeen, moment: Moment) -> str:
    """Its title. "Reference taking" in brackets after "is taking references" would say nothing new (R2)."""
    title = seen.assignment.title
    return Unsaid(title) if is_default(seen.assignment, moment.texts) else title


def presented_as(seen: ConversationSeen) -> str:
    """The sub-account's name is the brand that people know; the default one has none of its own."""
    return seen.check.sub_account.name or seen.check.organisation.name


def questionnaire_of(seen: ConversationSeen) -> Questionnaire | None:
    """The pinned questionnaire in the conversation's language, else in the check's."""
    pinned = seen.check.questionnaires
    return pinned.get(seen.conversation.language) or pinned.get(seen.check.check.language)


def _thread(seen: ConversationSeen) -> Channel:
    """Whoever reads it on a page or in a mail is told of the texts that it goes with."""
    return Channel.WHATSAPP if seen.conversation.channel is Channel.WHATSAPP else Channel.SMS


def _deadline(seen: ConversationSeen, moment: Moment, texts: Texts) -> str:
    """A sentence of its own, with the space that separates it from the one before."""
    said = deadline_said(seen.check, moment.now, zone_for(seen.conversation, seen.check), texts)
    return f" {said}" if said else ""


def _sentence(guidance: str) -> str:
    """Guidance as a sentence of its own, with the space that separates it from the next."""
    text = " ".join(guidance.split())
    if not text:
        return ""
    return f"{text} " if text[-1] in ".!?" else f"{text}. "
