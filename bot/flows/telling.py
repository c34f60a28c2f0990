"""One telling of a conversation: what a person's words bring about, and what is written back."""

from dataclasses import dataclass, replace

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, ConversationStatus, Entry, Role
from bot.domain.inbox import Row
from bot.domain.lifecycle import Event, EventType
from bot.domain.reference import Standing
from bot.flows.aside import FREE, set_aside
from bot.flows.candidate import candidate_conversation
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.commands import Command, Given, command_in
from bot.flows.estimates import estimate_in
from bot.flows.misreading import explain
from bot.flows.neutral import answer_question
from bot.flows.obeying import obey
from bot.flows.openings import facts, questionnaire_of
from bot.flows.readers.words import folded
from bot.flows.referee import referee_conversation
from bot.flows.snoozing import propose_snooze
from bot.flows.standing import tell_standing
from bot.flows.talk import Inbound, Misread, Prompt, Talk, ToldAgain, Waiting
from bot.flows.tapping import is_known, meaning

SCRIPTS = {Role.CANDIDATE: candidate_conversation, Role.REFEREE: referee_conversation}
ANSWERS_TOO = frozenset({Command.LANGUAGE, Command.STATUS, Command.HELP, Command.WHO, Command.PAUSE, Command.LINK})
YES_IT_WAS_A_MISTAKE = frozenset({"ja", "jo", "japp", "yes", "yep", "yes it was", "ja det var det", "ja tack"})
ANSWERED_WHEN_OVER = 3  # messages that get an answer after the end; more would be talking to a machine


@dataclass(frozen=True, slots=True)
class Told:
    seen: ConversationSeen  # with the conversation and its memory as they are now
    prompt: Prompt | None  # what is asked now; None when nothing is
    lines: tuple[str, ...]
    entries: tuple[Entry, ...]
    events: tuple[Event, ...]
    rows: tuple[Row, ...]
    was_understood: bool = True
    reason: str = ""  # why not, where there is more to say than how to answer

    @property
    def body(self) -> str:
        return "\n".join(self.lines)


def hear(seen: ConversationSeen, moment: Moment, inbound: Inbound, given: Given | None = None) -> Told:
    """Applies what a person wrote; `given` is a command chosen by a button."""
    failed = tuple(one for one in seen.conversation.failed if one != inbound.channel)  # it evidently works
    mine = replace(seen.conversation, last_heard_at=moment.now, failed=failed)
    talk = Talk(replace(seen, conversation=mine), moment, inbound)
    is_on_the_web = inbound.channel is Channel.WEB
    sent = {"media": inbound.media} if inbound.media else {}
    came = EventType.WEB_ANSWERED if is_on_the_web else EventType.MESSAGE_RECEIVED
    talk.log_own(came, channel=inbound.channel.value, **sent)
    if mine.status is ConversationStatus.CLOSED:
        return _over(talk, over_key(mine))
    if is_known(inbound.tap):
        return _tapped(talk, seen, inbound)
    if not is_on_the_web:  # a page has buttons for commands; what is typed there is an answer
        given = _command_given(seen, moment, inbound.text)
    if inbound.note:
        talk.say(f"unclear.{inbound.note}")
    was_command = given is not None and obey(talk, given, inbound)
    if was_command and given and not is_on_the_web and _may_have_been_an_answer(seen, moment, given):
        set_aside(talk, inbound)
    if given is None and not is_on_the_web:
        _hear_what_is_no_answer(talk, seen, inbound)
    told = _tell(talk)
    ended_before = not was_command and mine.status in (ConversationStatus.DONE, ConversationStatus.DECLINED)
    if ended_before and not (talk.entries or talk.said):
        return _over(talk, over_key(mine))
    if was_command or is_on_the_web:
        return told
    return _with_label(told, talk) if told.was_understood else _with_question(told, mine)


def _tapped(talk: Talk, seen: ConversationSeen, inbound: Inbound) -> Told:
    """What is on a button is no command and no question to us, whatever its words."""
    heard = meaning(seen, talk.moment, inbound, now_asked(seen, talk.moment).prompt)
    talk.inbound = heard.inbound
    if heard.given:
        obey(talk, heard.given, inbound)
    elif heard.inbound is None and seen.conversation.status is not ConversationStatus.OPEN:
        return _over(talk, over_key(seen.conversation))
    elif heard.is_old:
        talk.say("tap.old")
    return _tell(talk)


def _command_given(seen: ConversationSeen, moment: Moment, text: str) -> Given | None:
    """The command in the words; none where they are one of the choices asked about, to the letter."""
    given, status = command_in(text), seen.conversation.status
    if status is ConversationStatus.DECLINED and folded(text) in YES_IT_WAS_A_MISTAKE:
        return Given(Command.UNDO)
    if given is None or status is not ConversationStatus.OPEN:
        return given
    prompt = now_asked(seen, moment).prompt
    is_a_choice = prompt is not None and folded(text) in [folded(choice) for choice in prompt.choices]
    return None if is_a_choice else given


