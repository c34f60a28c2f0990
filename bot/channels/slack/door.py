"""Where everything from Slack comes in once it is verified; what is said back is there before any call to Slack."""

import logging
from dataclasses import dataclass, field
from functools import partial

from slack_bolt import BoltResponse
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.channels.slack.afterwards import Afterwards
from bot.channels.slack.app import AFTER, FAILURE, HEARD, WORKSPACE, request_of
from bot.channels.slack.finding_workspace import FindWorkspace, Origin
from bot.channels.slack.incoming import Unreadable, read
from bot.channels.slack.payloads import asker_of, delivery_of, is_whole, kind_of
from bot.channels.slack.repeats import Repeats
from bot.channels.slack.said import Failed, Said, told_at_once
from bot.channels.slack.seat import Asker, Later
from bot.channels.slack.telling import Telling
from bot.domain.workspace import Workspace
from bot.flows.texts import Texts
from bot.logs import told

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Door:
    bolt: AsyncApp
    find: FindWorkspace
    telling: Telling
    afterwards: Afterwards
    texts: Texts  # in the installation's language: we need not know whose this is
    _repeats: Repeats[Said] = field(default_factory=Repeats)

    async def receive(self, body: bytes, content_type: str) -> Said:
        """The body's signature has been checked. Raises `Unreadable`, and `Failed` when the seat could not answer."""
        read_body = read(body, content_type)
        try:
            request, delivery = request_of(read_body), delivery_of(read_body)
        except (ValueError, TypeError) as error:
            raise Unreadable("none of Slack's") from error
        answer, is_first = await self._repeats.first(delivery, partial(self._answer, request))
        return answer if is_first else Said(answer.status, answer.body, answer.content_type)

    def begin_afterwards(self, said: Said) -> None:
        """To be called when the answer is out."""
        if said.after:
            self.afterwards.begin(said.after)

    async def _answer(self, request: AsyncBoltRequest) -> Said:
        kind = kind_of(request.body)
        if kind == "url_verification":
            return await self._ask_bolt(request, kind, None)
        if not is_whole(request.body):
            return self._unknown(kind)
        try:
            workspace = await self.find(_origin(request))
        except Exception as error:
            raise self._failed(kind, error) from error
        asker = asker_of(request.body, workspace)
        if workspace is None:
            return self._refused(kind, asker, self.texts("slack.door.not_installed"))
        if asker.is_external:
            return self._refused(kind, asker, self.texts("slack.door.external"))
        return await self._ask_bolt(request, kind, workspace)

    async def _ask_bolt(self, request: AsyncBoltRequest, kind: str, workspace: Workspace | None) -> Said:
        request.context[WORKSPACE] = workspace
        response = await self._dispatch(request, kind)
        content_type = response.headers["content-type"][0].partition(";")[0]
        later = request.context.get(AFTER)
        after = partial(self._see_through, later, kind, asker_of(request.body, workspace)) if later else None
        return Said(response.status, response.body, content_type, after)

    async def _dispatch(self, request: AsyncBoltRequest, kind: str) -> BoltResponse:
        """bolt fails on payloads that lack what it looks for: those are acknowledged as everything unknown is."""
        try:
            response = await self.bolt.async_dispatch(request)
            failure = request.context.get(FAILURE)
        except Exception as error:
            failure = error
        if failure is None:
            return response
        if request.context.get(HEARD):
            raise self._failed(kind, failure) from failure
        self._unknown(kind)
        return BoltResponse(status=200)

    def _unknown(self, kind: str) -> Said:
        log.warning("what nobody listens for was acknowledged: %r", kind[:30])
        return Said()

    async def _see_through(self, later: Later, kind: str, asker: Asker) -> None:
        """Whoever waits for it is told when it comes to nothing."""
        try:
            await later()
        except Exception as error:
            log.error("a %s failed after it was acknowledged: %s", kind, told(error))
            await self.telling.tell(kind, asker, self.texts("slack.door.failed"))

    def _refused(self, kind: str, asker: Asker, text: str) -> Said:
        said = told_at_once(kind, text)
        if said.body or not asker.response_url:
            return said
        return Said(after=partial(self.telling.tell, kind, asker, text))

    def _failed(self, kind: str, error: Exception) -> Failed:
        instead = told_at_once(kind, self.texts("slack.door.failed"))
        return Failed(error, instead if instead.body else Said(status=500))


def _origin(request: AsyncBoltRequest) -> Origin:
    context, body = request.context, request.body
    team = body.get("team")
    name = body.get("team_domain") or (team.get("domain") if isinstance(team, dict) else "")
    return Origin(
        team=str(context.team_id or ""),
        enterprise=str(context.enterprise_id or ""),
        is_enterprise_install=bool(context.is_enterprise_install),
        name=str(name or ""),
        app=str(body.get("api_app_id") or ""),
    )
