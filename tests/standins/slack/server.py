"""The stand-in's own web server: the Web API, the page that installs, uploads, and response URLs."""

import asyncio
import time
from dataclasses import dataclass, field

from aiohttp import web

from tests.standins.slack.answering import Waits, answer, owner_of
from tests.standins.slack.arguments import JSON, METHODS, arguments_of
from tests.standins.slack.calls import Asked, Call, Refused
from tests.standins.slack.echoes import Echoes
from tests.standins.slack.faults import AFTERWARDS, ANYWHERE, Fault, Faults
from tests.standins.slack.installing import Installing
from tests.standins.slack.rates import Rates
from tests.standins.slack.responding import Responding
from tests.standins.slack.sending import App, Sender
from tests.standins.slack.signing_in import SigningIn
from tests.standins.slack.surfaces import Json
from tests.standins.slack.triggers import Triggers
from tests.standins.slack.world import Workspace

ANYTHING = "*"  # any method
# Refused without a fault of the caller's, as far as can be known beforehand.
INNOCENT = frozenset(
    "ratelimited hash_conflict missing_scope not_in_channel channel_not_found is_archived users_not_found"
    " token_expired token_revoked internal_error".split()
)


@dataclass(slots=True)
class Hold:
    """Calls of one method, perhaps in one channel alone, wait here, before anything is done, until they are let go."""

    came: asyncio.Event = field(default_factory=asyncio.Event)
    is_open: asyncio.Event = field(default_factory=asyncio.Event)

    def let_go(self) -> None:
        self.is_open.set()


