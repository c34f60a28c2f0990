"""Calls Slack's Web API for a workspace, with its token, and says of each failure what it means."""

from collections.abc import Mapping
from typing import Any, Protocol
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError

from bot.channels.slack.answers import FAILURES, TOKEN_REFUSED, failure, wait_seconds
from bot.channels.slack.client import client_on, open_session
from bot.channels.slack.errors import SlackBusy, SlackNotReached, SlackRefused, SlackUnclear, WorkspaceGone
from bot.channels.slack.resting import Resting

TAKEN = frozenset({200, 201, 204})
SLACKS_HOSTS = (".slack.com", ".slack-gov.com")


class TokenSource(Protocol):
    async def token(self, workspace: str, *, instead_of: str = "") -> str:
        """`instead_of` is one that Slack has just refused. Raises `WorkspaceGone` when there is no other."""
        ...


class Slack:
    """To be made inside the running loop, since it opens a session, and closed."""

    def __init__(self, base_url: str, tokens: TokenSource | None = None) -> None:
        self.session = open_session()
        self.client = client_on(self.session, base_url)
        self._resting = Resting()
        self._tokens = tokens

    def use(self, tokens: TokenSource) -> None:
        """Tokens are renewed by a call to Slack, so their source is made after this."""
        self._tokens = tokens

    async def close(self) -> None:
        await self.session.close()

    async def call(self, workspace: str, method: str, **arguments: Any) -> Mapping[str, Any]:
        """Slack's answer to a method such as `views.open`. Raises `SlackError`, each kind as `errors.py` says."""
        token = await self._token(workspace)
        try:
            return await self.ask(workspace, method, token=token, **arguments)
        except SlackRefused as refused:
            if refused.error not in TOKEN_REFUSED:
                raise
            return await self._again(workspace, method, token, refused, arguments)

    async def ask(self, workspace: str, method: str, **arguments: Any) -> Mapping[str, Any]:
        """As `call`, with a `token` of the caller's, or without any."""
        self._resting.check(workspace, method)
        asked = getattr(self.client, method.replace(".", "_"))
        try:
            answer = await asked(**{name: value for name, value in arguments.items() if value is not None})
        except FAILURES as error:
            failed = failure(error)
            if isinstance(failed, SlackBusy):
                self._resting.rest(workspace, method, failed.wait_seconds)
            raise failed from (None if isinstance(error, SlackApiError) else error)  # its text holds the whole answer
        return answer.data if isinstance(answer.data, Mapping) else {}

    async def respond(self, response_url: str, body: Mapping[str, Any]) -> None:
        """Says something to whoever acted, through the address that came with their act. Raises `SlackError`."""
        if not self._is_slacks(response_url):
            raise SlackRefused("foreign_response_url")
        await self._post(response_url, json=dict(body))

    async def upload(
        self, workspace: str, filename: str, content: bytes, channel: str, thread_ts: str | None, title: str
    ) -> str:
        """Puts a file into a channel, or a thread of it; its id. `SlackUnclear`: it may be there already."""
        place = await self.call(workspace, "files.getUploadURLExternal", filename=filename, length=len(content))
        url, file = str(place.get("upload_url", "")), str(place.get("file_id", ""))
        if not self._is_slacks(url):
            raise SlackRefused("foreign_upload_url")
        try:
            await self._post(url, data=content)
        except SlackUnclear as unclear:  # nobody sees it before it is completed
            raise SlackNotReached(str(unclear)) from unclear
        files = [{"id": file, "title": title}]
        where = {"channel_id": channel, "thread_ts": thread_ts}
        await self.call(workspace, "files.completeUploadExternal", files=files, **where)
        return file

    async def _token(self, workspace: str, *, instead_of: str = "") -> str:
        if self._tokens is None:
            raise WorkspaceGone(workspace, "no_tokens")
        return await self._tokens.token(workspace, instead_of=instead_of)

    async def _again(
        self, workspace: str, method: str, token: str, refused: SlackRefused, arguments: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """Another program may have renewed the token since we read it: Slack took nothing, so once more."""
        newer = await self._token(workspace, instead_of=token)
        if newer == token:
            raise WorkspaceGone(workspace, refused.error)
        try:
            return await self.ask(workspace, method, token=newer, **arguments)
        except SlackRefused as again:
            if again.error in TOKEN_REFUSED:
                raise WorkspaceGone(workspace, again.error) from again
            raise

    def _is_slacks(self, url: str) -> bool:
        """Where we send is never a stranger's choice: to Slack's own hosts, or to that of the API we are set to."""
        try:
            parts, ours = urlsplit(url), urlsplit(self.client.base_url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            return False
        if parts.netloc and (parts.scheme, parts.netloc) == (ours.scheme, ours.netloc):
            return True
        return parts.scheme == "https" and port in (None, 443) and host.endswith(SLACKS_HOSTS)

    async def _post(self, url: str, **body: Any) -> None:
        try:
            async with self.session.post(url, allow_redirects=False, **body) as answer:
                status, headers = answer.status, answer.headers
                text = await answer.text(errors="replace")
        except FAILURES as error:
            raise failure(error) from error
        if status == 429:
            raise SlackBusy(wait_seconds(headers))
        if status >= 500 or 300 <= status < 400:
            raise SlackUnclear(f"HTTP {status}")
        if status not in TAKEN:
            raise SlackRefused(f"http_{status}", (text[:200],))
