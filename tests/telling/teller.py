"""Tells a telling: plays its steps in a world and writes down, in the same format, everything that people then read."""

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.lifecycle import Event, EventType
from bot.domain.message import Message
from bot.domain.notice import Level
from bot.flows.lifecycle import sentence
from bot.flows.notices import hint, level_of
from tests.telling.cards import send_cards
from tests.telling.keeping import Keeping
from tests.telling.office import Office
from tests.telling.pages import WebPages
from tests.telling.script import OFFICE, ClockMoved, ClockSet, Declared, Reading, Remark, Speaker, Step, Written
from tests.telling.seat import Seat
from tests.telling.slack import Posted
from tests.telling.tapping import lines_of, tap
from tests.world import TEXTS, Phone, Telling, World

# One for each message, either way, and each answer: noise here, where both can be read.
ROUTINE = frozenset(
    {
        EventType.MESSAGE_SENT,
        EventType.MESSAGE_DELIVERED,
        EventType.MESSAGE_RECEIVED,
        EventType.WEB_ANSWERED,
        EventType.QUESTION_ANSWERED,
        EventType.DETAILS_CONFIRMED,
    }
)
TAG = re.compile(
    r"^\[(?P<tag>web|media|card|carrier|report|tap|place)(?:[ :](?P<about>[^\]]*))?\] ?(?P<words>.*)$", re.DOTALL
)
CODE = re.compile(r"(?:SEND|SKICKA) (\d{4})")


