"""What recruiters do in Slack in a telling, as the rows of their seat say it."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from bot.domain.desk import desk_lane, recruiter_lane
from bot.domain.inbox import Happening
from tests.telling.office import VERBS, Answer, Office, read_wish
from tests.telling.script import Speaker, span_of
from tests.telling.slack import WORKSPACE, place_of, profile_row
from tests.world import World

LANGUAGE, ZONE = "sv", "Europe/Stockholm"
FLAGS = ("is_guest", "is_gone", "is_admin")
IN_SLACK = {**VERBS, "undo": Happening.CANCEL_UNDONE, "colleagues": Happening.COLLEAGUES_ASKED}
NOTHING: Answer = ([], frozenset())


class Seat:
    def __init__(self, world: World, office: Office, speakers: Iterable[Speaker]) -> None:
        self.world, self.office = world, office
        self._profiles: dict[str, dict[str, Any]] = {}  # of those whom we have met, by user
        self._acts = 0
        world.desks.public |= {one.name for one in speakers if one.role == "public"}
        world.desks.closed |= {one.name for one in speakers if one.role.endswith("closed")}

    def obey(self, speaker: Speaker, line: str) -> Answer:
        verb, plain, given = read_wish(line)
        mine = self._met(speaker, given if verb == "profile" else {})
        match verb:
            case "profile":
                return NOTHING
            case "start":
                return self._start(speaker, mine, plain, given)
            case "telling" | "digest" | "snooze":
                return self._choose(speaker, verb, plain)
            case "card":
                self._ask(desk_lane(self.office.check(plain[0]).id), Happening.CARD_ASKED, {})
                return NOTHING
            case "play":
                return self.office.obey(line)
        return self._act(speaker, mine, verb, plain, given)

    def _met(self, speaker: Speaker, given: dict[str, str]) -> dict[str, Any]:
        """What Slack says of somebody is read before the first thing that they do; `profile` says what it says now."""
        user = speaker.name
        if user in self._profiles and not given:
            return self._profiles[user]
        usual = {"name": user, "language": LANGUAGE, "zone": ZONE}
        marks = {f"is_{speaker.role}": True} if speaker.role in ("admin", "guest") else {}
        flags = {key: value == "yes" for key, value in given.items() if key in FLAGS}
        self._profiles[user] = {**usual, **marks, **self._profiles.get(user, {}), **given, **flags}
        self.world.put(profile_row(user, f"profile-{self._count()}", **self._profiles[user]))
        return self._profiles[user]

    def _start(self, speaker: Speaker, mine: dict[str, Any], plain: list[str], given: dict[str, Any]) -> Answer:
        """`channel=#hiring colleagues=Bo,Ada`; without a channel the card goes to whoever starts the check."""
        colleagues = [one for one in given.pop("colleagues", "").split(",") if one]
        place = place_of(speaker.name, mine["language"], given.pop("channel", ""), colleagues)
        return self.office.start(plain, {**given, "started_by": mine["name"], "place": asdict(place)}, "slack")

    def _choose(self, speaker: Speaker, verb: str, plain: list[str]) -> Answer:
        """`telling everything`, `digest off`, `snooze 24h`, `snooze "Anna Lind" 24h`."""
        lane = recruiter_lane(WORKSPACE, speaker.name)
        match verb:
            case "telling":
                chosen: dict[str, Any] = {"telling": plain[0]}
            case "digest":
                chosen = {"has_digest": plain[0] == "on"}
            case _:
                *of_a_check, how_long = plain
                until = (self.world.now + span_of(how_long)).isoformat()
                checks = {self.office.check(one).id: until for one in of_a_check}
                chosen = {"snoozed_checks": checks} if checks else {"snoozed_until": until}
        self._ask(lane, Happening.RECRUITER_CHOSE, chosen)
        return NOTHING

    def _act(
        self, speaker: Speaker, mine: dict[str, Any], verb: str, plain: list[str], given: dict[str, Any]
    ) -> Answer:
        """`cancel "Anna Lind" undo=10`, `colleagues "Anna Lind" Bo Ada`: refused to strangers by the turn itself."""
        candidate, *more = plain
        asker: dict[str, Any] = {"organisation": "organisation-1", "workspace": WORKSPACE, "user": speaker.name}
        asker |= {"is_admin": mine.get("is_admin", False), "is_known": True}
        who = {"by": mine["name"], "slack": asker}
        if verb == "share":
            lane = desk_lane(self.office.check(candidate).id)
            return self.office.answered(self.world.ask(lane, Happening.FILE_ASKED, who, "slack"))
        if "undo" in given:
            given["undo_seconds"] = int(given.pop("undo"))
        if verb == "colleagues":
            given["colleagues"] = more
        return self.office.ask(IN_SLACK[verb], candidate, given, "slack", **who)

    def _ask(self, lane: str, happening: Happening, payload: dict[str, Any]) -> None:
        self.world.ask(lane, happening, payload, "slack")

    def _count(self) -> int:
        self._acts += 1
        return self._acts
