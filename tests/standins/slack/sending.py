"""What Slack sends to the app: signed, as often as asked, with an eye on the acknowledgement."""

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp

from tests.standins.leisure import at_leisure
from tests.standins.slack.calls import Call
from tests.standins.slack.surfaces import Json
from tests.standins.slack.triggers import Interaction

MOST_SECONDS = 3.0
RETRIED = {"X-Slack-Retry-Reason": "http_timeout"}
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class App:
    id: str = "A0STANDIN1"
    client_id: str = "4242.1717"
    client_secret: str = field(default="c" * 32, repr=False)
    signing_secret: str = field(default="5" * 32, repr=False)
    verification_token: str = "deprecated"


@dataclass(frozen=True, slots=True)
class Ack:
    """What came back, and after how many seconds."""

    kind: str
    status: int
    text: str
    seconds: float
    content_type: str = ""

    @property
    def body(self) -> Json:
        return dict(json.loads(self.text)) if self.text.strip() else {}


def signed(secret: str, body: bytes, at: float | None = None) -> dict[str, str]:
    """The headers that show that Slack has sent it."""
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


class Sender:
    """`acks` holds every acknowledgement of a well-formed request; what is wrong with one is among the complaints."""

    def __init__(self, app: App, events_url: str, complaints: list[str], calls: list[Call]) -> None:
        self.app, self.events_url, self.complaints = app, events_url, complaints
        self.acks: list[Ack] = []
        self._calls = calls
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))

    async def stop(self) -> None:
        if self._session:
            await self._session.close()

    async def send_form(self, form: Json, interaction: Interaction, times: int = 1) -> Ack:
        body = urlencode({name: _text(value) for name, value in form.items()}).encode()
        headers = {"Content-Type": FORM, **signed(self.app.signing_secret, body)}
        acks = await asyncio.gather(*(self._send(body, headers, interaction) for _ in range(times)))
        return acks[0]

    async def send_event(self, event: Json, interaction: Interaction, times: int = 1) -> Ack:
        """The first, then what Slack sends again when it does not believe an answer: all say that they are retries."""
        body = json.dumps(event).encode()
        acks = await asyncio.gather(*(self._send_event(body, interaction, number) for number in range(times)))
        return acks[0]

    async def delivers(self, event: Json, interaction: Interaction, number: int) -> bool:
        """Whether the app, which may be away, takes this try of an event."""
        try:
            return (await self._send_event(json.dumps(event).encode(), interaction, number)).status == 200
        except (aiohttp.ClientError, TimeoutError):
            return False

    async def _send_event(self, body: bytes, interaction: Interaction, number: int) -> Ack:
        again = {**RETRIED, "X-Slack-Retry-Num": str(number)} if number else {}
        headers = {"Content-Type": "application/json", **signed(self.app.signing_secret, body), **again}
        return await self._send(body, headers, interaction)

    async def send_raw(self, body: bytes, headers: Any) -> Ack:
        """As it stands, and without a look at the answer."""
        assert self._session is not None
        began = time.monotonic()
        async with self._session.post(self.events_url, data=body, headers=headers) as answer:
            text = await answer.text()
            return Ack("raw", answer.status, text, time.monotonic() - began, answer.content_type)

    async def _send(self, body: bytes, headers: dict[str, str], interaction: Interaction) -> Ack:
        came = await self.send_raw(body, headers)
        ack = Ack(interaction.kind, came.status, came.text, came.seconds, came.content_type)
        interaction.acked_at = interaction.acked_at or time.monotonic()
        self.acks.append(ack)
        self.complaints += [f"ack of {ack.kind}: {says}" for says in (*_wrongs(ack), *self._early(interaction))]
        return ack

    def _early(self, interaction: Interaction) -> list[str]:
        """Calls on behalf of the interaction that had their answer before it was acknowledged."""
        own = [
            call.method
            for call in self._calls[-50:]
            if interaction.trigger_id
            and call.args.get("trigger_id") == interaction.trigger_id
            and 0 < call.answered_at < interaction.acked_at
        ]
        return [f"{method} was called first" for method in own]


def _wrongs(ack: Ack) -> list[str]:
    found = [] if ack.status == 200 else [f"status {ack.status}: {ack.text[:200]}"]
    found += [f"after {ack.seconds:.1f} s"] if at_leisure(ack.seconds) > MOST_SECONDS else []
    if ack.status == 200 and ack.text.strip() and not _is_right(ack):
        found.append(f"{ack.content_type}: {ack.text[:200]}")
    return found


def _is_right(ack: Ack) -> bool:
    """Commands may be answered by words or a message, submissions and suggestions by JSON, and all else by nothing."""
    if ack.kind not in ("command", "view_submission", "block_suggestion"):
        return False
    if ack.kind == "command" and ack.content_type == "text/plain":
        return True
    try:
        return ack.content_type == "application/json" and isinstance(json.loads(ack.text), dict)
    except ValueError:
        return False


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
