"""Vouchline is put into a workspace: away to Slack, which asks whether it may, and back to a page that tells."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode

import aiohttp_jinja2
from aiohttp import web

from bot.channels.slack.installing import Outcome
from bot.channels.slack.parts import SlackParts
from bot.flows.texts import Texts
from bot.install_links import organisation_in
from web.keys import VOUCHLINE
from web.slack.keys import SLACK

ORGANISATION = "organisation"  # in the address: who has been given a link to install
OPENS_SLACK = "https://slack.com/app_redirect"
SLACK_ID = re.compile("[A-Z0-9]{2,30}")
LANGUAGE = re.compile("[a-z]{2}")
# What Slack sends back: each once, and nothing else of the address.
QUERY = ("code", "state", "error")
TOLD = frozenset(
    {
        "access_denied",
        "invalid_browser",
        "invalid_state",
        "invalid_code",
        "workspace_taken",
        "unknown_organisation",
        "unreachable",
    }
)


async def begin(request: web.Request) -> web.Response:
    parts = _parts(request)
    organisation = _organisation(request)
    if organisation is None:
        return _page(request, Outcome(400, "unknown_organisation"))
    begun = await parts.install.begin(organisation)
    return web.Response(status=302, headers={"Location": begun.address, "Set-Cookie": begun.cookie})


async def finish(request: web.Request) -> web.Response:
    parts = _parts(request)
    query = {name: request.query[name] for name in QUERY if name in request.query}
    outcome = await parts.install.finish(query, request.headers.get("Cookie", ""))
    return _page(request, outcome)


def _parts(request: web.Request) -> SlackParts:
    parts = request.app.get(SLACK)
    if parts is None or not parts.app.may_be_installed:
        raise web.HTTPNotFound
    return parts


def _organisation(request: web.Request) -> str | None:
    """Empty: none is named, and the workspace gets one of its own."""
    token = request.query.get(ORGANISATION, "")
    secret = request.app[VOUCHLINE].settings.secret
    return organisation_in(secret, token, datetime.now(UTC)) if token else ""


def _page(request: web.Request, outcome: Outcome) -> web.Response:
    texts = _texts(request)
    shown = _failed(texts, outcome) if outcome.reason else _installed(texts, outcome)
    context = {"language": texts.language, **shown}
    page = aiohttp_jinja2.render_template("slack_install.html", request, context, status=outcome.status)
    if outcome.cookie:
        page.headers["Set-Cookie"] = outcome.cookie
    return page


def _installed(texts: Texts, outcome: Outcome) -> Mapping[str, str]:
    query = {name: id for name, id in (("app", outcome.app), ("team", outcome.team)) if SLACK_ID.fullmatch(id)}
    return {
        "title": texts("slack.install.installed", team=outcome.name or outcome.team),
        "text": texts("slack.install.installed_how"),
        "link": f"{OPENS_SLACK}?{urlencode(query)}" if "app" in query else "",
        "link_text": texts("slack.install.open_slack"),
    }


def _failed(texts: Texts, outcome: Outcome) -> Mapping[str, str]:
    reason = outcome.reason if outcome.reason in TOLD else "invalid_code"
    return {
        "title": texts("slack.install.failed"),
        "text": texts(f"slack.install.{reason}"),
        "link": "",  # to begin anew without the organisation of the first link would bind the workspace to another
        "link_text": "",
    }


def _texts(request: web.Request) -> Texts:
    """In the first of the browser's languages that we speak, or else in the installation's."""
    vouchline = request.app[VOUCHLINE]
    wanted = LANGUAGE.findall(request.headers.get("Accept-Language", "")[:200].lower())
    known = [language for language in wanted if language in vouchline.texts]
    return vouchline.texts[known[0] if known else vouchline.settings.language]
