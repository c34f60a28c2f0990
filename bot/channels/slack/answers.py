"""What an answer of Slack's, or its absence, means for whoever called."""

from collections.abc import Mapping
from typing import Any

from aiohttp import ClientConnectorError, ClientError, ConnectionTimeoutError, InvalidURL
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.channels.slack.errors import SlackBusy, SlackError, SlackNotReached, SlackRefused, SlackUnclear

DEFAULT_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 300.0
MOST_DETAILS = 10

# What the client and its transport raise; the last few on an answer that is not Slack's.
FAILURES = (SlackClientError, ClientError, TimeoutError, OSError, ValueError, TypeError, AttributeError, KeyError)
BUSY = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
UNCLEAR = frozenset({"internal_error", "fatal_error", "service_unavailable", "unknown_error"})
# The request came without its body, or the workspace is being moved: nothing was taken.
NOT_TAKEN = frozenset({"request_timeout", "team_added_to_org", "team_is_being_migrated"})
# The token is the fault, and not what was asked.
TOKEN_REFUSED = frozenset({"invalid_auth", "token_expired", "token_revoked", "account_inactive", "not_authed"})


def failure(error: Exception) -> SlackError:
    """What the client raised, told apart by whether Slack may have done what was asked."""
    if isinstance(error, SlackApiError):
        return _answered(error.response)
    if isinstance(error, ClientConnectorError | ConnectionTimeoutError | InvalidURL):
        return SlackNotReached(type(error).__name__)
    return SlackUnclear(type(error).__name__)


def _answered(answer: Any) -> SlackError:
    """`answer` is the client's response, or aiohttp's where the body could not be read."""
    status: Any = getattr(answer, "status_code", None) or getattr(answer, "status", 0)
    found = getattr(answer, "data", None)
    body: Mapping[str, Any] = found if isinstance(found, Mapping) else {}
    error = str(body.get("error") or "")
    if status == 429 or error in BUSY:
        return SlackBusy(wait_seconds(answer.headers))
    if status >= 500 or status in (0, 408) or 300 <= status < 400 or error in UNCLEAR:
        return SlackUnclear(error or f"HTTP {status}")
    if error in NOT_TAKEN:
        return SlackNotReached(error)
    if status == 200 and not error:
        return SlackUnclear("an answer that is not Slack's")
    return SlackRefused(error or f"http_{status}", _details(body))


def wait_seconds(headers: Mapping[str, str]) -> float:
    """Slack sends whole seconds; anything else counts as nothing said."""
    said = headers.get("Retry-After", "").strip()
    if not (said.isascii() and said.isdecimal()):
        return DEFAULT_WAIT_SECONDS
    return min(float(said), LONGEST_WAIT_SECONDS)


def _details(body: Mapping[str, Any]) -> list[str]:
    about = body.get("response_metadata")
    lists = (body.get("errors"), about.get("messages") if isinstance(about, Mapping) else None)
    told = [str(one) for found in lists if isinstance(found, list) for one in found]
    return list(dict.fromkeys(told))[:MOST_DETAILS]
