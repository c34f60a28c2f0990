"""The modals of the Home: a search, and how one wants to be told."""

from datetime import date

from bot.channels.slack.blocks import inputs
from bot.channels.slack.blocks.forms import form
from bot.channels.slack.blocks.inputs import asked
from bot.channels.slack.blocks.parts import Block, option
from bot.domain.desk import Telling
from bot.flows.texts import Texts

LONGEST_SEARCH, DIGEST = 100, "digest"


def home_search_view(words: str, texts: Texts) -> Block:
    typed = inputs.text(words, texts("slack.search.hint"), most=LONGEST_SEARCH)
    return form("home_search", texts, "", [asked("q", texts("slack.search.words"), typed, optional=True)])


def settings_view(telling: Telling, snoozed_until: date | None, texts: Texts, *, has_digest: bool) -> Block:
    """`telling`, `digest` and `snoozed_until`; an empty day ends the silence."""
    levels = [
        option(texts(f"slack.settings.{one}"), one.value, texts(f"slack.settings.{one}_means")) for one in Telling
    ]
    digest = [option(texts("slack.settings.digest"), DIGEST, texts("slack.settings.digest_means"))]
    return form(
        "settings",
        texts,
        "",
        [
            asked("telling", texts("slack.settings.telling"), inputs.radio(levels, telling.value)),
            asked(
                "digest",
                texts("slack.settings.mornings"),
                inputs.checkboxes(digest, (DIGEST,) if has_digest else ()),
                optional=True,
            ),
            asked(
                "snoozed_until",
                texts("slack.settings.snoozed_until"),
                inputs.day(snoozed_until, texts("slack.settings.no_day")),
                hint=texts("slack.settings.snoozed_hint"),
                optional=True,
            ),
        ],
    )
