"""What recruiters read in Slack in a told world: posts as they leave, and cards when they come to look different."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.channels.slack.blocks.card import card_post, gone_post
from bot.channels.slack.blocks.digest import digest_post
from bot.channels.slack.blocks.messages import answer_post, card_refused_post, milestone_post, notice_post
from bot.channels.slack.blocks.parts import Block, Post
from bot.channels.slack.blocks.words import Markup
from bot.domain.desk import Card, Place, recruiter_lane
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Event
from bot.domain.message import Message, Purpose
from bot.flows.changes import CheckSeen, Moment
from bot.flows.desk.lines import noticed, thread_lines
from bot.flows.memory import remembered
from bot.flows.seat.card import card_of
from bot.flows.seat.told import NoticeView, notice_of
from bot.flows.texts import Texts
from bot.ports import Accepted, NotTaken, Refused, SendResult
from tests.telling.keeping import Keeping

WORKSPACE, LANGUAGE = "T1", "sv"  # of the installation
DATE = re.compile(r"<!date\^\d+\^[^|>]*\|([^>]*)>")
NOT_YET, POINTLESS = NotTaken(0.0), Refused("no_longer_needed")
MENTION = re.compile(r"<[@#]([^>]+)>")
UNMARKED = ("*", "`")
QUESTION = "question."
BESIDE_THE_CARD = (Purpose.MILESTONE, Purpose.REPORT)


@dataclass(frozen=True, slots=True)
class Posted:
    """Lines that stand in a channel, or in somebody's own messages, from now on."""

    where: str
    lines: tuple[str, ...]


@dataclass
class Desks:
    tables: Keeping
    moment: Callable[[], Moment]
    closed: set[str] = field(default_factory=set)  # channels that we may not post to
    public: set[str] = field(default_factory=set)  # channels that everybody may read
    _said: dict[str, Posted] = field(default_factory=dict)  # by the message's key, until it has been taken
    _shown: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what each card shows, by check

    # --- messages

    def carry(self, message: Message) -> SendResult:
        if message.purpose in BESIDE_THE_CARD and not _is_direct(message) and self._card_of(message).is_nowhere:
            return POINTLESS
        where, lines = self._channel(message), self._lines(message)
        if lines is None:
            return POINTLESS
        if where in self.closed:
            return Refused("not_in_channel")
        if where is None:
            return NOT_YET
        self._said[message.key] = Posted(where, lines)
        if message.purpose is not Purpose.CARD:
            return Accepted(f"{where}:{message.id}.0")
        return Accepted(f"{where}:{message.id}.0", {"is_public": where in self.public, "posted_hash": "drawn"})

    def taken(self, message: Message) -> Posted:
        """What a message that has been taken says."""
        said = self._said.pop(message.key)
        if message.purpose is Purpose.CARD and message.check:
            self._shown[message.check] = said.lines
        return said

    def _channel(self, message: Message) -> str | None:
        """What belongs to a card waits for it."""
        if message.purpose is Purpose.CARD:
            return self._card_of(message).channel
        if message.purpose in BESIDE_THE_CARD and not _is_direct(message):
            card = self._card_of(message)
            return card.channel if card.ts else None
        return message.address

    def _card_of(self, message: Message) -> Card:
        return self.tables.cards[message.check or ""]

    def _lines(self, message: Message) -> tuple[str, ...] | None:
        """None when there is no point in it any more."""
        about = message.about or {}
        match message.purpose:
            case Purpose.CARD:
                card = self._card_of(message)
                is_shown = card.ts is not None or bool(card.gone)
                return None if is_shown else self._card(card, is_public=card.channel in self.public)
            case Purpose.MILESTONE:
                return self._milestone(message, about)
            case Purpose.REPORT:
                return self._report(message, about)
            case Purpose.NOTICE:
                return self._notice(message, about)
            case Purpose.TAKING_BACK:
                return ("[taken back] a post",)
        return self._answer(message, about)

    def _milestone(self, message: Message, about: Mapping[str, Any]) -> tuple[str, ...] | None:
        card, seen = self._card_of(message), self.tables.check_seen(message.check or "")
        if seen is None:
            return None
        texts = self._texts(card.language)
        told = thread_lines(seen, about, texts, is_public=card.is_public)
        return tuple(f"[thread] {line}" for line in _shown(milestone_post(told)))

    def _report(self, message: Message, about: Mapping[str, Any]) -> tuple[str, ...] | None:
        seen = self.tables.check_seen(message.check or "")
        return None if seen is None else (f"[file] report of {seen.check.candidate_name}, version {about['version']}",)

    def _notice(self, message: Message, about: Mapping[str, Any]) -> tuple[str, ...] | None:
        seen = self.tables.check_seen(message.check or "")
        if seen is None:
            return None
        events = noticed(seen, about, self.tables.needing(seen.check.id), self.moment().now)
        texts = self._texts_of(message.address)
        return _shown(notice_post(self._view(seen, events, texts), texts)) if events else None

    def _answer(self, message: Message, about: Mapping[str, Any]) -> tuple[str, ...] | None:
        texts = self._texts_of(message.address)
        if "digest" in about:
            return self._digest(about["digest"], texts)
        if about.get("words") == "card_refused":
            return _shown(card_refused_post(about["channel"], about["error"], texts))
        return _shown(answer_post(Markup(about["text"])))

    def _digest(self, checks: Sequence[str], texts: Texts) -> tuple[str, ...] | None:
        seen = [found for check in checks if (found := self.tables.check_seen(check))]
        needing = [(one, self.tables.needing(one.check.id)) for one in seen]
        views = [self._view(one, events, texts) for one, events in needing if events]
        return _shown(digest_post(views, texts)) if views else None

    def _view(self, seen: CheckSeen, events: Sequence[Event], texts: Texts) -> NoticeView:
        return notice_of(events, self.tables.needing(seen.check.id), seen, texts, self.moment().now)

    # --- cards

    def changed(self) -> Iterator[Posted]:
        """The cards that show something else than they did."""
        for card in self.tables.cards.values():
            if not card.ts:
                continue
            now = self._card(card, is_public=card.is_public)
            if now != self._shown.get(card.check):
                self._shown[card.check] = now
                yield Posted(card.channel, now)

    def _card(self, card: Card, *, is_public: bool) -> tuple[str, ...]:
        texts, seen = self._texts(card.language), self.tables.check_seen(card.check)
        if seen is None:
            return _drawn(gone_post(card.gone, texts))
        view = card_of(
            seen,
            self.tables.needing(card.check),
            texts,
            self.moment().now,
            seen.sub_account.zone,
            answered=self._answered(seen),
            is_public=is_public,
        )
        return _drawn(card_post(view, texts))

    def _answered(self, seen: CheckSeen) -> dict[str, tuple[int, int]]:
        """Questions answered, of how many: as `bot/desk/card.py` counts them."""
        return {
            one.conversation: self._of_questions(one.conversation, seen)
            for one in seen.references
            if one.standing == "started"
        }

    def _of_questions(self, conversation: str, seen: CheckSeen) -> tuple[int, int]:
        mine = self.tables.conversation_seen(conversation)
        keys = [key for key in remembered(mine.memory) if key.startswith(QUESTION) and key.count(".") == 1]
        questions = seen.questionnaires[mine.conversation.language].questions
        return len([key for key in keys if key != mine.conversation.step]), len(questions)

    # --- languages

    def _texts_of(self, user: str) -> Texts:
        known = self.tables.recruiters.get((WORKSPACE, user))
        return self._texts(known.language if known and known.language else LANGUAGE)

    def _texts(self, language: str) -> Texts:
        return self.moment().texts[language]


