"""The addresses of the sandbox's likeness of Slack."""

from aiohttp import web

from web.sandbox.slack import acts, api, files, pane, responses

ROOT = "/sandbox/slack"
APP_ROUTES = (
    web.get(ROOT + "/api/{method}", api.call),
    web.post(ROOT + "/api/{method}", api.call),
    web.post(ROOT + "/response/{id}", responses.respond),
    web.post(ROOT + "/upload/{id}", files.upload),
    web.get(ROOT + "/files/{id}/{name}", files.download),
    web.get(ROOT + "/archives/{channel}/{mark:p\\d{12,}}", pane.open_archive),
)
PANE_ROUTES = (
    web.get(f"{ROOT}/state", pane.show_state),
    web.post(f"{ROOT}/command", acts.command),
    web.post(f"{ROOT}/say", acts.say),
    web.post(f"{ROOT}/act", acts.act),
    web.post(f"{ROOT}/suggest", acts.suggest),
    web.post(f"{ROOT}/submit", acts.submit),
    web.post(f"{ROOT}/close", acts.close),
    web.post(f"{ROOT}/shortcut", acts.shortcut),
    web.post(f"{ROOT}/home", acts.open_home),
    web.post(f"{ROOT}/locale", acts.speak),
    web.post(f"{ROOT}/dismiss", acts.dismiss),
)
SLACK_ROUTES = (*APP_ROUTES, *PANE_ROUTES)
