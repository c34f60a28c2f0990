"""Every URL, on one page; those of users and of programs on pages of their own."""

from pathlib import Path

from aiohttp import web

from bot.channels.elks.webhooks import MESSAGES_PATH as ELKS_MESSAGES_PATH
from bot.channels.elks.webhooks import STATUS_PATH as ELKS_STATUS_PATH
from bot.channels.slack.manifest import EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH
from bot.channels.twilio.webhooks import MESSAGES_PATH, STATUS_PATH
from web import elks_webhooks, front, health, metrics, webhooks
from web.admin.routes import ADMIN
from web.api.bodies import expected
from web.api.document import docs
from web.api.routes import API, answered
from web.badge.serving import ROUTES as BADGE
from web.brand.routes import ROUTES as BRAND
from web.conversation import answering, drafting, live
from web.conversation import page as conversation_page
from web.forwarded import page as forwarded_page
from web.keys import VOUCHLINE
from web.report import files as report_files
from web.report import page as report_page
from web.sandbox.routes import sandbox_routes
from web.slack import events as slack_events
from web.slack import installing as slack_installing
from web.unsubscribing import page as unsubscribing_page

STATIC = Path(__file__).parent / "static"
PAGES = (
    web.get("/", front.front_page),
    web.get("/healthz", health.is_alive),
    web.get("/readyz", health.is_ready),
    web.get("/metrics", metrics.metrics),
    web.get("/api/openapi.json", docs.openapi),
    web.get("/api/docs", docs.docs),
    web.get("/problems/{kind}", docs.problem_kind),
    web.get("/c/{token}", conversation_page.show_candidate),
    web.post("/c/{token}", answering.answer_candidate),
    web.get("/c/{token}/news", live.candidates_news, allow_head=False),
    web.post("/c/{token}/draft", drafting.keep_candidates),
    web.get("/r/{token}", conversation_page.show_referee),
    web.post("/r/{token}", answering.answer_referee),
    web.get("/r/{token}/news", live.referees_news, allow_head=False),
    web.post("/r/{token}/draft", drafting.keep_referees),
    web.get("/f/{code}", forwarded_page.show),
    web.post("/f/{code}", forwarded_page.ask_again),
    web.get("/u/{token}", unsubscribing_page.show),
    web.post("/u/{token}", unsubscribing_page.ask),
    web.get("/report/{token}.pdf", report_files.save_pdf),
    web.get("/report/{token}.csv", report_files.save_csv),
    web.get("/report/{token}.json", report_files.save_json),
    web.get("/report/{token}", report_page.show_report),
    web.post(MESSAGES_PATH, webhooks.message_received),
    web.post(STATUS_PATH, webhooks.status_reported),
    web.post(ELKS_MESSAGES_PATH, elks_webhooks.message_received),
    web.post(ELKS_STATUS_PATH, elks_webhooks.status_reported),
    web.post(EVENTS_PATH, slack_events.interaction),
    web.get(INSTALL_PATH, slack_installing.begin, allow_head=False),
    web.get(REDIRECT_PATH, slack_installing.finish, allow_head=False),
    *BADGE,
    *BRAND,
    web.static("/static", STATIC),
)


def add_routes(app: web.Application) -> None:
    app.add_routes(PAGES)
    app.add_routes(ADMIN)
    app.add_routes([web.route(one.method, _served(one.path), answered(one), expect_handler=expected) for one in API])
    app.add_routes(sandbox_routes(app[VOUCHLINE].settings))


def _served(path: str) -> str:
    """`preview` is no check's id, so that its address takes no methods of a check."""
    return path.replace("/checks/{id}", "/checks/{id:(?!preview(?:/|$))[^{}/]+}")
