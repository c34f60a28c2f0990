"""What Twilio's documented API accepts when a message is created, and the error it answers otherwise."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from multidict import MultiMapping

from tests.standins.twilio.ledger import Account

MOST_CHARACTERS = 1600
MOST_MEDIA = 10
SINGLE = frozenset(
    {
        *(
            "To",
            "From",
            "MessagingServiceSid",
            "Body",
            "StatusCallback",
            "ApplicationSid",
            "MaxPrice",
            "ProvideFeedback",
        ),
        *("Attempt", "ValidityPeriod", "ForceDelivery", "ContentRetention", "AddressRetention", "SmartEncoded"),
        *("ShortenUrls", "ScheduleType", "SendAt", "SendAsMms", "ContentVariables", "RiskCheck", "ContentSid"),
        *("MessageIntent", "FallbackFrom", "Tags"),
    }
)
SEVERAL = frozenset({"MediaUrl", "PersistentAction"})
CLOSED = {
    "ProvideFeedback": {"true", "false"},
    "ForceDelivery": {"true", "false"},
    "SmartEncoded": {"true", "false"},
    "ShortenUrls": {"true", "false"},
    "SendAsMms": {"true", "false"},
    "ContentRetention": {"retain", "discard"},
    "AddressRetention": {"retain", "obfuscate"},
    "RiskCheck": {"enable", "disable"},
    "ScheduleType": {"fixed"},
}
PHONE = re.compile(r"\+[1-9]\d{6,14}")


@dataclass(frozen=True, slots=True)
class Complaint:
    """Twilio's answer to a request that it does not take."""

    code: int
    says: str
    status: int = 400

    def as_json(self) -> dict[str, object]:
        more = f"https://www.twilio.com/docs/errors/{self.code}"
        return {"code": self.code, "message": self.says, "more_info": more, "status": self.status}


def bare(address: str) -> str:
    return address.removeprefix("whatsapp:")


def complaint_about(form: MultiMapping[str], account: Account, blocked: set[tuple[str, str]]) -> Complaint | None:
    """The first thing that is wrong with a create request; None when it would be taken."""
    return next(_complaints(form, account, blocked), None)


def _complaints(form: MultiMapping[str], account: Account, blocked: set[tuple[str, str]]) -> Iterator[Complaint]:
    yield from _shape(form)
    yield from _recipient(form)
    yield from _sender(form, account)
    yield from _content(form)
    yield from _callback(form.get("StatusCallback", ""))
    yield from _times(form)
    if (form.get("From", ""), form["To"]) in blocked:
        yield Complaint(21610, "Attempt to send to unsubscribed recipient")


def _shape(form: MultiMapping[str]) -> Iterator[Complaint]:
    for name in set(form):
        if name not in SINGLE | SEVERAL:
            yield Complaint(20001, f"Unknown parameter {name}")
        if name in SINGLE and len(form.getall(name)) > 1:
            yield Complaint(20001, f"Parameter {name} given more than once")
        if name in CLOSED and form[name] not in CLOSED[name]:
            yield Complaint(20001, f"Invalid {name}: {form[name]}")


def _recipient(form: MultiMapping[str]) -> Iterator[Complaint]:
    to = form.get("To", "")
    if not to:
        yield Complaint(21604, "A 'To' phone number is required.")
    elif not PHONE.fullmatch(bare(to)):
        yield Complaint(21211, f"Invalid 'To' Phone Number: {to}")


def _sender(form: MultiMapping[str], account: Account) -> Iterator[Complaint]:
    sender, service, to = form.get("From", ""), form.get("MessagingServiceSid", ""), form["To"]
    if not sender and not service:
        yield Complaint(21603, "A 'From' phone number is required.")
    if service and service not in account.services:
        yield Complaint(21701, f"The Messaging Service does not exist: {service}", 404)
    if not sender:
        return
    if not PHONE.fullmatch(bare(sender)):
        yield Complaint(21212, f"Invalid From Number: {sender}")
    if sender.startswith("whatsapp:") != to.startswith("whatsapp:"):
        yield Complaint(21910, "'To' and 'From' must use the same channel")
    if sender not in account.numbers:
        unknown = (
            (63007, "no Channel with the specified From") if "whatsapp:" in sender else (21606, "From is not yours")
        )
        yield Complaint(*unknown)
    if sender == to:
        yield Complaint(21266, "'To' and 'From' number cannot be the same")


def _content(form: MultiMapping[str]) -> Iterator[Complaint]:
    body, media = form.get("Body", ""), form.getall("MediaUrl", [])
    if not (body.strip() or media or form.get("ContentSid")):
        yield Complaint(21602, "Message body is required.")
    if len(body) > MOST_CHARACTERS:
        yield Complaint(21617, "The concatenated message body exceeds the 1600 character limit")
    if len(media) > MOST_MEDIA or any(urlsplit(url).scheme not in ("http", "https") for url in media):
        yield Complaint(21620, "Invalid media URL")
    if not re.fullmatch(r"(HX[0-9a-fA-F]{32})?", form.get("ContentSid", "")):
        yield Complaint(21655, "The ContentSid is Invalid")
    if "ContentVariables" in form and not _is_text_map(form["ContentVariables"]):
        yield Complaint(21656, "The ContentVariables Parameter is invalid")


def _is_text_map(text: str) -> bool:
    try:
        found = json.loads(text)
    except ValueError:
        return False
    return isinstance(found, dict) and all(isinstance(value, str) for value in found.values())


def _callback(url: str) -> Iterator[Complaint]:
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.hostname or "_" in parts.hostname):
        yield Complaint(21609, f"Invalid 'StatusCallback' URL: {url}")


def _times(form: MultiMapping[str]) -> Iterator[Complaint]:
    seconds = form.get("ValidityPeriod", "1")
    if not (seconds.isdecimal() and 1 <= int(seconds) <= 36000):
        yield Complaint(20001, f"Invalid ValidityPeriod: {seconds}")
    if ("SendAt" in form or "ScheduleType" in form) and not form.get("MessagingServiceSid"):
        yield Complaint(35118, "MessagingServiceSid is required to schedule a message")
