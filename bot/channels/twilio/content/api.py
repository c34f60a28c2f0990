"""Twilio's Content API, asked by ourselves: the official client sends no JSON when it is asynchronous."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.rest import Client

from bot.channels.waiting import TooManyRequests
from bot.domain.template import Approval

TWILIOS = "https://content.twilio.com"
PATH = "/v1/Content"
JSON = {"Content-Type": "application/json"}
PAGE_SIZE = 100
MOST_PAGES = 100
CATEGORY = "UTILITY"
NOT_FOUND = 404
# What comes of asking, other than an answer; the latter two from an answer that is not Twilio's.
UNREACHABLE = (TwilioException, TooManyRequests, ClientError, TimeoutError, OSError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class Listed:
    sid: str
    name: str


class ContentApi:
    """Every request raises what is in `UNREACHABLE`; a refusal is a `TwilioRestException`."""

    def __init__(self, client: Client, base_url: str) -> None:
        """With a client of its own."""
        self._client, self._root = client, (base_url or TWILIOS).rstrip("/")

    async def close(self) -> None:
        await self._client.http_client.close()

    async def listed(self) -> list[Listed]:
        """Oldest first, with all that others may have made in the account."""
        found: list[Listed] = []
        url: str | None = f"{self._root}{PATH}?PageSize={PAGE_SIZE}"
        for _ in range(MOST_PAGES):
            if url is None:
                break
            page = await self._ask("GET", url)
            found += [Listed(one["sid"], one.get("friendly_name") or "") for one in page["contents"]]
            url = self._ours((page.get("meta") or {}).get("next_page_url"))
        return found[::-1]

    async def create(self, asked: Mapping[str, Any]) -> str:
        """The sid of the new one."""
        return str((await self._ask("POST", f"{self._root}{PATH}", asked))["sid"])

    async def ask_approval(self, sid: str, name: str) -> tuple[Approval, str]:
        url = f"{self._root}{PATH}/{sid}/ApprovalRequests/whatsapp"
        return _approval(await self._ask("POST", url, {"name": name, "category": CATEGORY}))

    async def approval_of(self, sid: str) -> tuple[Approval, str]:
        """With the reason, where it was rejected. One that nobody has asked about may as well not be there."""
        try:
            answer = await self._ask("GET", f"{self._root}{PATH}/{sid}/ApprovalRequests")
        except TwilioRestException as error:
            if error.status != NOT_FOUND:
                raise
            return Approval.UNSUBMITTED, ""
        return _approval(answer.get("whatsapp") or {})

    def _ours(self, url: str | None) -> str | None:
        """Credentials go to no other host than the one that was asked, whatever a page says comes next."""
        if not url or url.startswith(f"{self._root}/"):
            return url or None
        path = url.partition("://")[2].partition("/")[2] if "://" in url else url.lstrip("/")
        return f"{self._root}/{path}"

    async def _ask(self, method: str, url: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        headers = dict(JSON) if body is not None else None
        answer = await self._client.request_async(method, url, data=body, headers=headers)
        found = json.loads(answer.text) if answer.text else {}
        if not 200 <= answer.status_code < 300:
            told = found if isinstance(found, dict) else {}
            raise TwilioRestException(answer.status_code, url, str(told.get("message", "")), told.get("code"), method)
        if not isinstance(found, dict):
            raise ValueError(f"{method} {url}: no object")
        return found


def _approval(told: Mapping[str, Any]) -> tuple[Approval, str]:
    """A word of theirs that we don't know is one that has not been decided."""
    status = str(told.get("status") or "").lower()
    known = Approval(status) if status in set(Approval) else Approval.PENDING
    return known if status else Approval.UNSUBMITTED, str(told.get("rejection_reason") or "")