def _is_direct(message: Message) -> bool:
    return message.lane == recruiter_lane(WORKSPACE, message.address)


def _drawn(post: Post) -> tuple[str, ...]:
    """A card takes as few lines as can be: a block is one, and the heading goes with what follows it."""
    blocks = [" · ".join(_block(block)) for block in post.blocks]
    first = " · ".join(blocks[:2]) if post.blocks[0]["type"] == "header" else blocks[0]
    rest = blocks[2:] if post.blocks[0]["type"] == "header" else blocks[1:]
    return (f"[card] {_read(first)}", *(f"  {_read(line)}" for line in rest))


def _shown(post: Post) -> tuple[str, ...]:
    """A post as its reader sees it, button by button; hours are those of whoever sees none of their own."""
    lines = [line for block in post.blocks for line in _block(block)] or post.text.split("\n")
    return tuple(_read(line) for line in lines if line)


def _block(block: Block) -> list[str]:
    match block["type"]:
        case "header" | "section":
            return str(block["text"]["text"]).split("\n")
        case "context":
            return [str(one["text"]) for one in block["elements"]]
        case "actions":
            return [" ".join(f"[{one['text']['text']}]" for one in block["elements"])]
        case "divider":
            return []
    raise ValueError(f"nobody has said how a {block['type']} is read")


def _read(line: str) -> str:
    plain = MENTION.sub(r"\1", DATE.sub(r"\1", line))
    for mark in UNMARKED:
        plain = plain.replace(mark, "")
    return plain


def place_of(user: str, language: str, channel: str = "", colleagues: Sequence[str] = ()) -> Place:
    """As the start form has it: in the channel, or with whoever starts the check."""
    return Place(WORKSPACE, channel or user, user, language, tuple(colleagues))


def profile_row(user: str, key: str, **profile: Any) -> Row:
    """What Slack says of somebody, as it is kept."""
    payload = {"profile": profile, "read_at": "2026-11-23T09:00:00+00:00"}
    return Row(recruiter_lane(WORKSPACE, user), "slack", key, Happening.RECRUITER_READ, payload)