def _may_have_been_an_answer(seen: ConversationSeen, moment: Moment, given: Given) -> bool:
    """ "English" may be what a question in free words is answered with (R22)."""
    mine = seen.conversation
    if given.command not in ANSWERS_TOO or not mine.step.startswith("question."):
        return False
    prompt = now_asked(seen, moment).prompt
    return prompt is not None and prompt.kind == FREE


def _hear_what_is_no_answer(talk: Talk, seen: ConversationSeen, inbound: Inbound) -> None:
    """A wish for later while something is asked (R26), an estimate when nothing is (R15), a question to us (R27)."""
    is_open = seen.conversation.status is ConversationStatus.OPEN

    def asked() -> Prompt | None:
        return now_asked(seen, talk.moment).prompt if is_open else None

    def kind_asked() -> str:
        prompt = asked()
        return prompt.kind if prompt else ""

    was_about_days = propose_snooze(talk, inbound, asked) if is_open else estimate_in(talk, inbound.text)
    if not was_about_days:
        answer_question(talk, inbound, kind_asked)


def now_asked(seen: ConversationSeen, moment: Moment) -> Told:
    """The conversation as it stands, with nothing heard."""
    return _tell(Talk(seen, moment, None))


def retold(talk: Talk) -> Told:
    """The conversation after answers that were remembered without being asked for one by one."""
    return _tell(talk)


def _tell(talk: Talk) -> Told:
    while True:
        try:
            is_complete = SCRIPTS[talk.conversation.role](talk)
        except ToldAgain:
            continue
        except Misread as misread:
            return _misread(talk, misread)
        except Waiting as waiting:
            return _waits(talk, waiting.prompt)
        return _ends(talk, is_complete)


def _misread(talk: Talk, misread: Misread) -> Told:
    times = talk.conversation.misread + 1
    conversation = replace(_open(talk, misread.prompt), misread=times)
    lines = [*talk.said, *explain(talk, misread, times)]
    return replace(_told(talk, conversation, misread.prompt, lines), was_understood=False, reason=misread.reason)


def _waits(talk: Talk, prompt: Prompt) -> Told:
    lines = [*talk.said, prompt.text] if talk.asks_again else talk.said
    misread = 0 if talk.asks_again else talk.conversation.misread  # to be told something is not to be understood
    return _told(talk, replace(_open(talk, prompt), misread=misread), prompt, lines)


def _open(talk: Talk, prompt: Prompt) -> Conversation:
    return replace(talk.conversation, step=prompt.step, status=ConversationStatus.OPEN)


def _ends(talk: Talk, is_complete: bool) -> Told:
    if not is_complete and talk.is_fresh("decline"):
        _declined(talk)
    status = ConversationStatus.DONE if is_complete else ConversationStatus.DECLINED
    ended = replace(talk.conversation, step="done", status=status, snoozed_until=None)  # nothing is waited for
    return _told(talk, ended, None, talk.said)


def _declined(talk: Talk) -> None:
    role = talk.conversation.role
    talk.record("declined")
    talk.log_own(EventType.REFERENCE_DECLINED if role is Role.REFEREE else EventType.CANDIDATE_DECLINED)
    tell_standing(talk, Standing.DECLINED)
    talk.say(f"{role}.declined", **facts(talk.seen, talk.moment, talk.texts))


def _over(talk: Talk, key: str) -> Told:
    """Nothing is open: say so a few times, then keep quiet, since machines answer machines."""
    times = talk.conversation.misread + 1
    if times <= ANSWERED_WHEN_OVER:
        talk.say(key, **facts(talk.seen, talk.moment, talk.texts))
    return _told(talk, replace(talk.conversation, misread=times), None, talk.said)


def over_key(mine: Conversation) -> str:
    """What is said to somebody of whom nothing is asked any more."""
    if mine.status is ConversationStatus.CLOSED:
        return "thread.closed"
    if mine.status is ConversationStatus.DECLINED:
        return f"{mine.role}.declined"
    return "referee.already_submitted" if mine.role is Role.REFEREE else "candidate.done"


def _with_question(told: Told, before: Conversation) -> Told:
    """When the thread was never asked what is open now, how to answer it makes no sense alone (R28, R29)."""
    if told.prompt is None or before.told_step in ("", told.prompt.step) or told.prompt.text in told.lines:
        return told
    return replace(told, lines=(*told.lines, told.prompt.text))


def _with_label(told: Told, talk: Talk) -> Told:
    """When the web has moved on since the thread was asked, shows what the words were taken to answer (R28)."""
    before = talk.seen.conversation
    if before.told_step in ("", before.step) or not before.step.startswith("question."):
        return told
    asked = questionnaire_of(talk.seen)
    labels = {f"question.{one.key}": one.label for one in asked.questions} if asked else {}
    label = talk.texts("thread.on_the_web", label=labels.get(before.step, before.step))
    return replace(told, lines=(label, *told.lines))


def _told(talk: Talk, now: Conversation, prompt: Prompt | None, lines: list[str]) -> Told:
    seen = replace(talk.seen, conversation=now, memory=(*talk.seen.memory, *talk.entries))
    return Told(seen, prompt, tuple(lines), tuple(talk.entries), tuple(talk.events), tuple(talk.told))
