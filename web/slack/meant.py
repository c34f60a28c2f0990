"""The check that a command means; where several fit, a numbered choice with a button for each."""

from collections.abc import Sequence
from dataclasses import replace

from bot.channels.slack.blocks.lists import MOST_LINES, list_post, which_post
from bot.channels.slack.blocks.parts import context
from bot.desk.listing import ANY_CHECK, NOT_ARCHIVED, RUNNING, found, lines_of, sought
from bot.domain.check import CheckStatus
from bot.flows.desk.permission import may_act
from bot.flows.readers.verbs import Verb
from bot.flows.readers.whom import Whom
from bot.storage.reading import checks
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.searching import CheckSearch
from web.slack.here import Here
from web.slack.telling import tell

OPEN_ONES = replace(NOT_ARCHIVED, statuses=RUNNING)
DONE_ONES = replace(NOT_ARCHIVED, statuses=(CheckStatus.COMPLETED,))
ARCHIVED_ONES = replace(DONE_ONES, in_archive=True)
# Where a name is looked for: first among those that the verb is for, then among all, so that it is said why not.
FITTING: dict[Verb, tuple[CheckSearch, ...]] = {
    Verb.REMIND: (OPEN_ONES, ANY_CHECK),
    Verb.PAUSE: (OPEN_ONES, ANY_CHECK),
    Verb.RESUME: (OPEN_ONES, ANY_CHECK),
    Verb.REPLACE: (OPEN_ONES, ANY_CHECK),
    Verb.CANCEL: (OPEN_ONES, NOT_ARCHIVED, ANY_CHECK),
    Verb.UNDO: (OPEN_ONES, NOT_ARCHIVED, ANY_CHECK),
    Verb.ARCHIVE: (DONE_ONES, ANY_CHECK),
    Verb.UNARCHIVE: (ARCHIVED_ONES, ANY_CHECK),
}
OTHERWISE = (NOT_ARCHIVED, ANY_CHECK)


async def check_meant(here: Here, verb: Verb, whom: Whom, action_id: str) -> CheckRead | None:
    """None when the person has been told of several, or of none. Without a name: their own."""
    if whom.check:
        read = await checks.one(here.organisation, whom.check)
        if read is None:
            await tell(here, here.say("slack.refused.unknown-check"))
        return read
    fitting = _to_be_named(here, await _fitting(here, verb, whom))
    if 0 < whom.which <= len(fitting):
        return fitting[whom.which - 1]
    if len(fitting) == 1:
        return fitting[0]
    await _ask_which(here, verb, whom, fitting, action_id)
    return None


async def _fitting(here: Here, verb: Verb, whom: Whom) -> list[CheckRead]:
    for search in FITTING.get(verb, OTHERWISE):
        wanted = sought(search, whom.words, here.zone)
        if not whom.words:
            wanted = replace(wanted, follower=(here.asker.workspace, here.asker.user))
        if reads := _of_verb(here, verb, await found(here.organisation, wanted, MOST_LINES)):
            return _named(reads, whom.words) or reads
    return []


def _to_be_named(here: Here, reads: list[CheckRead]) -> list[CheckRead]:
    """Of several only those that the person may act on are listed; of others the first says who may."""
    workspace, user, is_known = here.asker.workspace, here.asker.user, here.recruiter is not None
    theirs = [one for one in reads if may_act(one.check, workspace, user, is_admin=here.is_admin, is_known=is_known)]
    return theirs or reads[:1]


def _named(reads: list[CheckRead], words: str) -> list[CheckRead]:
    """Those who have the words as names: where there is a Per, Casper is not meant."""
    said = set(words.casefold().split())
    return [one for one in reads if said and said <= set(one.check.candidate_name.casefold().split())]


def _of_verb(here: Here, verb: Verb, reads: list[CheckRead]) -> list[CheckRead]:
    """Only what is being cancelled can be taken back."""
    if verb is not Verb.UNDO:
        return reads
    now = here.vouchline.clock.now()
    return [one for one in reads if one.check.cancelling_until and one.check.cancelling_until > now]


async def _ask_which(here: Here, verb: Verb, whom: Whom, fitting: Sequence[CheckRead], action_id: str) -> None:
    lines = lines_of(fitting, here.texts, here.vouchline.clock.now())
    if not lines:
        nothing = list_post([], here.texts, words=whom.words)
        await tell(here, nothing.text, nothing.blocks)
        return
    numbered = [replace(line, candidate=f"{place}. {line.candidate}") for place, line in enumerate(lines, 1)]
    asked = which_post(numbered, action_id, here.texts)
    said = " ".join(filter(None, (str(verb), whom.words, "#1")))
    await tell(here, asked.text, [*asked.blocks, context(here.say("slack.command.or_write", said=said))])
