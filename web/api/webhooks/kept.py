"""Webhooks: made, listed, changed, tried, given another secret, deleted (R53)."""

from typing import Any

from bot.domain.inbox import Happening, organisation_lane
from bot.errors import RequestRefused
from bot.hooks.asking import change_asked, delete_asked, secret_of
from bot.storage.reading.moment import one_moment
from bot.storage.reading.webhook_health import health_of
from web.api.asking import ask
from web.api.call import Call
from web.api.endpoint import Nothing, endpoint
from web.api.webhooks.found import the_webhook
from web.api.webhooks.gives import WebhookGiven, WebhookMade, WebhookPage
from web.api.webhooks.shown import webhook_given
from web.api.webhooks.takes import WebhookAsked, WebhookChanged
from web.problems import pointer

UNKNOWN = "unknown-webhook"
WRONG = ("bad-webhook-address", "bad-name")


@endpoint("The webhooks of your organisation", takes=Nothing, gives=WebhookPage)
@one_moment()
async def list_webhooks(call: Call, _: Nothing) -> WebhookPage:
    known = await call.vouchline.hooks.log.webhooks(call.organisation)
    health = await health_of(call.organisation, [one.id for one in known])
    return WebhookPage(webhooks=[webhook_given(one, health[one.id]) for one in known], next=None)


@endpoint(
    "Make a webhook: an address that is told what happens",
    takes=WebhookAsked,
    gives=WebhookMade,
    status=201,
    problems=(*WRONG, "too-many-webhooks"),
)
async def make_webhook(call: Call, asked: WebhookAsked) -> WebhookMade:
    await _refuse_address(call, asked.url)
    hooks = call.vouchline.hooks
    asking = hooks.make(url=asked.url, types=asked.events, name=asked.name, by=call.key.name)
    return await _with_secret(call, await _ask(call, asking.payload))


@endpoint("One webhook, and how it does", takes=Nothing, gives=WebhookGiven, problems=(UNKNOWN,))
async def show_webhook(call: Call, _: Nothing) -> WebhookGiven:
    return await _given(call, call.named)


@endpoint(
    "Change what is named of a webhook, or switch it off and on",
    takes=WebhookChanged,
    gives=WebhookGiven,
    problems=(UNKNOWN, *WRONG),
)
async def put_webhook(call: Call, asked: WebhookChanged) -> WebhookGiven:
    known = await the_webhook(call)
    if asked.url is not None:
        await _refuse_address(call, asked.url)
    payload = change_asked(
        known.id,
        url=asked.url,
        types=asked.events,
        name=asked.name,
        is_active=asked.active,
        by=call.key.name,
    )
    await _ask(call, payload)
    return await _given(call, known.id)


@endpoint("Delete a webhook: it is told of nothing more", takes=Nothing, gives=None, status=204, problems=(UNKNOWN,))
async def delete_webhook(call: Call, _: Nothing) -> None:
    await _ask(call, delete_asked((await the_webhook(call)).id, call.key.name))


@endpoint(
    "Give a webhook another secret. The one before signs beside it for 24 hours",
    takes=Nothing,
    gives=WebhookMade,
    problems=(UNKNOWN,),
)
async def rotate_secret(call: Call, _: Nothing) -> WebhookMade:
    known = await the_webhook(call)
    return await _with_secret(call, await _ask(call, call.vouchline.hooks.rotate(known.id, by=call.key.name).payload))


async def _refuse_address(call: Call, url: str) -> None:
    """As far as can be seen now: it is looked at again each time that something is posted."""
    if why := await call.vouchline.hooks.why_not(url, call.organisation):
        raise RequestRefused("bad-webhook-address", why, at=pointer("url"))


async def _ask(call: Call, payload: dict[str, Any]) -> str:
    """The id of the webhook. Sent again, it is that of the first time."""
    outcome = await ask(call, organisation_lane(call.organisation), Happening.WEBHOOK_ASKED, payload)
    id: str = outcome["webhook"]
    return id


@one_moment()
async def _given(call: Call, id: str) -> WebhookGiven:
    known = await the_webhook(call, id)
    return webhook_given(known, (await health_of(call.organisation, [id]))[id])


async def _with_secret(call: Call, id: str) -> WebhookMade:
    """The one that is kept: where the request came again after a crash, it is not the one just made."""
    known = await the_webhook(call, id)
    secret = secret_of(call.vouchline.hooks.seal, known, known.secrets[0])
    return WebhookMade(**(await _given(call, id)).model_dump(), secret=secret)
