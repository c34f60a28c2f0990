"""What each command does, at any step of a conversation (R30)."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.channel import Channel
from bot.domain.conversation import ConversationStatus, Role
from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.lifecycle import EventType
from bot.domain.reference import Standing
from bot.flows import candidate, follow_up, referee
from bot.flows.aside import ASIDE, words_set_aside
from bot.flows.commands import Command, Given
from bot.flows.day_agreed import PROPOSED
from bot.flows.estimates import estimate
from bot.flows.openings import facts
from bot.flows.readers.when import wish_for_later
from bot.flows.replacing import replace_referee
from bot.flows.snoozing import propose, tell_the_check, today
from bot.flows.standing import tell_standing
from bot.flows.status import tell_status
from bot.flows.talk import Inbound, Talk


def obey(talk: Talk, given: Given, inbound: Inbound) -> bool:
    """Whether the words were a command for here; then they are no answer any more."""
    if given.command is Command.RESUME and not (talk.conversation.paused or _is_snoozed(talk)):
        return False
    if given.is_loose and not _may_undo(talk):
        return False
    if given.command is Command.ANSWER and words_set_aside(talk) is None:
        return False
    talk.inbound = None
    OBEYED[given.command](talk, given, inbound)
    return True


def _may_undo(talk: Talk) -> bool:
    return talk.knows("declining") or talk.memory.is_withdrawing


def _is_snoozed(talk: Talk) -> bool:
    until = talk.conversation.snoozed_until
    return until is not None and until > talk.moment.now


def is_referee(talk: Talk) -> bool:
    return talk.conversation.role is Role.REFEREE


def _inform(talk: Talk, key: str, **values: object) -> None:
    """Says something without asking the open question anew."""
    talk.say(key, **{**facts(talk.seen, talk.moment, talk.texts), **values})
    talk.asks_again = False


def _help(talk: Talk, given: Given, inbound: Inbound) -> None:
    _inform(talk, f"thread.help_{talk.conversation.role}")


def _who(talk: Talk, given: Given, inbound: Inbound) -> None:
    shown = talk.seen.check.sub_account.contact_shown
    contact = f" {talk.texts('thread.contact_shown', contact=shown)}" if shown else ""
    _inform(talk, f"thread.who_{talk.conversation.role}", contact=contact)


def _answer(talk: Talk, given: Given, inbound: Inbound) -> None:
    """What was taken for a question to us was an answer: it counts as it was written (R22)."""
    words = words_set_aside(talk) or inbound.text
    talk.forget(ASIDE)
    talk.inbound = replace(inbound, text=words)


def _status(talk: Talk, given: Given, inbound: Inbound) -> None:
    tell_status(talk)


def _pause(talk: Talk, given: Given, inbound: Inbound) -> None:
    talk.forget(PROPOSED)
    talk.conversation = replace(talk.conversation, paused=True)
    talk.log_own(EventType.PAUSED)
    _inform(talk, "thread.paused")


def _later(talk: Talk, given: Given, inbound: Inbound) -> None:
    """A wish for a later day from the page, or the candidate's estimate for referee n (R26, R15)."""
    if given.number is not None:
        return estimate(talk, given.number, given.words)
    propose(talk, wish_for_later(inbound.text, today(talk)), inbound)


def _resume(talk: Talk, given: Given, inbound: Inbound) -> None:
    was_snoozed = talk.conversation.snoozed_until is not None
    talk.conversation = replace(talk.conversation, paused=False, snoozed_until=None)
    talk.record("resumed")
    if was_snoozed:
        tell_the_check(talk, None, None)
    talk.log_own(EventType.RESUMED)
    talk.say("thread.resumed")


def _language(talk: Talk, given: Given, inbound: Inbound) -> None:
    if given.language is None:
        return _inform(talk, "thread.which_language")
    if given.language != talk.conversation.language:
        talk.conversation = replace(talk.conversation, language=given.language)
        talk.seen = replace(talk.seen, conversation=talk.conversation)  # the questions follow at once
        talk.log_own(EventType.LANGUAGE_CHANGED, language=given.language)
    talk.say("thread.language")
    check = talk.seen.check
    if is_referee(talk) and given.language not in check.questionnaires:
        talk.say("thread.language_of_questions", language=talk.texts(f"language.{check.check.language}"))


