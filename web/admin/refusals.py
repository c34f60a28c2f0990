"""What a turn refuses, in the words of whoever asked in the office."""

from bot.errors import RequestRefused
from bot.flows.texts import Texts

PLACES = ("admin.checks.refused", "slack.refused")  # said once where both may be told it
OTHERWISE = "admin.refused_otherwise"


def refusal_said(refused: RequestRefused, texts: Texts) -> str:
    """By its kind. The refusal's own words are English, and for programs."""
    known = (f"{place}.{refused.kind}" for place in PLACES)
    return texts(next((key for key in known if key in texts.catalogue), OTHERWISE))
