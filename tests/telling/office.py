"""What is done from the office in a telling: checks started, cancelled and so on, as the API's rows do it."""

import shlex
from typing import Any

from bot.channels.twilio.errors import error_for
from bot.domain.check import Check
from bot.domain.conversation import Role
from bot.domain.inbox import Happening, Row, check_lane
from tests.telling.player import play_candidate, play_referee
from tests.telling.sub_accounts import sub_account_of
from tests.world import Phone, World, link_to

NUMBERS = ("references_wanted", "count")
SHORT = {"references": "references_wanted", "contact": "candidate_contact"}
DEFAULTS: dict[str, Any] = {
    "assignment": "Barista",
    "sub_account": "default",
    "started_by": "Rut",
}
VERBS = {
    "cancel": Happening.CANCEL_ASKED,
    "delete": Happening.DELETE_ASKED,
    "start-anew": Happening.START_ANEW_ASKED,
    "archive": Happening.ARCHIVE_ASKED,
    "follow-up": Happening.FOLLOW_UP_ASKED,
    "unarchive": Happening.UNARCHIVE_ASKED,
    "remind": Happening.REMIND_ASKED,
    "resend": Happening.RESEND_ASKED,
    "pause": Happening.PAUSE_ASKED,
    "resume": Happening.RESUME_ASKED,
    "more": Happening.MORE_REFERENCES_ASKED,
}

Answer = tuple[list[str], frozenset[Phone]]  # lines to show, and phones whose messages are left out


class Office:
    def __init__(self, world: World) -> None:
        self.world = world

    def obey(self, line: str) -> Answer:
        verb, plain, given = read_wish(line)
        match verb:
            case "start":
                return self.start(plain, given)
            case "sub-account":
                return self._answer(Happening.SUB_ACCOUNT_ASKED, sub_account_of(plain[0], given))
            case "links":
                return self._links(self.check(plain[0])), frozenset()
            case "ask-again":
                return self.ask(Happening.OPENING_ASKED, plain[0], {"text": plain[1]})
            case "credits":
                return self._credits(*plain)
            case "play":
                return self._play(plain[0])
        return self.ask(VERBS[verb], plain[0], given)

    def _play(self, referee: str) -> Answer:
        """`play "Eva Berg"`: the referee answers everything on the web and submits, unseen."""
        mine = next(one for one in self.world.tables.conversations.values() if one.name == referee)
        play_referee(self.world, mine)
        return [], frozenset({Phone(mine.address, mine.sender)})

    def _links(self, check: Check) -> list[str]:
        """Those that the API gives, to be copied (R4)."""
        mine = [one for one in self.world.tables.conversations.values() if one.check == check.id]
        return [f"{one.name}: {link_to(one)}" for one in mine]

    def _credits(self, wish: str, amount: str = "0") -> Answer:
        """`credits limit`, `credits unlimited`, `credits add 3`."""
        if wish == "add":
            return self._answer(Happening.CREDITS_ADDED, {"amount": int(amount), "reason": "added"})
        return self._answer(Happening.CREDITS_LIMITED, {"limited": wish == "limit"})

    def _answer(self, happening: Happening, payload: dict[str, Any]) -> Answer:
        outcome = self.world.ask_organisation(happening, payload)
        if "refused" in outcome:
            return [_refusal(outcome)], frozenset()
        return ([f"balance: {outcome['balance']}"] if "balance" in outcome else []), frozenset()

    def start(self, candidates: list[str], given: dict[str, Any], source: str = "api") -> Answer:
        """`start "Anna Lind, +46701234567"`; with `referees="…; …"` the candidate's part is played unseen."""
        referees = [one.split(", ") for one in given.pop("referees", "").split("; ") if one]
        people = [_candidate(one) for one in candidates]
        asked = DEFAULTS | ({"references_wanted": len(referees)} if referees else {}) | _numbers(given)
        title = asked.pop("assignment")
        assignment = {"external_id": None, "title": title} if title else None
        outcome = self.world.ask_checks({**asked, "assignment": assignment, "candidates": people}, source)
        if "refused" in outcome:
            return [_refusal(outcome)], frozenset()
        for check in outcome["checks"] if referees else ():
            play_candidate(self.world, check, referees)
        return [], self._candidates(outcome["checks"]) if referees else frozenset()

    def _candidates(self, checks: list[str]) -> frozenset[Phone]:
        mine = [one for one in self.world.tables.conversations.values() if one.check in checks]
        return frozenset(Phone(one.address, one.sender) for one in mine if one.role is Role.CANDIDATE)

    def ask(
        self, happening: Happening, candidate: str, given: dict[str, Any], source: str = "api", **more: Any
    ) -> Answer:
        wish = {"candidate": given} if happening is Happening.START_ANEW_ASKED else _numbers(given)
        lane, payload = check_lane(self.check(candidate).id), {"by": "Rut", **wish, **more}
        return self.answered(self.world.ask(lane, happening, payload, source))

    def answered(self, outcome: dict[str, Any]) -> Answer:
        return ([_refusal(outcome)] if "refused" in outcome else []), frozenset()

    def check(self, candidate: str) -> Check:
        return next(one for one in reversed(list(self.world.tables.checks.values())) if one.candidate_name == candidate)

    def report(self, phone: Phone, delivery: str, code: str | None = None) -> None:
        """What a carrier reports of the last message to a phone, with its own code for an error."""
        message, error = self.world.tables.last_message(phone.lane), _error(code)
        payload = {"message": message.key, "provider_id": message.provider_id, "delivery": delivery, "error": error}
        key = f"{message.provider_id}:{delivery}"
        self.world.put(Row(phone.lane, "twilio-status", key, Happening.DELIVERY_REPORTED, payload))


def read_wish(line: str) -> tuple[str, list[str], dict[str, Any]]:
    """The verb, what it is about, and what is given by name."""
    verb, *words = shlex.split(line)
    given = {SHORT.get(key, key): value for key, _, value in (word.partition("=") for word in words if "=" in word)}
    return verb, [word for word in words if "=" not in word], given


def _candidate(text: str) -> dict[str, str | None]:
    name, phone, email = (*text.split(", "), None, None)[:3]
    return {"name": name, "phone": phone, "email": email}


def _numbers(given: dict[str, Any]) -> dict[str, Any]:
    return {key: int(value) if key in NUMBERS else value for key, value in given.items()}


def _refusal(outcome: dict[str, Any]) -> str:
    refused = outcome["refused"]
    return f"refused, {refused['kind']}: {refused['detail']}"


def _error(code: str | None) -> str | None:
    """By the carrier's code, or by our own name where no carrier says it."""
    return error_for(code).name if code and code.isdecimal() else code
