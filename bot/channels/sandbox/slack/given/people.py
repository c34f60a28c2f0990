"""People as Slack gives them in JSON."""

from typing import Any

from bot.channels.sandbox.slack.cast import APP, BOT, TEAM, ZONE, SlackPerson

Json = dict[str, Any]


def person_given(person: SlackPerson, locale: str | None = None) -> Json:
    first, _, last = person.name.partition(" ")
    profile = {
        "real_name": person.name,
        "real_name_normalized": person.name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "first_name": first,
        "last_name": last,
        "title": person.title,
        "team": TEAM,
        **({} if person.is_bot else {"email": person.email}),
        **({"bot_id": BOT, "api_app_id": APP} if person.is_bot else {}),
    }
    return {
        "id": person.id,
        "team_id": TEAM,
        "name": person.username,
        "real_name": person.name,
        "deleted": False,
        "tz": ZONE,
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "profile": profile,
        "is_admin": False,
        "is_owner": False,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        **({"locale": locale} if locale else {}),
    }
