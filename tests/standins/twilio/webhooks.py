"""Twilio calling us: status callbacks and inbound messages, form posts with real signatures."""

import asyncio
import base64
import hashlib
import hmac
from collections import Counter
from collections.abc import Coroutine, Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode

import aiohttp
from twilio.request_validator import RequestValidator

from tests.standins.twilio.faults import Faults
from tests.standins.twilio.ledger import VERSION, Account, Logged

FORM = "application/x-www-form-urlencoded"
NOTHING_MORE: Mapping[str, str] = {}
PATIENCE_SECONDS = 15  # Twilio's; then the webhook has failed


class Caller:
    """Calls a webhook once, as Twilio does: a 500 or a timeout is not tried again."""

    def __init__(self, account: Account, faults: Faults, inbound_url: str) -> None:
        self.account, self.faults, self.inbound_url = account, faults, inbound_url
        self.outcomes: Counter[tuple[str, str]] = Counter()  # (kind, status or error) -> how often
        self.would_text: list[str] = []  # text/plain answers, which Twilio sends on to the person
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        limits = aiohttp.ClientTimeout(total=PATIENCE_SECONDS)
        self._session = aiohttp.ClientSession(timeout=limits, connector=aiohttp.TCPConnector(limit=0))

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session:
            await self._session.close()

    def report(self, message: Logged) -> None:
        """Reports that a message was sent and delivered, some time from now."""
        if message.callback and not self.faults.goes_unreported():
            self._soon(self._report(message))
        else:
            message.status = "delivered"

    async def bring(self, message: Logged, more: Mapping[str, str] = NOTHING_MORE) -> str:
        """An inbound message to our webhook; what came of it."""
        fields = {**inbound_fields(message, self.account), **more}
        if self.faults.comes_twice():
            self._soon(self._again(fields))
        return await self.post("inbound", self.inbound_url, fields)

    async def post(self, kind: str, url: str, fields: dict[str, str]) -> str:
        assert self._session is not None
        address = url.partition("#")[0]
        headers = {"X-Twilio-Signature": signature(address, fields, self.account.auth_token), "Content-Type": FORM}
        try:
            async with self._session.post(address, data=encoded(fields), headers=headers) as answer:
                text = await answer.text()
                if answer.content_type == "text/plain" and text and answer.status < 300:
                    self.would_text.append(text)
                outcome = str(answer.status)
        except (aiohttp.ClientError, TimeoutError) as error:
            outcome = type(error).__name__
        self.outcomes[kind, outcome] += 1
        return outcome

    async def _again(self, fields: dict[str, str]) -> None:
        await asyncio.sleep(self.faults.delay_seconds())
        await self.post("inbound again", self.inbound_url, fields)

    async def _report(self, message: Logged) -> None:
        steps = ["sent", "delivered"] if message.error_code is None else ["failed"]
        if self.faults.comes_out_of_order():
            steps.reverse()
        for status in steps:
            await asyncio.sleep(self.faults.delay_seconds())
            message.status = "delivered" if message.status == "delivered" else status
            await self._tell(message, status)

    async def _tell(self, message: Logged, status: str) -> None:
        for _ in range(2 if self.faults.comes_twice() else 1):
            await self.post("status", message.callback, status_fields(message, status, self.account))

    def _soon(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def encoded(fields: dict[str, str]) -> bytes:
    """As a form; even what is no Unicode, such as half of a surrogate pair."""
    return urlencode(fields, errors="surrogatepass").encode()


def signature(url: str, fields: dict[str, str], auth_token: str) -> str:
    """By Twilio's own code, which can't sign what is no Unicode; that is signed as the bytes which travel."""
    try:
        return str(RequestValidator(auth_token).compute_signature(url, fields))
    except UnicodeEncodeError:
        signed = url + "".join(name + fields[name] for name in sorted(fields))
        digest = hmac.new(auth_token.encode(), signed.encode("utf-8", "surrogatepass"), hashlib.sha1).digest()
        return base64.b64encode(digest).decode()


def inbound_fields(message: Logged, account: Account) -> dict[str, str]:
    fields = {
        "ToCountry": "SE",
        "ToState": "",
        "SmsMessageSid": message.sid,
        "NumMedia": str(len(message.media)),
        "ToCity": "",
        "FromZip": "",
        "SmsSid": message.sid,
        "FromState": "",
        "SmsStatus": "received",
        "FromCity": "",
        "Body": message.body,
        "FromCountry": "SE",
        "To": message.to,
        "ToZip": "",
        "NumSegments": "1",
        "MessageSid": message.sid,
        "AccountSid": account.sid,
        "From": message.from_,
        "ApiVersion": VERSION,
    }
    for at, (url, kind) in enumerate(message.media):
        fields |= {f"MediaUrl{at}": url, f"MediaContentType{at}": kind}
    if message.from_.startswith("whatsapp:"):
        fields |= {"ProfileName": "Somebody", "WaId": message.from_.removeprefix("whatsapp:+"), "MessageType": "text"}
    return fields


def status_fields(message: Logged, status: str, account: Account) -> dict[str, str]:
    fields = {
        "SmsSid": message.sid,
        "SmsStatus": status,
        "MessageStatus": status,
        "To": message.to,
        "MessageSid": message.sid,
        "AccountSid": account.sid,
        "From": message.from_,
        "ApiVersion": VERSION,
    }
    if status in ("delivered", "undelivered"):
        fields["RawDlrDoneDate"] = datetime.now(UTC).strftime("%y%m%d%H%M")
    if message.error_code:
        fields["ErrorCode"] = str(message.error_code)
    return fields
