"""Words that mean the same at every step (R30)."""

import pytest

from bot.flows.commands import Command, Given, command_in


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("HELP", "help"),
        ("hjälp", "help"),
        ("Hjälp!", "help"),
        ("?", "help"),
        ("status", "status"),
        ("Status?", "status"),
        ("PAUSE", "pause"),
        ("paus", "pause"),
        ("who", "who"),
        ("VEM", "who"),
        ("vem är du?", "who"),
        ("back", "back"),
        ("Tillbaka", "back"),
        ("decline", "decline"),
        ("AVBÖJ", "decline"),
        ("avboj", "decline"),
        ("undo", "undo"),
        ("ångra", "undo"),
        ("ÅNGRA!", "undo"),
        ("withdraw", "withdraw"),
        ("delete my data", "delete_my_data"),
        ("Radera mina uppgifter", "delete_my_data"),
        ("language", "language"),
        ("språk", "language"),
    ],
)
def test_a_command_alone_is_a_command(text: str, command: str) -> None:
    assert command_in(text) == Given(Command(command))


@pytest.mark.parametrize(
    ("text", "command", "number"),
    [
        ("change 3", "change", 3),
        ("CHANGE 12", "change", 12),
        ("ändra 2", "change", 2),
        ("ändra fråga 2", "change", 2),
        ("replace 1", "replace", 1),
        ("BYT 2", "replace", 2),
        ("byt referent 2", "replace", 2),
    ],
)
def test_a_command_with_a_number(text: str, command: str, number: int) -> None:
    assert command_in(text) == Given(Command(command), number=number)


@pytest.mark.parametrize(
    ("text", "language"),
    [("english", "en"), ("Svenska", "sv"), ("engelska", "en"), ("language sv", "sv"), ("språk engelska", "en")],
)
def test_a_language(text: str, language: str) -> None:
    assert command_in(text) == Given(Command.LANGUAGE, language=language)


@pytest.mark.parametrize(
    "text",
    [
        "she never needs help",
        "I would go back to work with her",
        "hon behöver hjälp ibland",
        "4 status quo",
        "en",
        "sv",
        "who knows",
        "change",
        "byt",
        "byt inte",
        "3",
        "ja",
        "",
        "pausen var lång",
        "vem som helst",
        "back to basics",
    ],
)
def test_an_answer_is_no_command(text: str) -> None:
    assert command_in(text) is None
