"""What channels that know more than plain words make of a message: a mail's subject, a template, things to tap."""

from dataclasses import dataclass

from bot.domain.letter import Letter


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tap in place of typing it."""

    id: str  # comes back with the tap
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The message's body says the same in plain words, for every channel."""

    subject: str = ""  # of a mail
    letter: Letter | None = None  # the mail itself
    template: str = ""  # by its name, for WhatsApp outside the 24 hours
    variables: tuple[str, ...] = ()  # of that template
    choices: tuple[Choice, ...] = ()
    window_closed: bool = False  # set as it leaves, never stored: WhatsApp takes nothing but a template now


PLAIN = Form()
