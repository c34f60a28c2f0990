"""The addresses of the sandbox's likeness of Slack."""

from aiohttp import web

from web.sandbox.slack import api, files, forms, pane, pressing, responses, seat, signing_in, writing

ROOT = "/sandbox/slack"
APP_ROUTES = (
    web.get(ROOT + "/openid/connect/authorize", signing_in.authorize, allow_head=False),
    web.post(ROOT + "/api/openid.connect.token", signing_in.token),
    web.get(ROOT + "/api/openid.connect.userInfo", signing_in.about_user),
    web.post(ROOT + "/api/openid.connect.userInfo", signing_in.about_user),
    web.get(ROOT + "/api/{method}", api.call),
    web.post(ROOT + "/api/{method}", api.call),
    web.post(ROOT + "/response/{id}", responses.respond),
    web.post(ROOT + "/upload/{id}", files.upload),
    web.get(ROOT + "/files/{id}/{name}", files.download),
    web.get(ROOT + "/archives/{channel}/{mark:p\\d{12,}}", pane.open_archive),
)
PANE_ROUTES = (
    web.get(f"{ROOT}/state", pane.show_state),
    web.post(f"{ROOT}/command", writing.command),
    web.post(f"{ROOT}/say", writing.say),
    web.post(f"{ROOT}/act", pressing.act),
    web.post(f"{ROOT}/suggest", pressing.suggest),
    web.post(f"{ROOT}/submit", forms.submit),
    web.post(f"{ROOT}/close", forms.close),
    web.post(f"{ROOT}/shortcut", pressing.shortcut),
    web.post(f"{ROOT}/home", seat.open_home),
    web.post(f"{ROOT}/locale", seat.speak),
    web.post(f"{ROOT}/dismiss", seat.dismiss),
)
SLACK_ROUTES = (*APP_ROUTES, *PANE_ROUTES)
