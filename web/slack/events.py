"""Slack calls us. Nothing is read before it is known to be Slack's, and whatever bytes come, no stranger gets a 500."""

import logging
import time

from aiohttp import web

from bot.channels.slack.door import Door
from bot.channels.slack.incoming import Unreadable
from bot.channels.slack.said import Failed, Said
from bot.channels.slack.signature import SIGNATURE, TIMESTAMP, is_slacks
from bot.logs import told
from bot.storage.readiness import is_unreachable
from web.keys import VOUCHLINE
from web.slack.keys import DOOR

log = logging.getLogger(__name__)

LARGEST_BYTES = 256 * 1024


class Unacceptable(Exception):
    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


async def interaction(request: web.Request) -> web.StreamResponse:
    door = request.app.get(DOOR)
    if door is None:
        return web.Response(status=404)
    try:
        said = await door.receive(await _signed_body(request), request.headers.get("Content-Type", ""))
    except (Unacceptable, Unreadable) as error:
        return _not_taken(error)
    except Failed as failed:
        return _failed(failed)
    return await _answered(request, door, said)


async def _answered(request: web.Request, door: Door, said: Said) -> web.StreamResponse:
    """What is left for afterwards begins when the acknowledgement is out, even if nobody was left to read it."""
    answer = _answer(said)
    try:
        await answer.prepare(request)
        await answer.write_eof()
    except ConnectionError:
        log.warning("an acknowledgement was not read")
    finally:
        door.begin_afterwards(said)
    return answer


def _answer(said: Said) -> web.Response:
    return web.Response(status=said.status, text=said.body, content_type=said.content_type)


async def _signed_body(request: web.Request) -> bytes:
    """Raises `Unacceptable`."""
    slack = request.app[VOUCHLINE].settings.slack
    signatures, timestamps = (request.headers.getall(name, []) for name in (SIGNATURE, TIMESTAMP))
    if slack is None or len(signatures) != 1 or len(timestamps) != 1:
        raise Unacceptable(401, "not signed")
    body = await _body(request)
    if not is_slacks(slack.signing_secret, timestamps[0], signatures[0], body, time.time()):
        raise Unacceptable(401, "the signature is not Slack's, or not of now")
    return body


async def _body(request: web.Request) -> bytes:
    """Longer ones than other requests may have: a form that is sent brings its whole view."""
    if (request.content_length or 0) > LARGEST_BYTES:
        raise Unacceptable(413, "too large")
    body = bytearray()
    try:
        async for chunk in request.content.iter_any():
            body += chunk
            if len(body) > LARGEST_BYTES:
                raise Unacceptable(413, "too large")
    except (web.RequestPayloadError, ValueError, OSError) as error:
        raise Unacceptable(400, "the body could not be read") from error
    return bytes(body)


def _not_taken(error: Unacceptable | Unreadable) -> web.Response:
    status = error.status if isinstance(error, Unacceptable) else 400
    log.warning("a request to Slack's address was answered with %s: %s", status, error)
    refused = web.Response(status=status)
    refused.force_close()  # its body may be half read
    return refused


def _failed(failed: Failed) -> web.Response:
    """503 where nothing can be kept: then Slack sends events again, and tells people that it did not work."""
    if is_unreachable(failed.error):
        log.error("an interaction from Slack could not be kept: neither the database nor the spool takes it")
        return web.Response(status=503, headers={"Retry-After": "5"})
    log.error("an interaction from Slack failed: %s", told(failed.error))
    return _answer(failed.instead)
