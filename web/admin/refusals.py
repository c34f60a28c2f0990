"""What a turn refuses, in the words of whoever asked in the office: the one place that chooses them."""

from bot.errors import RequestRefused
from bot.flows.texts import Texts

PLACES = ("admin.checks.refused", "slack.refused")  # said once where both may be told it
OTHERWISE = "admin.refused_otherwise"


def refusal_said(refused: RequestRefused, texts: Texts, area: str = "", **values: object) -> str:
    """By its kind: as the area of the office says it (`admin.users.refused`), else as all do.

    The refusal's own words are English, and for programs.
    """
    places = (f"admin.{area}.refused", *PLACES) if area else PLACES
    known = (f"{place}.{refused.kind}" for place in places)
    return texts(next((key for key in known if key in texts.catalogue), OTHERWISE), **values)
