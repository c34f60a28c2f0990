"""`/refcheck` and its verbs, each answered to the caller alone."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.channels.slack.blocks.buttons import act_button, confirm_values
from bot.channels.slack.blocks.help import help_post
from bot.channels.slack.blocks.lists import MOST_LINES, list_post, status_post
from bot.channels.slack.blocks.parts import Block, Post, actions, button, context, section
from bot.channels.slack.blocks.words import lines, marked
from bot.desk.card import looked_at
from bot.desk.listing import ANY_CHECK, NOT_ARCHIVED, RUNNING, as_seen_by, in_order, lines_of, sought
from bot.domain.check import CheckStatus
from bot.flows.readers.slack_text import typed_in_slack
from bot.flows.readers.verbs import WORDS, Lists, Spoken, Verb, listed, spoken
from bot.flows.readers.whom import count_in, days_in, person_in, whom, yes_in
from bot.flows.seat.card_acts import CardAct
from bot.flows.texts import Texts
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.searching import CheckSearch
from web.slack.acts import Target
from web.slack.card_missed import tell_of_card
from web.slack.doing import act_on
from web.slack.here import Here
from web.slack.meant import check_meant
from web.slack.outcomes import why_not_yours
from web.slack.replacing import tell_of_replacing
from web.slack.showing import may_see, show_settings
from web.slack.start.starting import open_start
from web.slack.telling import tell

Answering = Callable[[Here, str], Awaitable[None]]
LONGEST_SAID = 1900  # characters of a button's value
# The button that does what the verb says.
BUTTONS: dict[Verb, str] = {
    Verb.STATUS: "status",
    Verb.DETAILS: "details",
    Verb.REMIND: "remind",
    Verb.PAUSE: "pause",
    Verb.RESUME: "resume",
    Verb.REPLACE: "replace",
    Verb.MORE: "more_references",
    Verb.FOLLOW_UP: "follow_up",
    Verb.ANEW: "start_anew",
    Verb.REPORT: "open_report",
    Verb.CARD: "card",
    Verb.SHARE: "share_file",
    Verb.ARCHIVE: "archive",
    Verb.UNARCHIVE: "unarchive",
    Verb.CANCEL: "cancel",
    Verb.UNDO: "undo",
    Verb.DELETE: "delete",
    Verb.SNOOZE: "snooze",
    Verb.COLLEAGUES: "details",
}
LISTS: dict[Lists | None, CheckSearch] = {
    None: replace(NOT_ARCHIVED, statuses=RUNNING),
    Lists.MINE: NOT_ARCHIVED,
    Lists.STUCK: replace(ANY_CHECK, needs_you=True),
    Lists.OPEN: replace(NOT_ARCHIVED, statuses=RUNNING),
    Lists.DONE: replace(NOT_ARCHIVED, statuses=(CheckStatus.COMPLETED,)),
}
MORE_HELP = (Verb.PAUSE, Verb.MORE, Verb.SNOOZE, Verb.ARCHIVE)


def said_at_once(heard: Spoken, texts: Texts) -> Post | None:
    """What needs nothing but words."""
    if heard.verb is Verb.HELP:
        post = help_post(texts)
        more = lines(*(marked(texts, f"slack.command.help.{verb}") for verb in MORE_HELP))
        return replace(post, blocks=(*post.blocks[:-1], section(more), *post.blocks[-1:]))
    return _no_verb(heard, texts) if heard.verb is None else None


def _no_verb(heard: Spoken, texts: Texts) -> Post:
    """What may have been meant, with a button that does it; a name alone may be meant to start a check."""
    guess = heard.guess or Verb.START
    behind = heard.rest if heard.guess else f"{heard.word} {heard.rest}"
    said = f"{_word(guess, texts)} {behind}".strip()
    asked = marked(texts, "slack.command.unknown", word=heard.word, said=said)
    yes = button("say", marked(texts, "slack.command.yes", said=said), said[:LONGEST_SAID], style="primary")
    blocks: tuple[Block, ...] = (section(asked), actions(yes), context(texts("slack.command.see_help")))
    return Post(asked, blocks)


def _word(verb: Verb, texts: Texts) -> str:
    return WORDS[verb][1 if texts.language == "sv" else 0]


async def obey(here: Here, text: str) -> None:
    """Answers where the caller is, and to nobody else."""
    heard = spoken(text)
    if post := said_at_once(heard, here.texts):
        await tell(here, post.text, post.blocks)
    elif heard.verb in WHOLE:
        await WHOLE[heard.verb](here, heard.rest)
    elif heard.verb is not None:
        await _on_a_check(here, heard.verb, heard.rest)


async def _list(here: Here, rest: str) -> None:
    which, words = listed(typed_in_slack(rest).text)
    search = sought(LISTS[which] if which or not words else ANY_CHECK, words, here.zone)
    if which is Lists.MINE:
        search = replace(search, follower=(here.asker.workspace, here.asker.user))
    search = as_seen_by(search, here.asker.workspace, here.asker.user, is_admin=here.is_admin)
    reads = await in_order(here.organisation, search, MOST_LINES + 1)
    post = list_post(lines_of(reads, here.texts, here.vouchline.clock.now()), here.texts, words=words)
    await tell(here, post.text, post.blocks)


async def _settings(here: Here, rest: str) -> None:
    await show_settings(here)


async def _home(here: Here, rest: str) -> None:
    await _list(here, "mine")


async def _on_a_check(here: Here, verb: Verb, rest: str) -> None:
    text, target_of = _parsed(here, verb, rest)
    read = await check_meant(here, verb, whom(text), BUTTONS[verb])
    if read is None:
        return
    if verb is Verb.REPLACE:
        await tell_of_replacing(here, read)
    elif verb is Verb.STATUS:
        await tell_status(here, read.check.id)
    elif verb is Verb.CARD:
        await tell_of_card(here, read)
    elif verb is Verb.DELETE and not target_of:
        await _ask_before_deleting(here, read, text)
    else:
        await act_on(here, _action(verb, target_of), Target(read.check.id, target_of))


def _parsed(here: Here, verb: Verb, rest: str) -> tuple[str, str]:
    """The name, and what else the verb takes: a person, a number of references or days, colleagues, a yes."""
    typed = typed_in_slack(rest)
    if verb in (Verb.REMIND, Verb.PAUSE, Verb.RESUME):
        return person_in(typed.text)
    if verb is Verb.MORE:
        text, count = count_in(typed.text)
        return text, str(count) if count else ""
    if verb is Verb.SNOOZE:
        text, days = days_in(typed.text, here.vouchline.clock.now().date())
        return text, "" if days is None else str(days)
    if verb is Verb.DELETE:
        text, is_sure = yes_in(typed.text)
        return text, "yes" if is_sure else ""
    return typed.text, ",".join(typed.mentioned) if verb is Verb.COLLEAGUES else ""


def _action(verb: Verb, more: str) -> str:
    """Colleagues who are mentioned are set at once; else they are chosen among the details."""
    return "colleagues" if verb is Verb.COLLEAGUES and more else BUTTONS[verb]


async def tell_status(here: Here, check: str) -> None:
    looked = await looked_at(here.organisation, check)
    if looked is None:
        await tell(here, here.say("slack.refused.unknown-check"))
        return
    if not may_see(here, looked):
        await tell(here, why_not_yours(here, looked.read))
        return
    post = status_post(looked.view(here.texts, here.vouchline.clock.now(), is_public=False), here.texts)
    await tell(here, post.text, post.blocks)


async def _ask_before_deleting(here: Here, read: CheckRead, name: str) -> None:
    looked = await looked_at(here.organisation, read.check.id)
    if looked is None:
        return
    view = looked.view(here.texts, here.vouchline.clock.now(), is_public=False)
    delete = act_button(CardAct.DELETE, view.check, view.candidate, here.texts, confirm_values(view, here.texts))
    said = f"{_word(Verb.DELETE, here.texts)} {name or view.candidate} {here.texts('slack.command.certain')}"
    asked = here.say("slack.command.sure", name=view.candidate, said=said)
    await tell(here, asked, [section(asked), actions(delete)])


WHOLE: dict[Verb, Answering] = {
    Verb.START: open_start,
    Verb.LIST: _list,
    Verb.HOME: _home,
    Verb.SETTINGS: _settings,
}
