"""What is done in the Home: opening it, filtering, paging, searching, and a check of oneself to try it."""

from dataclasses import replace

from bot.channels.slack.blocks.home_forms import home_search_view
from bot.channels.slack.blocks.parts import home, section
from bot.desk.home import show_home
from bot.domain.desk import Place
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.flows.seat.home import Chosen, Shows
from bot.flows.starting import filled
from bot.storage.reading import organisations
from web.slack.here import Here
from web.slack.knowing import recruiter_of, refusal
from web.slack.start.starting import links_of
from web.slack.telling import tell_alone
from web.slack.views import open_view

FIRST_PAGE = 1


def opened_row(here: Here) -> Row:
    return here.of_mine(Happening.RECRUITER_CHOSE, {"home_opened": True}, "home")


def chosen_row(here: Here, action: str, value: str) -> Row | None:
    """What the Home is to show from now on; None for what changes nothing of it."""
    before = Chosen.read(dict(here.recruiter.home)) if here.recruiter else Chosen()
    match action:
        case "home_filter" if value in set(Shows):
            after = replace(before, shows=Shows(value), page=FIRST_PAGE)
        case "home_page" if value.isdecimal() and len(value) < 6:
            after = replace(before, page=max(FIRST_PAGE, int(value)))
        case "home_clear":
            after = replace(before, words="", page=FIRST_PAGE)
        case "words":
            after = replace(before, words=" ".join(value.split()), page=FIRST_PAGE)
        case _:
            return None
    return here.of_mine(Happening.RECRUITER_CHOSE, {"home": after.kept()}, "home")


async def published(here: Here, row: Row | None = None) -> None:
    """The Home as it is now, once the row has been applied; guests find out that it is not for them."""
    if no := refusal(here):
        view = home([section(here.say(no))])
        await here.slack.call(here.asker.workspace, "views.publish", user_id=here.asker.user, view=view)
        return
    if row:
        await here.vouchline.ask(row)
    mine = await recruiter_of(here.asker.workspace, here.organisation, here.asker.user) or here.recruiter
    if mine:
        now = replace(here, recruiter=mine)
        await show_home(here.slack, mine, now.texts, here.vouchline.clock.now(), here.zone)


async def open_search(here: Here) -> None:
    words = Chosen.read(dict(here.recruiter.home)).words if here.recruiter else ""
    await open_view(here, home_search_view(words, here.texts))


async def demo_row(here: Here) -> Row:
    """A check of the recruiter, by the recruiter: nothing is sent, the link comes to them alone."""
    sub_account = next(iter(await organisations.sub_accounts(here.organisation)))
    said = {
        "candidate_contact": "none",
        "referee_contact": "none",
        "references_wanted": 1,
        "deadline": None,
        "assignment": {"external_id": None, "title": here.texts("slack.demo.assignment")},
        "language": here.texts.language,
    }
    whole = filled(said, sub_account, here.vouchline.texts, here.vouchline.clock.now())
    mine = {"name": here.name, "phone": None, "email": None}
    place = Place(here.asker.workspace, here.asker.user, here.asker.user, here.texts.language)
    about = {"workspace": place.workspace, "channel": place.channel, "user": place.user, "language": place.language}
    payload = {**whole, "candidates": [mine], "started_by": here.name, "place": {**about, "colleagues": []}}
    return Row(organisation_lane(here.organisation), "slack", here.key, Happening.CHECKS_ASKED, payload)


async def follow_demo(here: Here, row: Row) -> None:
    outcome = await here.vouchline.ask(row)
    links = await links_of(here, outcome["checks"])
    await tell_alone(here, here.say("slack.demo.started", links=links))
    await published(here)
