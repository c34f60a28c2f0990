"""The words of each command, in Swedish and in English, as people write and misspell them (R30)."""

from enum import StrEnum


class Command(StrEnum):
    HELP = "help"
    STATUS = "status"
    PAUSE = "pause"
    RESUME = "resume"
    LATER = "later"
    LANGUAGE = "language"
    WHO = "who"
    ANSWER = "answer"  # what was taken for a question to us was one
    BACK = "back"
    CHANGE = "change"
    REPLACE = "replace"
    DECLINE = "decline"
    UNDO = "undo"
    WITHDRAW = "withdraw"
    LINK = "link"
    DELETE_MY_DATA = "delete_my_data"


_WORDS: dict[Command, str] = {  # parted by `|`; a whole message, without the signs at its edges
    Command.HELP: "help|hjälp|hjalp|info|?|help me|help please|i need help|hjälp mig|hjälp tack|jag behöver hjälp"
    "|how does this work|hur funkar det|hur fungerar det|hur gör jag|commands|kommandon",
    Command.STATUS: "status|läget|laget",
    Command.PAUSE: "pause|paus|pausa",
    Command.RESUME: "resume|continue|fortsätt|fortsatt|återuppta",
    Command.WHO: "who|vem|who is this|who's this|whos this|who are you|who r u|who is asking|who sent this"
    "|who is this from"
    "|vem är du|vem är ni|vilka är ni|vem är det|vem är det här|vem är detta|vem frågar|vem skriver|vem är avsändaren"
    "|vem kommer det här från|vad är det här|vad är detta|what is this",
    Command.ANSWER: "answer|svar|my answer|mitt svar",
    Command.BACK: "back|go back|go back one step|previous|previous question|one step back|tillbaka|tillbaks|gå tillbaka"
    "|backa|bakåt|ett steg tillbaka|gå tillbaka ett steg|föregående|föregående fråga|förra frågan",
    Command.DECLINE: "decline|i decline|avböj|avboj|avböja|avbojer|avböjer|jag avböjer|avstå|jag avstår|jag vill avböja"
    "|jag tackar nej|i'd rather not give a reference|i don't want to give a reference|jag vill inte lämna referens"
    "|jag vill inte lämna någon referens",
    Command.UNDO: "undo|ångra|angra",
    Command.WITHDRAW: "withdraw|dra tillbaka|återta",
    Command.LINK: "link|länk|lank|länken|the link",
    Command.DELETE_MY_DATA: "delete my data|radera mina uppgifter|radera mina data|ta bort mina uppgifter",
    Command.LANGUAGE: "language|change language|språk|sprak|byt språk|byt sprak|ändra språk",
}
WORDS = {word: command for command, words in _WORDS.items() for word in words.split("|")}

# Said of a decline, or of a wish to withdraw; elsewhere they may well be an answer.
REGRETS = frozenset(
    "jag ångrar mig|ångrar mig|jag ångrade mig|jag har ändrat mig|det var ett misstag|misstag|it was a mistake|mistake"
    "|i changed my mind|i've changed my mind|changed my mind|i have changed my mind".split("|")
)

# Long enough to be known with a letter too few, too many, wrong or swapped.
SPELLED_LOOSELY = ("tillbaka", "fortsätt", "withdraw", "continue", "decline", "language")
