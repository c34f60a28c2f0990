"""What a start of checks is refused for before anything is asked: channels, questionnaires, days that are past."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.questionnaire import Offered
from bot.errors import RequestRefused
from web.api.call import Call
from web.problems import FieldError, InvalidFields, pointer
from web.starting import possible_contacts


def refuse_channels(call: Call, contacts: Mapping[str, Any], *within: str) -> None:
    """Only what this installation can write on."""
    possible = possible_contacts(call.vouchline)
    for field in ("candidate_contact", "referee_contact"):
        if field in contacts and contacts[field] not in possible:
            detail = f"{contacts[field]!r} is not available here; choose one of: {', '.join(possible)}."
            raise RequestRefused("channel-not-available", detail, at=pointer(*within, field))


def refuse_unknown(whole: Mapping[str, Any], known: Offered) -> None:
    """A questionnaire that is not there, or not in the check's language."""
    wanted, language = whole["questionnaire"], whole["language"]
    languages = sorted(one for name, one in known if name == wanted)
    if not languages:
        choices = ", ".join(sorted({name for name, _ in known}))
        detail = f"There is no questionnaire {wanted!r}; choose one of: {choices}."
        raise RequestRefused("unknown-questionnaire", detail, at=pointer("questionnaire"))
    if language not in languages:
        detail = f"{wanted!r} does not exist in {language!r}; choose one of: {', '.join(languages)}."
        raise RequestRefused("unknown-language", detail, at=pointer("language"))


def refuse_past(call: Call, deadline: date | None, zone: str) -> None:
    today = call.vouchline.clock.now().astimezone(ZoneInfo(zone)).date()
    if deadline and deadline < today:
        raise InvalidFields([FieldError(pointer("deadline"), f"{deadline} is past; today is {today}")])
