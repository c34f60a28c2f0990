"""What Twilio refuses when a message is created: its checks, in its order, with its codes and words."""

import re
from collections.abc import Mapping

from bot.channels.sandbox.faults import Fault
from bot.channels.twilio.addresses import WHATSAPP
from bot.domain.sandbox_phone import SandboxPhone, Texts

LONGEST_BODY = 1600
E164 = re.compile(r"\+[1-9]\d{6,14}")
SENDER = re.compile(r"\+[1-9]\d{6,14}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}")
SERVICE = re.compile(r"MG[0-9a-fA-F]{32}")
CALLBACK = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/\S*)?")


def fault_of(asked: Mapping[str, str], phone: SandboxPhone) -> Fault | None:
    """The first fault of a request for a new message to that phone; None when it would be accepted.

    What a template makes of it is for `rendering.py` to say.
    """
    return _recipient_fault(asked, phone) or _origin_fault(asked) or _content_fault(asked) or _phone_fault(asked, phone)


def _recipient_fault(asked: Mapping[str, str], phone: SandboxPhone) -> Fault | None:
    to = asked.get("To", "")
    if not to:
        return Fault(400, 21604, "A 'To' phone number is required.")
    if not E164.fullmatch(to.removeprefix(WHATSAPP)) or (phone.texts is Texts.INVALID and not to.startswith(WHATSAPP)):
        return Fault(400, 21211, f"Invalid 'To' Phone Number: {to}")
    return None


def _phone_fault(asked: Mapping[str, str], phone: SandboxPhone) -> Fault | None:
    """What Twilio knows of a number before it sends a text message to it."""
    if asked["To"].startswith(WHATSAPP):
        return None
    if phone.texts is Texts.OPTED_OUT:
        return Fault(400, 21610, "Attempt to send to unsubscribed recipient")
    if phone.texts is Texts.NOT_MOBILE:
        return Fault(400, 21614, f"'To' number is not a valid mobile number: {asked['To']}")
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
    if asked.get("ContentVariables") and not asked.get("ContentSid"):
        return Fault(400, 21654, "ContentSid Required")
    if not body and not asked.get("ContentSid"):
        return Fault(400, 21602, "Message body is required.")
    if len(body) > LONGEST_BODY:
        return Fault(400, 21617, "The concatenated message body exceeds the 1600 character limit")
    if callback and not CALLBACK.fullmatch(callback):
        return Fault(400, 21609, f"The 'StatusCallback' URL {callback} is not a valid URL.")
    return None