class SlackStandIn:
    """Start it, point the product's settings at `api_base_url` and `authorize_url`, and let a `Recruiter` in."""

    def __init__(
        self, events_url: str, *workspaces: Workspace, app: App | None = None, latency_seconds: float = 0.05
    ) -> None:
        self.workspaces = list(workspaces)
        self.app = app or App()
        self.latency_seconds = latency_seconds
        self.faults, self.rates, self.waits, self.triggers = Faults(), Rates(), Waits(), Triggers()
        self.calls: list[Call] = []
        self.complaints: list[str] = []  # what was done wrong
        self.sender = Sender(self.app, events_url, self.complaints, self.calls)
        self.echoes = Echoes(self.sender)
        self.installing = Installing(self.app, self.workspaces)
        self.signing_in = SigningIn(self.app, self.workspaces)
        self.url = ""
        self._responding = Responding(self.workspaces, self.triggers, self.calls, self.complaints)
        self._holds: dict[tuple[str, str], Hold] = {}
        self._runner: web.AppRunner | None = None

    @property
    def api_base_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def authorize_url(self) -> str:
        return f"{self.url}/oauth/v2/authorize"

    async def start(self) -> None:
        app = web.Application(client_max_size=20 * 2**20)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/upload/{workspace}/{file}", self._upload)
        app.router.add_post("/response/{number}", self._responding.take)
        app.router.add_get("/oauth/v2/authorize", self.installing.authorize)
        app.router.add_get("/openid/connect/authorize", self.signing_in.authorize)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, backlog=512)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        await self.sender.start()

    async def stop(self) -> None:
        await self.echoes.stop()
        await self.sender.stop()
        if self._runner:
            await self._runner.cleanup()

    def hold(self, method: str = ANYTHING, channel: str = ANYWHERE) -> Hold:
        """From now on calls of the method in the channel wait; it ends when they are let go."""
        self._holds[method, channel] = Hold()
        return self._holds[method, channel]

    def called(self, method: str, workspace: Workspace | None = None) -> list[Call]:
        return [one for one in self.calls if one.method == method and workspace in (None, self._find(one.workspace))]

    @property
    def limited(self) -> list[Call]:
        return [one for one in self.calls if one.is_limited]

    async def _api(self, request: web.Request) -> web.StreamResponse:
        call = Call(request.match_info["method"], {})
        self.calls.append(call)
        try:
            body = await self._answer(request, call)
        except Refused as refused:
            call.error = refused.answer["error"]
            body = refused.answer
            if call.error not in INNOCENT and call.error != call.fault:
                self.complaints.append(f"{call.method}: {body}")
        call.answered_at = time.monotonic()
        if call.fault in AFTERWARDS:
            return _fail(request, call.fault)
        return _answered(request, call, body)

    async def _answer(self, request: web.Request, call: Call) -> Json:
        if call.method not in METHODS:
            raise Refused("unknown_method")
        call.args = await arguments_of(request)
        call.fault = self.faults.of(call.method, str(call.args.get("channel", "")))
        if call.method == "oauth.v2.access":
            await asyncio.sleep(self.latency_seconds)
            return self.installing.access(request, call.args)
        if call.method.startswith("openid."):
            return self._vouch(request, call)
        workspace = owner_of(_token(request, call.args), self.workspaces)
        call.workspace = workspace.id
        self._limit(call)
        await self._pass_by_faults(call)
        asked = Asked(workspace, call, self.app.id, self.url, self.complaints)
        said = answer(asked, self.triggers, request.content_type == JSON)
        self.echoes.of(asked, said)
        await asyncio.sleep(self.latency_seconds / 2)
        return said

    def _vouch(self, request: web.Request, call: Call) -> Json:
        if call.method == "openid.connect.userInfo":
            return self.signing_in.user_info(_token(request, call.args))
        self.installing.check_client(request, call.args)
        return self.signing_in.token(call.args)

    def _limit(self, call: Call) -> None:
        if early := self.waits.seconds_too_early(call):
            self.complaints.append(f"{call.method}: called {early:.2f} s before the Retry-After had passed")
        channel = str(call.args.get("channel", ""))
        wait = self.rates.retry_after(call.workspace, call.method, channel, call.at)
        if wait or call.fault is Fault.BUSY:
            seconds = wait or self.faults.retry_after_seconds
            self.waits.begin(call, seconds, time.monotonic())
            raise Refused("ratelimited", retry_after=seconds)

    async def _pass_by_faults(self, call: Call) -> None:
        await asyncio.sleep(self.latency_seconds / 2)
        channel = str(call.args.get("channel", ANYWHERE))
        if hold := self._held(call.method, channel):
            hold.came.set()
            await hold.is_open.wait()
        if call.fault is Fault.INTERNAL:
            raise Refused("internal_error")
        if call.fault in (Fault.ANSWERED_500, Fault.DROPPED):
            raise Refused(call.fault)

    def _held(self, method: str, channel: str) -> Hold | None:
        meant = ((method, channel), (method, ANYWHERE), (ANYTHING, ANYWHERE))
        return next((self._holds[one] for one in meant if one in self._holds), None)

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        workspace = self._find(request.match_info["workspace"])
        file = workspace.files.get(request.match_info["file"]) if workspace else None
        content = await request.read()
        if file is None or len(content) != file.length:
            self.complaints.append(f"upload of {len(content)} bytes to {request.path}, announced: {file}")
            return web.Response(status=400, text="wrong length")
        file.content = content
        return web.Response(text=f"OK - {len(content)}")

    def _find(self, number: str) -> Workspace | None:
        return next((one for one in self.workspaces if one.id == number), None)


def _token(request: web.Request, args: Json) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else str(args.get("token", ""))


def _answered(request: web.Request, call: Call, body: Json) -> web.StreamResponse:
    if call.error in (Fault.ANSWERED_500, Fault.DROPPED):
        return _fail(request, call.fault)
    if call.is_limited:
        seconds = str(body.pop("retry_after"))
        return web.json_response(body, status=429, headers={"Retry-After": seconds})
    return web.json_response(body)


def _fail(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault in (Fault.DROPPED, Fault.DROPPED_AFTERWARDS) and request.transport:
        request.transport.abort()
    return web.Response(status=500, text="upstream connect error")
