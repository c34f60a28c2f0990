"""Every URL, on one page."""

from pathlib import Path

from aiohttp import web

from bot.channels.elks.webhooks import MESSAGES_PATH as ELKS_MESSAGES_PATH
from bot.channels.elks.webhooks import STATUS_PATH as ELKS_STATUS_PATH
from bot.channels.slack.manifest import EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH
from bot.channels.twilio.webhooks import MESSAGES_PATH, STATUS_PATH
from web import elks_webhooks, front, health, metrics, webhooks
from web.admin.routes import ADMIN
from web.api import (
    acts,
    anew,
    assignments,
    badges,
    checks,
    colleagues,
    conversations,
    credits,
    definitions,
    docs,
    export,
    lifecycle,
    limits,
    listed_people,
    notices,
    openings,
    options,
    people,
    preview,
    questionnaires,
    reminders,
    resending,
    sharing,
    start,
    statistics,
    sub_accounts,
    users,
    webhook_deliveries,
)
from web.api import report as api_report
from web.api import webhooks as api_webhooks
from web.api.bodies import expected
from web.api.openapi import ApiRoute
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
CHECK = "/api/v1/checks/{id}"
SUB_ACCOUNT = "/api/v1/sub-accounts/{id}"
WEBHOOK = "/api/v1/webhooks/{id}"
DELIVERY = f"{WEBHOOK}/deliveries/{{delivery}}"
ASSIGNMENT = "/api/v1/assignments/{id}"

