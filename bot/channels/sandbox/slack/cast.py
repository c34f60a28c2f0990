"""Who is in the sandbox's workspace, and which conversations they have."""

from dataclasses import dataclass

TEAM, TEAM_NAME, TEAM_DOMAIN = "T0SANDBOX", "Café Norr", "cafe-norr"
APP, BOT, BOT_USER, BOT_NAME = "A0VOUCHLINE", "B0VOUCHLINE", "U0VOUCHLINE", "Vouchline"
ZONE = "Europe/Stockholm"
LOCALES = ("en-US", "sv-SE")


@dataclass(frozen=True, slots=True)
class SlackPerson:
    id: str
    username: str
    name: str
    title: str = ""
    is_guest: bool = False
    is_bot: bool = False

    @property
    def email(self) -> str:
        return f"{self.username}@cafe-norr.example"

    @property
    def direct(self) -> str:
        """The conversation between this person and the app."""
        return f"D0{self.id.removeprefix('U0')}"


@dataclass(frozen=True, slots=True)
class SlackChannel:
    id: str
    name: str  # empty in a direct conversation
    members: frozenset[str]
    purpose: str = ""
    is_private: bool = False
    is_direct: bool = False

    @property
    def has_app(self) -> bool:
        return BOT_USER in self.members


VOUCHLINE = SlackPerson(BOT_USER, "vouchline", BOT_NAME, is_bot=True)
RUT = SlackPerson("U0RUT", "rut.ek", "Rut Ek", "Recruiter")
NILS = SlackPerson("U0NILS", "nils.holm", "Nils Holm", "Recruiter")
GUS = SlackPerson("U0GUS", "gus.guest", "Gus Guest", "Guest", is_guest=True)
PEOPLE = {person.id: person for person in (RUT, NILS, GUS, VOUCHLINE)}
HUMANS = (RUT, NILS, GUS)

CHANNELS = {
    channel.id: channel
    for channel in (
        SlackChannel(
            "C0HIRING",
            "hiring",
            frozenset({RUT.id, NILS.id, GUS.id, BOT_USER}),
            "Who joins us, and what their referees say",
            is_private=True,
        ),
        SlackChannel("C0GENERAL", "general", frozenset(PEOPLE), "Everybody at Café Norr"),
        SlackChannel("C0RANDOM", "random", frozenset({RUT.id, NILS.id}), "Where Vouchline is no member"),
        *(SlackChannel(one.direct, "", frozenset({one.id, BOT_USER}), is_direct=True) for one in HUMANS),
    )
}


def channel_named(given: str) -> SlackChannel | None:
    """By its id, its name with or without #, or by a person's id, which means the conversation with them."""
    if given in PEOPLE and not PEOPLE[given].is_bot:
        return CHANNELS[PEOPLE[given].direct]
    name = given.removeprefix("#")
    return CHANNELS.get(given) or next((one for one in CHANNELS.values() if one.name and one.name == name), None)
