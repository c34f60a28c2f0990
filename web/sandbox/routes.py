"""The addresses of the sandbox: its likenesses of Twilio and Slack, its page, and the clock."""

from aiohttp import web

from bot.settings import Settings
from web.sandbox import clock, content, demo_check, mail, page, phones, switching, tapping, twilio
from web.sandbox.slack.routes import SLACK_ROUTES

PAGE_ROUTES = (
    web.get("/sandbox", page.show_page),
    web.get("/sandbox/state", page.show_state),
    web.get("/sandbox/mail", mail.show_mail),
    web.get("/sandbox/mail/{id}", mail.show_one),
    web.post("/sandbox/mail", mail.act),
    web.post("/sandbox/write", phones.write),
    web.post("/sandbox/phone", phones.open_phone),
    web.post("/sandbox/tap", tapping.tap),
    web.post("/sandbox/read", switching.read),
    web.post("/sandbox/switch", switching.switch),
    web.post("/sandbox/demo", demo_check.start),
)
CLOCK_ROUTES = (web.post("/sandbox/clock", clock.advance),)


def sandbox_routes(settings: Settings) -> list[web.RouteDef]:
    """The clock may be moved without the sandbox too, in tests against a real provider."""
    sandbox = [*twilio.ROUTES, *content.CONTENT_ROUTES, *PAGE_ROUTES] if settings.has_sandbox else []
    slack = SLACK_ROUTES if settings.has_sandbox_slack else ()
    return [*sandbox, *slack, *(CLOCK_ROUTES if settings.has_movable_clock else [])]