def _back(talk: Talk, given: Given, inbound: Inbound) -> None:
    keys = talk.last_answered()
    if not keys:
        return talk.say("thread.nothing_back")
    talk.forget(*keys)


def _change(talk: Talk, given: Given, inbound: Inbound) -> None:
    number = given.number or 0
    if is_referee(talk):
        of = follow_up.keys_of(talk) if talk.has_recorded("submitted") else referee.keys_of(talk)
        keys = of.get(number, ())
    elif number not in candidate.unsent(talk):
        return _inform(
            talk, "candidate.locked" if talk.has_recorded("sent") else "thread.no_such_question", number=number
        )
    else:
        keys = tuple(f"referee.{number}.{field}" for field in candidate.KEPT)
    if not any(talk.knows(key) for key in keys):
        key = "referee.already_submitted" if talk.has_recorded("submitted") else "thread.no_such_question"
        return _inform(talk, key, number=number)
    talk.forget(*keys)


def _replace(talk: Talk, given: Given, inbound: Inbound) -> None:
    if is_referee(talk):
        return _inform(talk, "thread.not_for_you")
    replace_referee(talk, given.number or 0)


def _decline(talk: Talk, given: Given, inbound: Inbound) -> None:
    if talk.conversation.status is ConversationStatus.DONE:
        return _inform(talk, "referee.already_submitted" if is_referee(talk) else "candidate.locked")
    talk.forget(PROPOSED)
    if talk.knows("declining"):
        talk.inbound = inbound
    else:
        talk.remember("declining", True, inbound)


def _undo(talk: Talk, given: Given, inbound: Inbound) -> None:
    if talk.memory.is_withdrawing:
        _wish(talk, "withdrawal_undone", is_asked=False)
        talk.record("resumed")  # those reminders that fell due meanwhile have passed
        return talk.say("thread.withdrawal_undone", **facts(talk.seen, talk.moment, talk.texts))
    if not talk.knows("declining"):
        return _inform(talk, "thread.nothing_to_undo")
    if talk.knows("decline"):
        talk.record("reopened")
        talk.log_own(EventType.REFERENCE_REOPENED if is_referee(talk) else EventType.CANDIDATE_REOPENED)
        tell_standing(talk, Standing.STARTED if talk.has_recorded("consented") else Standing.INVITED)
        talk.say(f"{talk.conversation.role}.reopened")
    talk.forget("declining", "decline")


def _withdraw(talk: Talk, given: Given, inbound: Inbound) -> None:
    if is_referee(talk):
        return _inform(talk, "thread.withdraw_candidate")
    if not talk.memory.is_withdrawing:
        _wish(talk, "withdrawal", is_asked=True)
    _inform(talk, "thread.withdraw_page" if inbound.channel is Channel.WEB else "thread.withdraw")


def _wish(talk: Talk, event: str, is_asked: bool) -> None:
    mine = talk.conversation
    talk.record(event)
    key = f"{mine.id}:{talk.memory.length}:{event}"
    talk.tell(Row(check_lane(mine.check), "lane", key, Happening.WITHDRAWAL_ASKED, {"asked": is_asked}))


def _link(talk: Talk, given: Given, inbound: Inbound) -> None:
    """R18: to be passed on, once there is somebody to pass it on to."""
    if is_referee(talk):
        return _inform(talk, "thread.not_for_you")
    _inform(talk, "candidate.link" if talk.has_recorded("sent") else "candidate.link_unsent")


def _delete_my_data(talk: Talk, given: Given, inbound: Inbound) -> None:
    talk.log_own(EventType.ERASURE_REQUESTED)
    _inform(talk, "thread.erasure")


OBEYED: dict[Command, Callable[[Talk, Given, Inbound], None]] = {
    Command.HELP: _help,
    Command.STATUS: _status,
    Command.PAUSE: _pause,
    Command.RESUME: _resume,
    Command.LATER: _later,
    Command.LANGUAGE: _language,
    Command.WHO: _who,
    Command.ANSWER: _answer,
    Command.BACK: _back,
    Command.CHANGE: _change,
    Command.REPLACE: _replace,
    Command.DECLINE: _decline,
    Command.UNDO: _undo,
    Command.WITHDRAW: _withdraw,
    Command.LINK: _link,
    Command.DELETE_MY_DATA: _delete_my_data,
}
