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
        ("tillbak", "back"),
        ("tilbaka", "back"),
        ("tillbkaa", "back"),
        ("Gå tillbaka ett steg", "back"),
        ("previous question", "back"),
        ("declien", "decline"),
        ("Jag avböjer.", "decline"),
        ("jag vill inte lämna någon referens", "decline"),
        ("I don’t want to give a reference", "decline"),
        ("Who r u?", "who"),
        ("Vilka är ni?", "who"),
        ("vem kommer det här från?", "who"),
        ("hjälp mig", "help"),
        ("How does this work?", "help"),
        ("byt språk", "language"),
        ("change language", "language"),
        ("lanugage", "language"),
        ("fortsät", "resume"),
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
        ("byt ut referent 2", "replace", 2),
        ("replace referee no 1", "replace", 1),
        ("ändra fråga 3", "change", 3),
        ("ändra svar 3", "change", 3),
        ("ändra svaret på fråga tre", "change", 3),
        ("Jag vill ändra mitt svar på fråga 3", "change", 3),
        ("kan jag få ändra fråga 3?", "change", 3),
        ("byt svar 3", "change", 3),
        ("gå tillbaka till fråga 3", "change", 3),
        ("change question 3", "change", 3),
        ("Change question three, please", "change", 3),
        ("can I change my answer to question 3?", "change", 3),
        ("go back to 3", "change", 3),
    ],
)
def test_a_command_with_a_number(text: str, command: str, number: int) -> None:
    assert command_in(text) == Given(Command(command), number=number)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("english", "en"),
        ("Svenska", "sv"),
        ("engelska", "en"),
        ("language sv", "sv"),
        ("språk engelska", "en"),
        ("engelska tack", "en"),
        ("In English, please", "en"),
        ("English pls", "en"),
        ("can we do this in English?", "en"),
        ("Switch to English", "en"),
        ("I only speak English", "en"),
        ("kan vi ta det på engelska istället?", "en"),
        ("byt till engelska", "en"),
        ("På svenska tack!", "sv"),
        ("kan du skriva på svenska", "sv"),
        ("could we have it in Swedish instead", "sv"),
        ("language finnish", None),
    ],
)
def test_a_language_is_asked_for_by_its_name(text: str, language: str | None) -> None:
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
        "She is back now",
        "hon är tillbaka nu",
        "status och läge",
        "She speaks English",
        "hon kan engelska och svenska",
        "English and maths",
        "swedish speaking customers",
        "help was never needed",
        "vem vet",
        "vem är ni egentligen att fråga om det",
        "who are you to judge",
        "change to 4",
        "ändra till 4",
        "byt till 4",
        "change 300",
        "changed 3 times",
        "declines nothing that is asked of her",
        "talented",
        "language skills",
        "paus i arbetet",
        "continued",
        "tillsammans",
        "my answer is 4",
        "jag vill inte",
        "undo the damage",
        "link between the teams",
    ],
)
def test_an_answer_is_no_command(text: str) -> None:
    assert command_in(text) is None


@pytest.mark.parametrize("text", ["Det var ett misstag!", "I changed my mind", "jag ångrar mig", "It was a mistake."])
def test_regrets_are_a_command_only_where_something_can_be_undone(text: str) -> None:
    assert command_in(text) == Given(Command.UNDO, is_loose=True)
