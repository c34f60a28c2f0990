"""The ways of reaching a person, and the choices a recruiter has of them (R3)."""

from enum import StrEnum


class Channel(StrEnum):
    SMS = "sms"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    WEB = "web"
    SLACK = "slack"


class Contact(StrEnum):
    """How a person is contacted in one check; `none` leaves it to the recruiter to pass the link on."""

    SMS = "sms"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    SMS_AND_EMAIL = "sms+email"
    NONE = "none"
