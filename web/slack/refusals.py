"""What a turn refuses, in the words of whoever asked in Slack."""

from bot.channels.slack.blocks.words import Markup, escape
from bot.errors import RequestRefused
from web.slack.here import Here


def refused_text(here: Here, refused: RequestRefused) -> Markup:
    """By its kind; where no catalogue has the kind, the refusal's own words."""
    key = f"slack.refused.{refused.kind}"
    return here.say(key) if key in here.texts.catalogue else escape(refused.detail)
