"""The stand-in's Content API: JSON alone, documented limits, and WhatsApp's approval, which takes a few looks."""

import json
import re
import secrets
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.standins.twilio.rules import Complaint

PATH = "/v1/Content"
KNOWN = {"twilio/text": 1600, "twilio/quick-reply": 1024, "twilio/list-picker": 1024}  # body, in characters
PLACEHOLDER = re.compile(r"\{\{(\w{1,16})\}\}")
AT_AN_EDGE = re.compile(r"^\s*\{\{|\}\}\s*$|\}\}\s*\{\{")
STAGES = ("pending", "approved")  # after it was received
ADMITTED = frozenset({"friendly_name", "language", "variables", "types"})
Answerer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Content:
    sid: str
    asked: dict[str, Any]
    approval_name: str = ""
    looks: int = 0  # at the approval, each of which brings it on

    @property
    def kind(self) -> str:
        return next(iter(self.types))

    @property
    def types(self) -> dict[str, Any]:
        return dict(self.asked["types"])

    @property
    def body(self) -> str:
        return str(self.types[self.kind]["body"])

    def resource(self, root: str) -> dict[str, Any]:
        url = f"{root}{PATH}/{self.sid}"
        links = {"approval_create": f"{url}/ApprovalRequests/whatsapp", "approval_fetch": f"{url}/ApprovalRequests"}
        return {"sid": self.sid, "variables": {}, **self.asked, "url": url, "links": links}


@dataclass(slots=True)
class Contents:
    complaints: list[Complaint]
    kept: dict[str, Content] = field(default_factory=dict)
    creations: int = 0
    rejected: frozenset[str] = frozenset()  # words in the name that have it rejected
    decides: bool = True  # else nothing goes beyond `pending`
    has_list: bool = True

    def add_to(self, app: web.Application, for_the_owner: Callable[[Answerer], Answerer]) -> None:
        one = PATH + "/{sid}"
        app.router.add_post(PATH, for_the_owner(self._create))
        app.router.add_get(PATH, for_the_owner(self._list))
        app.router.add_get(one, for_the_owner(self._fetch))
        app.router.add_delete(one, for_the_owner(self._delete))
        app.router.add_post(one + "/ApprovalRequests/whatsapp", for_the_owner(self._ask))
        app.router.add_get(one + "/ApprovalRequests", for_the_owner(self._approval))

    def status(self, content: Content) -> str:
        if not content.approval_name:
            return "unsubmitted"
        stage = STAGES[min(content.looks, 1 if self.decides else 0)]
        is_bad = any(word in content.approval_name for word in self.rejected) or AT_AN_EDGE.search(content.body)
        return "rejected" if stage == "approved" and is_bad else stage

    def named(self, part: str) -> Content:
        [found] = [one for one in self.kept.values() if part in one.asked["friendly_name"]]
        return found

    async def _create(self, request: web.Request) -> web.StreamResponse:
        asked = await _json(request)
        complaint = next(_complaints(asked), None) if isinstance(asked, dict) else Complaint(20001, "no JSON object")
        if complaint:
            return self._refuse(complaint)
        self.creations += 1
        content = Content(f"HX{secrets.token_hex(16)}", asked)
        self.kept[content.sid] = content
        return web.json_response(content.resource(_root(request)), status=201)

    async def _list(self, request: web.Request) -> web.StreamResponse:
        if not self.has_list:
            return self._refuse(_unknown())
        size, page = int(request.query.get("PageSize", "50")), int(request.query.get("Page", "0"))
        found = [one.resource(_root(request)) for one in reversed(self.kept.values())]
        is_last = len(found) <= (page + 1) * size
        onward = f"{_root(request)}{PATH}?PageSize={size}&Page={page + 1}"
        meta = {"page": page, "page_size": size, "key": "contents", "next_page_url": None if is_last else onward}
        return web.json_response({"contents": found[page * size : (page + 1) * size], "meta": meta})

    async def _fetch(self, request: web.Request) -> web.StreamResponse:
        found = self.kept.get(request.match_info["sid"])
        return web.json_response(found.resource(_root(request))) if found else self._refuse(_unknown())

    async def _delete(self, request: web.Request) -> web.StreamResponse:
        return web.Response(status=204) if self.kept.pop(request.match_info["sid"], None) else self._refuse(_unknown())

    async def _ask(self, request: web.Request) -> web.StreamResponse:
        found, asked = self.kept.get(request.match_info["sid"]), await _json(request)
        if found is None:
            return self._refuse(_unknown())
        name, category = (asked.get("name"), asked.get("category")) if isinstance(asked, dict) else (None, None)
        if not re.fullmatch(r"[a-z0-9_]{1,512}", str(name)) or category not in ("UTILITY", "MARKETING"):
            return self._refuse(Complaint(20001, f"Invalid name or category: {name}, {category}"))
        if found.approval_name or found.kind == "twilio/list-picker":
            return self._refuse(Complaint(92009, "submitted already, or not to be submitted at all"))
        if any(one.approval_name == name for one in self.kept.values()):
            return self._refuse(Complaint(92010, f"there is a template called {name}"))
        found.approval_name = str(name)
        return web.json_response({"name": name, "category": category, "status": "received", "rejection_reason": ""})

    async def _approval(self, request: web.Request) -> web.StreamResponse:
        found = self.kept.get(request.match_info["sid"])
        if found is None or not found.approval_name:  # stricter than Twilio, which says `unsubmitted`
            return self._refuse(_unknown())
        status = self.status(found)
        found.looks += 1
        why = "INVALID_FORMAT" if status == "rejected" else ""
        told = {"type": "whatsapp", "name": found.approval_name, "status": status, "rejection_reason": why}
        return web.json_response({"sid": found.sid, "whatsapp": told})

    def _refuse(self, complaint: Complaint) -> web.Response:
        self.complaints.append(complaint)
        return web.json_response(complaint.as_json(), status=complaint.status)


