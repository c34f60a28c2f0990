"""What messages to Slack say, put together as they leave."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from bot.channels.slack.blocks.digest import digest_post
from bot.channels.slack.blocks.messages import answer_post, card_refused_post, milestone_post, notice_post
from bot.channels.slack.blocks.parts import post
from bot.channels.slack.blocks.words import Markup, marked
from bot.channels.slack.carrier import NotYet, Outgoing
from bot.desk.card import Looked, card_now, hash_of, looked_at
from bot.desk.links import CardLinks
from bot.domain.access import OpenedAs, OpenedBy, Opening
from bot.domain.desk import Card, Recruiter
from bot.domain.lifecycle import Event
from bot.domain.message import Message, Purpose
from bot.flows.changes import Moment
from bot.flows.desk.lines import noticed, thread_lines
from bot.flows.seat.told import NoticeView, notice_of
from bot.flows.texts import Texts
from bot.report_files.made import file_name, pdf_in, reported_of
from bot.storage.reading import cards, recruiters


class DeskContents:
    """Meets `bot.channels.slack.carrier.Contents`."""

    def __init__(
        self,
        texts: Mapping[str, Texts],
        language: str,
        moment: Callable[[], Moment],
        links: CardLinks,
        log: Callable[[Opening], Awaitable[None]],
    ) -> None:
        """`language` is that of people who have not told theirs; `log` writes down that a report is opened (R50)."""
        self._texts, self._language, self._moment, self._links, self._log = texts, language, moment, links, log

    async def of(self, message: Message, *, is_public: bool) -> Outgoing | None:
        match message.purpose:
            case Purpose.CARD:
                return await self._card(message, is_public=is_public)
            case Purpose.MILESTONE:
                return await self._milestone(message)
            case Purpose.REPORT:
                return await self._report(message)
            case Purpose.NOTICE:
                return await self._notice(message)
            case Purpose.ANSWER:
                return await self._answer(message)
        raise ValueError(f"{message.purpose} is not for Slack")

    async def _card(self, message: Message, *, is_public: bool) -> Outgoing | None:
        card = await self._card_of(message)
        if card is None or card.ts or card.gone or not is_of_posting(message, card):
            return None
        post = await card_now(card, self._texts, self._moment().now, is_public=is_public)
        return Outgoing(card.channel, post, hash=hash_of(post))

    async def _milestone(self, message: Message) -> Outgoing | None:
        card, looked = await self._card_of(message), await self._looked(message)
        if card is None or looked is None or card.is_nowhere:
            return None
        texts = self._texts[card.language]
        told = thread_lines(looked.seen, message.about or {}, texts, is_public=card.is_public)
        return Outgoing(card.channel, milestone_post(told), thread=_thread(card))

    async def _report(self, message: Message) -> Outgoing | None:
        card, looked = await self._card_of(message), await self._looked(message)
        if card is None or looked is None or card.is_nowhere:
            return None
        place, about = place_of_report(message, card), message.about or {}
        reported = await reported_of(card.organisation, card.check, self._texts, about["version"]) if place else None
        if place is None or reported is None:
            return None
        channel, thread = place
        name, file = file_name(reported.read, self._texts, "pdf"), await pdf_in(reported)
        await self._log(_opening(message, looked, card, channel, about["version"], self._moment().now))
        return Outgoing(channel, post(name, ()), thread, file=file, filename=name)

    async def _notice(self, message: Message) -> Outgoing | None:
        looked = await self._looked(message)
        if looked is None:
            return None
        texts, needing = self._texts_of(await self._recruiter(message)), looked.read.needs_you
        events = noticed(looked.seen, message.about or {}, needing, self._moment().now)
        if not events:
            return None
        return Outgoing(message.address, notice_post(await self._view(looked, events, texts), texts))

    async def _answer(self, message: Message) -> Outgoing | None:
        about = message.about or {}
        texts = self._texts_of(await self._recruiter(message))
        if "digest" in about:
            return await self._digest(message, about["digest"], texts)
        if about.get("words") == "card_refused":
            return Outgoing(message.address, card_refused_post(about["channel"], about["error"], texts))
        if about.get("words") == "warned":
            percent = self._moment().limits.alarm_percent
            said = marked(texts, f"slack.warned.{about['warning']}", percent=percent)
            return Outgoing(message.address, answer_post(said))
        return Outgoing(message.address, answer_post(Markup(about["text"])))

    async def _digest(self, message: Message, checks: list[str], texts: Texts) -> Outgoing | None:
        looked = [await looked_at(message.organisation, check) for check in checks]
        open_ones = [one for one in looked if one and one.read.needs_you]
        if not open_ones:
            return None
        views = [await self._view(one, list(one.read.needs_you), texts) for one in open_ones]
        return Outgoing(message.address, digest_post(views, texts))

    async def _view(self, looked: Looked, events: list[Event], texts: Texts) -> NoticeView:
        link = await self._links.of(await cards.one(looked.read.check.id))
        return notice_of(events, looked.read.needs_you, looked.seen, texts, self._moment().now, link)

    async def _card_of(self, message: Message) -> Card | None:
        return await cards.one(message.check or "")

    async def _looked(self, message: Message) -> Looked | None:
        """None when the check has been deleted meanwhile."""
        return await looked_at(message.organisation, message.check) if message.check else None

    async def _recruiter(self, message: Message) -> Recruiter | None:
        return await recruiters.one(message.sender.split(":")[1], message.address)

    def _texts_of(self, recruiter: Recruiter | None) -> Texts:
        language = recruiter.language if recruiter else ""
        return self._texts.get(language) or self._texts[self._language]


def _opening(message: Message, looked: Looked, card: Card, channel: str, version: int, at: datetime) -> Opening:
    """Whoever reads it there; one for each post, however often it is tried."""
    check, who = looked.read.check, f"{card.workspace}:{channel}"
    by, way = OpenedBy.RECRUITER, OpenedAs.SLACK_FILE
    return Opening(message.key, check.organisation, check.id, at, by, who, "", way, version, "", "")


def place_of_report(message: Message, card: Card) -> tuple[str, str | None] | None:
    """The channel and thread: with a recruiter alone where the card is for everybody, unless somebody shares it there.

    None: it was written before anybody knew who reads the channel. Raises `NotYet`.
    """
    if card.is_public and message.address != card.channel:
        return message.address, None
    thread, is_shared = _thread(card), bool((message.about or {}).get("is_shared"))
    return (card.channel, thread) if is_shared or not card.is_public else None


def is_of_posting(message: Message, card: Card) -> bool:
    """Whether it is the latest post of the card: an earlier one, still waiting, would be a second card."""
    return message.key.endswith(f":{card.posting}")


def _thread(card: Card) -> str:
    """Raises `NotYet` before it is known where the card is."""
    if card.ts is None:
        raise NotYet
    return card.ts
