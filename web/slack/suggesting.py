"""The assignments that the start form suggests while somebody types."""

from bot.channels.slack.blocks.parts import Block
from bot.flows.starting import default_title
from bot.storage.reading import assignments, organisations
from web.slack.here import Here
from web.slack.start.form import assignment_option
from web.slack.start.wanted import known_assignment, new_assignment

MOST_SUGGESTED = 50


async def assignments_like(here: Here, typed: str) -> list[Block]:
    """Those that are known, and what is typed as a new one."""
    words = " ".join(typed.split())
    found = await assignments.named_like(here.organisation, words, MOST_SUGGESTED)
    chosen = [known_assignment(id, title) for id, title in found]
    known = {title.casefold() for _, title in found}
    new = words or await _usual_title(here)
    if new.casefold() not in known:
        chosen.append(new_assignment(new))
    return [option for one in chosen if (option := assignment_option(here, one))]


async def _usual_title(here: Here) -> str:
    """That of spontaneous applications (R2)."""
    known = {one.key: one for one in await organisations.sub_accounts(here.organisation)}
    return default_title(known.get("default") or next(iter(known.values())), here.vouchline.texts)