API = (
    ApiRoute("POST", "/api/v1/checks", start.start_checks),
    ApiRoute("POST", "/api/v1/checks/preview", preview.preview_start),
    ApiRoute("GET", "/api/v1/checks", checks.find_checks),
    ApiRoute("GET", CHECK, checks.show_check),
    ApiRoute("DELETE", CHECK, acts.delete_check),
    ApiRoute("POST", f"{CHECK}/cancel", acts.cancel_check),
    ApiRoute("POST", f"{CHECK}/undo-cancel", acts.undo_cancel),
    ApiRoute("POST", f"{CHECK}/remind", reminders.remind_people),
    ApiRoute("POST", f"{CHECK}/pause", reminders.pause_reminders),
    ApiRoute("POST", f"{CHECK}/resume", reminders.resume_reminders),
    ApiRoute("POST", f"{CHECK}/resend", resending.resend),
    ApiRoute("POST", f"{CHECK}/archive", acts.archive_check),
    ApiRoute("POST", f"{CHECK}/unarchive", acts.unarchive_check),
    ApiRoute("POST", f"{CHECK}/more-references", acts.ask_for_more),
    ApiRoute("POST", f"{CHECK}/follow-up", acts.ask_follow_up),
    ApiRoute("POST", f"{CHECK}/start-anew", anew.start_anew),
    ApiRoute("GET", f"{CHECK}/lifecycle", lifecycle.show_lifecycle),
    ApiRoute("GET", f"{CHECK}/conversations", conversations.show_conversations),
    ApiRoute("GET", f"{CHECK}/report", api_report.show_report),
    ApiRoute("GET", f"{CHECK}/report.json", api_report.show_report_json),
    ApiRoute("GET", f"{CHECK}/report.pdf", api_report.show_report_pdf),
    ApiRoute("GET", f"{CHECK}/report.csv", api_report.show_report_csv),
    ApiRoute("GET", f"{CHECK}/badge", checks.show_badge),
    ApiRoute("GET", f"{CHECK}/badge.svg", checks.draw_badge),
    ApiRoute("GET", f"{CHECK}/people", people.show_people_of_check),
    ApiRoute("GET", f"{CHECK}/colleagues", colleagues.show_colleagues),
    ApiRoute("PUT", f"{CHECK}/colleagues", colleagues.put_colleagues),
    ApiRoute("GET", f"{CHECK}/shares", sharing.list_shares),
    ApiRoute("POST", f"{CHECK}/shares", sharing.let_in),
    ApiRoute("POST", f"{CHECK}/shares/{{share}}/mail", sharing.mail_share),
    ApiRoute("DELETE", f"{CHECK}/shares/{{share}}", sharing.withdraw_share),
    ApiRoute("GET", "/api/v1/openings", openings.show_openings),
    ApiRoute("GET", "/api/v1/report-access", openings.show_report_access),
    ApiRoute("PUT", "/api/v1/report-access", openings.put_report_access),
    ApiRoute("GET", "/api/v1/statistics", statistics.show_statistics),
    ApiRoute("GET", "/api/v1/users", users.list_users),
    ApiRoute("GET", "/api/v1/badges", badges.show_badges),
    ApiRoute("GET", "/api/v1/options", options.show_options),
    ApiRoute("GET", "/api/v1/questionnaires", questionnaires.list_questionnaires),
    ApiRoute("GET", "/api/v1/questionnaires/{id}", questionnaires.show_questionnaire),
    ApiRoute("GET", "/api/v1/assignments", assignments.find_assignments),
    ApiRoute("POST", "/api/v1/assignments", assignments.make_assignment),
    ApiRoute("GET", ASSIGNMENT, assignments.show_assignment),
    ApiRoute("PUT", ASSIGNMENT, assignments.put_assignment),
    ApiRoute("GET", f"{ASSIGNMENT}/candidates", listed_people.show_people),
    ApiRoute("POST", f"{ASSIGNMENT}/candidates", listed_people.list_people),
    ApiRoute("DELETE", f"{ASSIGNMENT}/candidates/{{listed}}", listed_people.unlist_person),
    ApiRoute("GET", "/api/v1/notices", notices.show_notices),
    ApiRoute("GET", "/api/v1/definitions", definitions.show_definitions),
    ApiRoute("GET", "/api/v1/credits", credits.show_credits),
    ApiRoute("GET", "/api/v1/export", export.export_everything),
    ApiRoute("GET", "/api/v1/limits", limits.show_limits),
    ApiRoute("PUT", "/api/v1/limits", limits.put_limits),
    ApiRoute("GET", "/api/v1/sub-accounts", sub_accounts.list_sub_accounts),
    ApiRoute("GET", SUB_ACCOUNT, sub_accounts.show_sub_account),
    ApiRoute("PUT", SUB_ACCOUNT, sub_accounts.put_sub_account),
    ApiRoute("GET", "/api/v1/webhooks", api_webhooks.list_webhooks),
    ApiRoute("POST", "/api/v1/webhooks", api_webhooks.make_webhook),
    ApiRoute("GET", WEBHOOK, api_webhooks.show_webhook),
    ApiRoute("PUT", WEBHOOK, api_webhooks.put_webhook),
    ApiRoute("DELETE", WEBHOOK, api_webhooks.delete_webhook),
    ApiRoute("POST", f"{WEBHOOK}/test", webhook_deliveries.test_webhook),
    ApiRoute("POST", f"{WEBHOOK}/rotate-secret", api_webhooks.rotate_secret),
    ApiRoute("POST", f"{WEBHOOK}/replay", webhook_deliveries.replay_failed),
    ApiRoute("GET", f"{WEBHOOK}/deliveries", webhook_deliveries.list_deliveries),
    ApiRoute("GET", DELIVERY, webhook_deliveries.show_delivery),
    ApiRoute("POST", f"{DELIVERY}/replay", webhook_deliveries.replay_delivery),
)

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
    app.add_routes(
        [web.route(one.method, _served(one.path), one.endpoint.respond, expect_handler=expected) for one in API]
    )
    app.add_routes(sandbox_routes(app[VOUCHLINE].settings))


def _served(path: str) -> str:
    """`preview` is no check's id, so that its address takes no methods of a check."""
    return path.replace("/checks/{id}", "/checks/{id:(?!preview(?:/|$))[^{}/]+}")
