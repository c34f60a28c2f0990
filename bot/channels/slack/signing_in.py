"""Sign in with Slack (OpenID Connect): where the browser is sent, and who it is that comes back."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urljoin

from bot.channels.slack.calls import Slack
from bot.settings import SlackApp

INSTALLS = "/oauth/v2/authorize"
AUTHORIZE_PATH = "/openid/connect/authorize"
SCOPES = "openid email profile"
CLAIM = "https://slack.com/"  # what Slack's own claims begin with
NOBODYS = ""  # calls that belong to no workspace of ours


class NotVouched(Exception):
    """What came back is not what Slack would say of somebody who has just signed in here."""


@dataclass(frozen=True, slots=True)
class SlackIdentity:
    team: str
    enterprise: str  # empty outside of a grid
    user: str
    email: str  # empty unless Slack has confirmed it
    name: str
    language: str


def authorize_url(app: SlackApp, redirect_url: str, state: str, nonce: str) -> str:
    """Beside the page that installs."""
    query = {
        "response_type": "code",
        "scope": SCOPES,
        "client_id": app.client_id,
        "redirect_uri": redirect_url,
        "state": state,
        "nonce": nonce,
    }
    before, has_path, _ = app.authorize_url.partition(INSTALLS)
    return f"{before + AUTHORIZE_PATH if has_path else urljoin(before, AUTHORIZE_PATH)}?{urlencode(query)}"


async def identity(slack: Slack, app: SlackApp, redirect_url: str, code: str, nonce: str) -> SlackIdentity:
    """Whose code it is. Raises `NotVouched`, and `SlackError` as `errors.py` says."""
    ours = {"client_id": app.client_id, "client_secret": app.client_secret}
    given = await slack.ask(
        NOBODYS, "openid.connect.token", **ours, code=code, redirect_uri=redirect_url, grant_type="authorization_code"
    )
    claims = _claims(given.get("id_token"))
    if claims.get("aud") != app.client_id or claims.get("nonce") != nonce or not claims.get("sub"):
        raise NotVouched("the token is for another sign-in")
    about = await slack.ask(NOBODYS, "openid.connect.userInfo", token=str(given.get("access_token") or ""))
    if about.get("sub") != claims["sub"]:
        raise NotVouched("the token and the profile are of different people")
    return _identity(about)


def _claims(token: object) -> dict[str, Any]:
    """Unsigned would do: it has come straight from Slack over TLS (OpenID Connect Core 3.1.3.7, 6)."""
    try:
        body = str(token).split(".")[1]
        found = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (IndexError, ValueError, binascii.Error) as error:
        raise NotVouched("no readable token") from error
    if not isinstance(found, dict):
        raise NotVouched("no readable token")
    return found


def _identity(about: Mapping[str, Any]) -> SlackIdentity:
    email = str(about.get("email") or "") if about.get("email_verified") is True else ""
    return SlackIdentity(
        team=str(about.get(f"{CLAIM}team_id") or ""),
        enterprise=str(about.get(f"{CLAIM}enterprise_id") or ""),
        user=str(about.get(f"{CLAIM}user_id") or ""),
        email=email.strip().casefold(),
        name=str(about.get("name") or ""),
        language=str(about.get("locale") or "").replace("_", "-").partition("-")[0].casefold(),
    )
