"""The groups of endpoints: what each is for, and which belongs where."""

import re
from typing import NamedTuple

from web.api.document.routes import ApiRoute


class Group(NamedTuple):
    name: str
    addresses: str  # a pattern for "GET /api/v1/checks", which the first to fit takes
    about: str


GROUPS = (
    Group(
        "Starting checks",
        r"GET /options|POST /checks|\w+ /questionnaires.*",
        "What a settings form offers, and the one request that starts checks for one candidate or for many.",
    ),
    Group(
        "Reports",
        r"\w+ /(checks/{id}/(report|shares)|openings|report-access).*",
        "What referees have answered, word for word, as JSON, PDF and CSV; who is let in, and who has opened it.",
    ),
    Group(
        "Following checks",
        r"GET /(checks|badges|notices|definitions).*",
        "Find checks, draw their badges, and read what has happened and what needs somebody.",
    ),
    Group(
        "Acting on checks",
        r"\w+ /checks/.*",
        "What a recruiter may do to a running check: remind, pause, resend, ask for more, cancel, archive.",
    ),
    Group(
        "Assignments and candidates",
        r"\w+ /assignments.*",
        "Job openings, and lists of people for whom a check may be started later.",
    ),
    Group(
        "Webhooks",
        r"\w+ /webhooks.*",
        "Be told of what happens as it happens: signed posts, tried again for three days, with a log to replay from.",
    ),
    Group(
        "Your organisation",
        r".*",
        "Brands and units with their defaults, users, credits, limits, and everything as files.",
    ),
)


def group_of(route: ApiRoute) -> str:
    address = f"{route.method} {route.path.removeprefix('/api/v1')}"
    return next(group.name for group in GROUPS if re.fullmatch(group.addresses, address))