class Teller:
    def __init__(self, reading: Reading, *, is_transcript: bool, tables: Keeping | None = None) -> None:
        self.world = World(tables)
        self.office = Office(self.world)
        self.seat = Seat(self.world, self.office, reading.speakers.values())
        self.pages = WebPages(self.world)
        self.reading, self.is_transcript = reading, is_transcript
        self.lines: list[str] = []
        self._in_slack = {one.name: one for one in reading.speakers.values() if one.is_in_slack}
        self._speakers = {one.phone: one for one in reading.speakers.values() if one.phone}
        self._introduced: set[str] = set()
        self._speaking: Speaker | None = None
        self._zone = ZoneInfo("Europe/Stockholm")
        self._minute = self._shown_minute()
        self._told = 0
        self._codes: dict[Phone, str] = {}
        self._read: dict[Phone, list[Message]] = {}

    def tell(self) -> str:
        for step in self.reading.steps:
            self._perform(step)
        return "\n".join(self.lines).strip() + "\n"

    def _perform(self, step: Step) -> None:
        match step:
            case Remark(line):
                self.lines.append(line)
            case Declared(line):
                self.lines.append(line)
                self._speaking = None
            case ClockMoved(line, by):
                self._move(line, lambda: self.world.advance(by))
            case ClockSet(line, to):
                self._zone = to.tzinfo if isinstance(to.tzinfo, ZoneInfo) else self._zone
                self._move(line, lambda: self._set_clock(to))
            case Written(speaker, words):
                self._turn_to(speaker)
                self.lines.append(f"< {words}")
                self._write(speaker, words.replace("\\n", "\n"))

    # --- what people do

    def _write(self, speaker: Speaker, words: str) -> None:
        if speaker.name in OFFICE:
            replies, muted = self.office.obey(words)
            self._say_all(replies)
            self._tell_what_followed(muted)
            return
        if speaker.is_in_slack:
            replies, muted = self.seat.obey(speaker, words)
            self._say_all(replies)
            self._tell_what_followed(muted)
            return
        shown = self._act(speaker, words)
        self._tell_what_followed()
        if shown:
            self._turn_to(speaker)
            self._say_all([f"[web] {line}" for line in shown])

    def _act(self, speaker: Speaker, words: str) -> list[str]:
        """Does what a line says; what the person's page shows then, if it is open."""
        found = TAG.match(words)
        tag, about, rest = (found["tag"], found["about"] or "", found["words"]) if found else ("", "", words)
        if speaker.phone is None:
            assert tag == "web", f"{speaker.name} has no phone to write from"
            return self.pages.act(speaker.name, about, rest)
        phone = speaker.phone
        match tag:
            case "web":
                return self.pages.act(phone, about, rest)
            case "media":
                self.world.text(phone, rest, media=[{"url": "https://media.example/1", "type": about}])
            case "card":
                self.world.text(phone, rest, media=send_cards(self.world, about))
            case "carrier":
                self.world.text(phone, rest, opt_out_type=about)
            case "tap":
                self.world.text(phone, **tap(about, self._read[phone]))
            case "place":
                latitude, _, longitude = about.partition(",")
                self.world.text(phone, rest, kind="location", place={"latitude": latitude, "longitude": longitude})
            case "report":
                self.office.report(phone, *about.split())
            case _:
                self.world.text(phone, rest.replace("{code}", self._codes.get(phone, "")))
        return []

    # --- the clock

    def _move(self, line: str, move: Callable[[], None]) -> None:
        self.lines.append(line)
        move()
        self._tell_what_followed()
        self._minute = self._shown_minute()

    def _set_clock(self, to: datetime) -> None:
        assert to >= self.world.now or not self.world.told, f"the clock cannot go back to {to}"
        if self.world.told:
            self.world.advance(to - self.world.now)
        else:
            self.world.now = to.astimezone(self.world.now.tzinfo)

    def _shown_minute(self, at: datetime | None = None) -> str:
        return (at or self.world.now).astimezone(self._zone).strftime("%a %d %b %H:%M")

    # --- what people read

    def _tell_what_followed(self, muted: frozenset[Phone] = frozenset()) -> None:
        self.world.look_at_cards()
        fresh, self._told = self.world.told[self._told :], len(self.world.told)
        for telling in fresh:
            if isinstance(telling.what, Message):
                self._tell_message(telling, telling.what, muted)
            elif isinstance(telling.what, Posted):
                self._tell_posted(telling, telling.what)
            elif not muted and telling.what.type not in ROUTINE:
                self._show_when(telling.at)
                self._tell_event(telling.what)

    def _tell_event(self, event: Event) -> None:
        """In the language of its check, as the lifecycle shows it, with what the recruiter's notice adds."""
        check = self.world.tables.checks.get(event.check)
        texts = TEXTS[check.language if check else "en"]
        self.lines.append(f"* {sentence(event, texts)}")
        if level_of(event) in (Level.NEEDS_YOU, Level.MILESTONE):
            self.lines.append(f"! {hint(event, texts)}")

    def _tell_message(self, telling: Telling, message: Message, muted: frozenset[Phone]) -> None:
        phone = Phone(message.address, message.sender)
        self._read.setdefault(phone, []).append(message)
        if code := CODE.search(message.body):
            self._codes[phone] = code.group(1)
        speaker = self._speakers.get(phone)
        if phone in muted or (speaker is None and self.is_transcript):
            return
        self._show_when(telling.at)
        self._turn_to(speaker or self._newcomer(phone, message))
        if self.lines[-1].startswith(">"):
            self.lines.append("")
        self._say_all(lines_of(message))

    def _tell_posted(self, telling: Telling, posted: Posted) -> None:
        """In Slack: in a channel, or to somebody alone."""
        if self.is_transcript and posted.where not in self._in_slack:
            return
        role = "" if posted.where.startswith("#") else "recruiter"
        self._show_when(telling.at)
        self._turn_to(self._in_slack.setdefault(posted.where, Speaker(posted.where, role)))
        if self.lines[-1].startswith(">"):
            self.lines.append("")
        self._say_all(list(posted.lines))

    def _say_all(self, texts: list[str]) -> None:
        self.lines += [f"> {line}".rstrip() for line in texts]

    def _show_when(self, at: datetime) -> None:
        minute = self._shown_minute(at)
        if minute != self._minute:
            self._minute = minute
            self.lines.append(f": {minute}")

    def _turn_to(self, speaker: Speaker) -> None:
        if self._speaking == speaker:
            return
        self._speaking = speaker
        if self.lines and not self.lines[-1].startswith(("#", ":")):
            self.lines.append("")
        is_new = speaker.name not in self._introduced
        self.lines.append(speaker.introduction if is_new else f"== {speaker.name}")
        self._introduced.add(speaker.name)

    def _newcomer(self, phone: Phone, message: Message) -> Speaker:
        conversation = self.world.tables.conversations[message.conversation or ""]
        first, taken = conversation.name.split()[0], {one.name for one in self._speakers.values()}
        speaker = Speaker(conversation.name if first in taken else first, conversation.role.value, phone)
        self._speakers[phone] = speaker
        return speaker
