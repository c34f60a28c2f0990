"""Sign in with Slack in the sandbox: whoever is at the screen says which of its people they are."""

import base64
import binascii
import hmac
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.sandbox.slack.cast import TEAM, TEAM_NAME, SlackPerson
from bot.channels.sandbox.slack.place import Place
from bot.channels.sandbox.slack.refused import Refused

Json = dict[str, Any]
ISSUER = "https://slack.com"
CODE_SECONDS = 600


@dataclass(slots=True)
class Entry:
    person: SlackPerson
    redirect_url: str
    nonce: str
    token: str
    until: float
    is_used: bool = False


class SigningIn:
    """Kept in memory: whoever was about to sign in when the sandbox was restarted begins again."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._by_code: dict[str, Entry] = {}

    def agree(self, person: SlackPerson, redirect_url: str, nonce: str) -> str:
        """The code that the browser takes back to the app."""
        now = time.monotonic()
        self._by_code = {code: one for code, one in self._by_code.items() if one.until > now}
        code = secrets.token_urlsafe(24)
        token = f"xoxp-{secrets.token_urlsafe(24)}"
        self._by_code[code] = Entry(person, redirect_url, nonce, token, now + CODE_SECONDS)
        return code

    def exchange(self, given: Mapping[str, str], authorization: str) -> Json:
        """`openid.connect.token`. Raises `Refused`."""
        self._check_client(authorization)
        entry = self._by_code.get(given.get("code", ""))
        if entry is None or entry.until < time.monotonic():
            raise Refused("invalid_code")
        if entry.is_used:
            raise Refused("code_already_used")
        if given.get("redirect_uri") != entry.redirect_url:
            raise Refused("bad_redirect_uri")
        entry.is_used = True
        claims = {"iss": ISSUER, "aud": self._place.client_id, "sub": entry.person.id, "nonce": entry.nonce}
        return {"ok": True, "access_token": entry.token, "token_type": "Bearer", "id_token": _token(claims)}

    def about(self, token: str, locale: str) -> Json:
        """`openid.connect.userInfo`. Raises `Refused`."""
        person = self.person_with(token)
        of_slack = {"user_id": person.id, "team_id": TEAM, "team_name": TEAM_NAME}
        named = {"name": person.name, "email": person.email, "email_verified": True, "locale": locale}
        return {"ok": True, "sub": person.id, **{f"{ISSUER}/{name}": one for name, one in of_slack.items()}, **named}

    def person_with(self, token: str) -> SlackPerson:
        """Raises `Refused`."""
        for entry in self._by_code.values():
            if entry.is_used and hmac.compare_digest(entry.token.encode(), token.encode()):
                return entry.person
        raise Refused("invalid_auth" if token else "not_authed")

    def _check_client(self, authorization: str) -> None:
        try:
            said = base64.b64decode(authorization.removeprefix("Basic "), validate=True)
        except (binascii.Error, ValueError):
            said = b""
        ours = f"{self._place.client_id}:{self._place.client_secret}".encode()
        if not self._place.client_id or not hmac.compare_digest(said, ours):
            raise Refused("bad_client_secret")


def _token(claims: Json) -> str:
    parts = ({"alg": "none"}, claims)
    coded = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
    return f"{'.'.join(coded)}."