def _complaints(asked: dict[str, Any]) -> Iterator[Complaint]:
    if set(asked) - ADMITTED or not isinstance(asked.get("types"), dict) or len(str(asked.get("language"))) != 2:
        yield Complaint(20001, f"Unknown or missing: {sorted(asked)}")
        return
    for kind, part in asked["types"].items():
        if kind not in KNOWN or not 1 <= len(part.get("body", "")) <= KNOWN[kind]:
            yield Complaint(20001, f"Invalid {kind}")
            return
        yield from _choices(kind, part)
    placeholders = set(PLACEHOLDER.findall(json.dumps(asked["types"])))
    variables = asked.get("variables") or {}
    if placeholders != set(variables) or not all(isinstance(one, str) and one for one in variables.values()):
        yield Complaint(20001, "every placeholder needs a sample, and nothing else does")
    if len(placeholders) > 100:
        yield Complaint(20001, "more than 100 variables")


def _choices(kind: str, part: dict[str, Any]) -> Iterator[Complaint]:
    choices = part.get("actions") or part.get("items") or []
    if kind == "twilio/text":
        return
    if not 1 <= len(choices) <= 10:
        yield Complaint(20001, f"{kind}: 1 to 10 choices")
    longest = {"title": 20, "item": 24, "id": 200, "description": 72, "type": 20}
    for one in choices:
        if wrong := [name for name, text in one.items() if name not in longest or not 1 <= len(text) <= longest[name]]:
            yield Complaint(20001, f"{kind}: {wrong}")


async def _json(request: web.Request) -> Any:
    """None for what is not JSON, whatever it says that it is."""
    if request.content_type != "application/json":
        return None
    try:
        return await request.json()
    except ValueError:
        return None


def _root(request: web.Request) -> str:
    return f"http://{request.host}"


def _unknown() -> Complaint:
    return Complaint(20404, "The requested resource was not found", 404)
