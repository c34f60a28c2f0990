"""What was posted to a webhook, what came of it, and posting it again (R53)."""

from bot.ports.hooks import DeliveryWithTries, Replayed
from bot.storage.reading.moment import one_moment
from bot.storage.reading.webhook_health import last_tries
from web.api.call import Call
from web.api.checks.lifecycle import place
from web.api.endpoint import Nothing, endpoint
from web.api.webhooks.found import the_delivery, the_webhook
from web.api.webhooks.gives import DeliveryPage, ReplayedGiven
from web.api.webhooks.gives_delivery import DeliveryWhole
from web.api.webhooks.shown import delivery_given, try_given
from web.api.webhooks.takes import DeliveriesWanted, ReplayAsked
from web.hooks.replaying import EVER, PROBLEMS
from web.hooks.trying import tried

TEST_PATIENCE_SECONDS = 12.0  # an address may take ten


@endpoint(
    "Post a `test` to a webhook now; what came of it",
    takes=Nothing,
    gives=DeliveryWhole,
    problems=("unknown-webhook", "webhook-off"),
)
async def test_webhook(call: Call, _: Nothing) -> DeliveryWhole:
    webhook = await the_webhook(call)
    return await _whole(call, await tried(call.request, call.organisation, webhook.id, TEST_PATIENCE_SECONDS))


@endpoint(
    "What was posted to a webhook within 30 days, the newest first",
    takes=DeliveriesWanted,
    gives=DeliveryPage,
    problems=("unknown-webhook",),
)
@one_moment()
async def list_deliveries(call: Call, wanted: DeliveriesWanted) -> DeliveryPage:
    webhook = await the_webhook(call)
    found = await call.vouchline.hooks.log.deliveries(
        call.organisation,
        webhook.id,
        postings=wanted.state,
        types=wanted.type,
        check=wanted.check,
        before=place(wanted.cursor),
        limit=wanted.limit,
    )
    tries = await last_tries([one.id for one in found.deliveries])
    given = [delivery_given(one, tries.get(one.id)) for one in found.deliveries]
    return DeliveryPage(deliveries=given, next=None if found.next is None else str(found.next))


@endpoint(
    "One delivery: its tries, and its body as it would be posted now",
    takes=Nothing,
    gives=DeliveryWhole,
    problems=("unknown-webhook", "unknown-delivery"),
)
async def show_delivery(call: Call, _: Nothing) -> DeliveryWhole:
    return await _whole(call, await the_delivery(call))


@endpoint(
    "Post the event of a delivery again, whatever came of it",
    takes=Nothing,
    gives=DeliveryWhole,
    status=201,
    problems=("unknown-webhook", "unknown-delivery", "webhook-off", "check-erased"),
)
async def replay_delivery(call: Call, _: Nothing) -> DeliveryWhole:
    meant = (await the_delivery(call)).delivery
    now = call.vouchline.clock.now()
    put = await call.vouchline.hooks.log.replay(call.organisation, meant.webhook, meant.id, now)
    found = None
    if not isinstance(put, Replayed):
        found = await call.vouchline.hooks.log.delivery(call.organisation, meant.webhook, put)
    if found is None:
        raise PROBLEMS[put if isinstance(put, Replayed) else Replayed.UNKNOWN]
    return await _whole(call, found)


@endpoint(
    "Post everything again that was given up or dropped, in order",
    takes=ReplayAsked,
    gives=ReplayedGiven,
    problems=("unknown-webhook", "webhook-off"),
)
async def replay_failed(call: Call, asked: ReplayAsked) -> ReplayedGiven:
    webhook, now = await the_webhook(call), call.vouchline.clock.now()
    many = await call.vouchline.hooks.log.replay_failed(call.organisation, webhook.id, asked.since or EVER, now)
    if isinstance(many, Replayed):
        raise PROBLEMS[many]
    return ReplayedGiven(replayed=many)


async def _whole(call: Call, found: DeliveryWithTries) -> DeliveryWhole:
    body = await call.vouchline.hooks.bodies.made(found.delivery)
    tries = [try_given(one) for one in found.tries]
    given = delivery_given(found.delivery, found.tries[-1] if found.tries else None)
    return DeliveryWhole(**given.model_dump(), tries=tries, body=body)
