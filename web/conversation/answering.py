"""Takes what is answered on a page. Without cookie or pass nothing changes, and nothing that was typed is lost."""

from aiohttp import web

from bot.domain.inbox import Happening, Row
from bot.errors import Unavailable
from bot.links import LinkKind
from bot.storage.readiness import is_unreachable
from bot.storage.repositories import drafts
from web.conversation.form import LARGEST_FORM_BYTES, OPEN, Filled, filled
from web.conversation.landing import landing, lost, not_taken
from web.conversation.saying import SAID, form_key
from web.conversation.traces import remember_device, traces
from web.conversation.views import VIEW
from web.conversation.visitor import OPENED, Visitor, fresh_pass, let_in, shown_a_pass, visitor
from web.keys import VOUCHLINE
from web.same_origin import is_ours


async def answer_candidate(request: web.Request) -> web.Response:
    return await _answer(request, LinkKind.CANDIDATE)


async def answer_referee(request: web.Request) -> web.Response:
    return await _answer(request.clone(client_max_size=LARGEST_FORM_BYTES), LinkKind.REFEREE)


async def _answer(request: web.Request, kind: LinkKind) -> web.Response:
    try:
        return await _answered(request, kind)
    except Exception as error:
        if not (isinstance(error, Unavailable) or is_unreachable(error)):
            raise
        return not_taken(request, await filled(request))


async def _answered(request: web.Request, kind: LinkKind) -> web.Response:
    if (mine := await visitor(request, kind)) is None:
        return lost(request)
    said = await filled(request)
    mine = shown_a_pass(request, mine, said.shown_pass)
    if not is_ours(request):
        return landing(request, mine, said, status=403)
    if said.command == OPEN:
        return _opened(request, mine)
    return await _taken(request, mine, said) if mine.has_opened else landing(request, mine, said, status=403)


def _opened(request: web.Request, mine: Visitor) -> web.Response:
    """Changes nothing but in the browser: a machine may press this button, too."""
    response = web.Response(status=303)
    response.headers["Location"] = f"{request.path}?{OPENED}={fresh_pass(request, mine.link)}"
    let_in(request, response, mine)
    remember_device(request, response)
    return response


async def _taken(request: web.Request, mine: Visitor, said: Filled) -> web.Response:
    if not said.is_meant:
        raise web.HTTPSeeOther(mine.address(request, **{VIEW: said.view}))
    vouchline = request.app[VOUCHLINE]
    outcome = await vouchline.ask(_row(request, mine, said))
    untaken = _untaken(said, outcome)
    kept = {key: text if key in untaken else "" for key, text in said.typed.items()}
    if kept:
        await drafts.keep(vouchline.storage.database, mine.seen.conversation, kept, vouchline.clock.now())
    response = web.Response(status=303)
    response.headers["Location"] = mine.address(request, **{SAID: said.once, VIEW: said.view})
    let_in(request, response, mine)  # for 90 days more
    return response


def _untaken(said: Filled, outcome: dict[str, object]) -> set[str]:
    """The keys of what came too late or was not understood: it is there to be sent again."""
    if outcome.get("stale") or (not outcome.get("understood", True) and "untaken" not in outcome):
        return set(said.typed)
    untaken = outcome.get("untaken") or ()
    assert isinstance(untaken, list | tuple)
    return {f"{key}{part}" for key in untaken for part in ("", ".comment")}


def _row(request: web.Request, mine: Visitor, said: Filled) -> Row:
    conversation = mine.seen.conversation
    payload = {
        "conversation": conversation.id,
        "wait": said.wait,
        "text": said.text,
        "comment": said.comment,
        "command": said.command,
        "number": said.number,
        "fields": said.details,
        "answers": said.answers,
        "traces": traces(request, conversation.organisation),
    }
    return Row(conversation.lane, "web", form_key(mine.seen, said.once), Happening.WEB_ANSWERED, payload)
