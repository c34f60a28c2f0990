"""Every endpoint of the API, on one page."""

from collections.abc import Awaitable, Callable
from functools import partial

from aiohttp import web

from web.api.assignments import listed_people
from web.api.assignments import listing as assignments
from web.api.assignments.listing import the_assignment
from web.api.checks import (
    acts,
    anew,
    badges,
    colleagues,
    conversations,
    lifecycle,
    notices,
    people,
    preview,
    reminders,
    resending,
    start,
)
from web.api.checks import showing as checks
from web.api.checks.found import the_check
from web.api.document.openapi import ApiRoute
from web.api.organisation import (
    credits,
    definitions,
    export,
    limits,
    options,
    questionnaires,
    statistics,
    sub_accounts,
    users,
)
from web.api.reports import files as report
from web.api.reports import openings, sharing
from web.api.webhooks import deliveries
from web.api.webhooks import kept as webhooks
from web.api.webhooks.found import the_webhook

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
    ApiRoute("GET", f"{CHECK}/report", report.show_report),
    ApiRoute("GET", f"{CHECK}/report.json", report.show_report_json),
    ApiRoute("GET", f"{CHECK}/report.pdf", report.show_report_pdf),
    ApiRoute("GET", f"{CHECK}/report.csv", report.show_report_csv),
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
    ApiRoute("GET", "/api/v1/webhooks", webhooks.list_webhooks),
    ApiRoute("POST", "/api/v1/webhooks", webhooks.make_webhook),
    ApiRoute("GET", WEBHOOK, webhooks.show_webhook),
    ApiRoute("PUT", WEBHOOK, webhooks.put_webhook),
    ApiRoute("DELETE", WEBHOOK, webhooks.delete_webhook),
    ApiRoute("POST", f"{WEBHOOK}/test", deliveries.test_webhook),
    ApiRoute("POST", f"{WEBHOOK}/rotate-secret", webhooks.rotate_secret),
    ApiRoute("POST", f"{WEBHOOK}/replay", deliveries.replay_failed),
    ApiRoute("GET", f"{WEBHOOK}/deliveries", deliveries.list_deliveries),
    ApiRoute("GET", DELIVERY, deliveries.show_delivery),
    ApiRoute("POST", f"{DELIVERY}/replay", deliveries.replay_delivery),
)

FOUND = {CHECK: the_check, ASSIGNMENT: the_assignment, WEBHOOK: the_webhook}


def answered(route: ApiRoute) -> Callable[[web.Request], Awaitable[web.Response]]:
    finds = next((finder for path, finder in FOUND.items() if route.path.startswith(path)), None)
    return partial(route.endpoint.respond, finds=finds)
