"""What Twilio refuses when a message is created: its checks, in its order, with its codes and words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.channels.twilio.addresses import WHATSAPP

LONGEST_BODY = 1600
E164 = re.compile(r"\+[1-9]\d{6,14}")
SENDER = re.compile(r"\+[1-9]\d{6,14}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}")
SERVICE = re.compile(r"MG[0-9a-fA-F]{32}")
CALLBACK = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/\S*)?")


@dataclass(frozen=True, slots=True)
class Fault:
    status: int
    code: int
    message: str

    @property
    def body(self) -> dict[str, object]:
        address = f"https://www.twilio.com/docs/errors/{self.code}"
        return {"code": self.code, "message": self.message, "more_info": address, "status": self.status}


NO_SUCH_RESOURCE = Fault(404, 20404, "The requested resource was not found")
NOT_AUTHENTICATED = Fault(401, 20003, "Authenticate")
BAD_PAGE = Fault(400, 20001, "The page or date asked for is not valid")


def fault_of(asked: Mapping[str, str]) -> Fault | None:
    """The first fault of a request for a new message; None when it would be accepted."""
    return _recipient_fault(asked) or _origin_fault(asked) or _content_fault(asked)


def _recipient_fault(asked: Mapping[str, str]) -> Fault | None:
    to = asked.get("To", "")
    if not to:
        return Fault(400, 21604, "A 'To' phone number is required.")
    if not E164.fullmatch(to.removeprefix(WHATSAPP)):
        return Fault(400, 21211, f"Invalid 'To' Phone Number: {to}")
    return None


def _origin_fault(asked: Mapping[str, str]) -> Fault | None:
    origin, messaging_service, to = asked.get("From", ""), asked.get("MessagingServiceSid", ""), asked.get("To", "")
    if not origin and not messaging_service:
        return Fault(400, 21603, "A 'From' phone number is required.")
    if messaging_service and not SERVICE.fullmatch(messaging_service):
        return Fault(404, 21701, "The messaging service does not exist")
    if origin and not SENDER.fullmatch(origin.removeprefix(WHATSAPP)):
        return Fault(400, 21212, f"Invalid 'From' Phone Number: {origin}")
    if origin and origin.startswith(WHATSAPP) != to.startswith(WHATSAPP):
        return Fault(400, 21910, "Invalid From and To pair. From and To should be of the same channel")
    return None


def _content_fault(asked: Mapping[str, str]) -> Fault | None:
    body, callback = asked.get("Body", ""), asked.get("StatusCallback", "")
    if not body:
        return Fault(400, 21602, "Message body is required.")
    if len(body) > LONGEST_BODY:
        return Fault(400, 21617, "The concatenated message body exceeds the 1600 character limit")
    if callback and not CALLBACK.fullmatch(callback):
        return Fault(400, 21609, f"The 'StatusCallback' URL {callback} is not a valid URL.")
    return None
