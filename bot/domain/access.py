"""Who may open a report, whom somebody has let in to it, and every opening of one (R50)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ReportsOpenTo(StrEnum):
    """An organisation's choice. Those let in by name get in either way, until that is withdrawn."""

    LINK = "link"  # whoever has the report's link
    SIGNED_IN = "signed_in"  # users of the organisation, once they have signed in


class OpenedBy(StrEnum):
    """As whom somebody opened it."""

    USER = "user"  # signed in
    RECRUITER = "recruiter"  # in Slack
    API_KEY = "api_key"
    SHARE = "share"  # let in by name
    LINK = "link"  # whoever has the check's link: nobody knows who that is
    COMMAND = "command"  # whoever runs Vouchline, by `vouchline export`


class OpenedAs(StrEnum):
    WEB = "web"
    PDF = "pdf"
    CSV = "csv"
    JSON = "json"
    API = "api"  # read by a program, not as a file
    SLACK = "slack"  # the view of it in Slack
    SLACK_FILE = "slack_file"  # the PDF, where the report was shared
    EXPORT = "export"  # all of the organisation's data at once


@dataclass(frozen=True, slots=True)
class Share:
    """Somebody who is let in to one report by a link of their own."""

    id: str
    organisation: str
    check: str
    name: str
    email: str
    token_hash: str  # of the link's token, which follows from the secret and the id (R9)
    shared_by: str
    created_at: datetime
    withdrawn_at: datetime | None = None
    mailed_at: datetime | None = None  # when the link was last handed to the mail server


@dataclass(frozen=True, slots=True)
class Opening:
    """One line of the access log, which is only ever added to."""

    id: str  # of what caused it: the same thing told twice is one opening
    organisation: str
    check: str  # empty of an export
    at: datetime
    by: OpenedBy
    who: str  # the id of the user, recruiter, key or share; empty of whoever has the link
    name: str  # as it was then
    way: OpenedAs
    version: int  # of the report; 0 of an export
    address: str  # a keyed hash of where from; empty where that is Slack's
    browser: str  # its family alone
