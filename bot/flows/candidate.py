"""The candidate's conversation: consent, own details, naming the referees, review, send (R10)."""

from babel.lists import format_list

from bot.domain.channel import Channel, Contact
from bot.domain.inbox import Happening, Row, check_lane
from bot.flows.card_taking import take_cards
from bot.flows.consent import ask_consent, confirm_details, is_declining
from bot.flows.naming import FIELDS, KEPT, name_referee, nominated, summary
from bot.flows.openings import facts, presented_as
from bot.flows.snoozing import confirm_snooze
from bot.flows.submission import ask_review, send_word
from bot.flows.talk import Prompt, Talk

__all__ = ["FIELDS", "KEPT", "candidate_conversation", "unsent"]


def candidate_conversation(talk: Talk) -> bool:
    """Told to its end when all referees asked for have been sent; False when the candidate declines."""
    if is_declining(talk):
        return False
    confirm_snooze(talk)
    ask_consent(talk)
    check = talk.seen.check.check
    confirm_details(
        talk, {"name": check.candidate_name, "phone": check.candidate_phone, "email": check.candidate_email}
    )
    while numbers := unsent(talk):
        take_cards(talk, numbers)
        for number in numbers:
            name_referee(talk, number)
        review_and_send(talk, numbers)
    return True


def unsent(talk: Talk) -> list[int]:
    """Numbers of the referees still to be named: those asked for, replacements and later additions."""
    sent = {number for entry in talk.memory.events if entry.key == "sent" for number in entry.value}
    return [number for number in range(1, talk.conversation.slots + 1) if number not in sent]


def review_and_send(talk: Talk, numbers: list[int]) -> None:
    keys_of = {number: tuple(f"referee.{number}.{key}" for key in KEPT) for number in numbers}
    ask_review(talk, f"review.{numbers[0]}", lambda: _review_prompt(talk, numbers), keys_of)
    talk.record("sent", numbers)
    tell_the_check(talk, numbers)
    silent = talk.seen.check.check.referee_contact is Contact.NONE
    names = format_list([str(nominated(talk, number)["name"]) for number in numbers], locale=talk.texts.language)
    key = "candidate.sent_none" if silent else "candidate.sent"
    has_thread = talk.conversation.channel not in (Channel.WEB, Channel.EMAIL)  # where STATUS could be written
    talk.say(key if has_thread else f"{key}_page", **facts(talk.seen, talk.moment, talk.texts), names=names)


def _review_prompt(talk: Talk, numbers: list[int]) -> Prompt:
    lines = tuple((number, f"referee.{number}", summary(talk, number)) for number in numbers)
    written = "\n".join(talk.texts("candidate.line", number=number, summary=text) for number, _, text in lines)
    silent = "_none" if talk.seen.check.check.referee_contact is Contact.NONE else ""
    said = {"organisation": presented_as(talk.seen)} if silent else {}
    text = talk.texts(f"candidate.review{silent}", lines=written, word=send_word(talk), **said)
    return Prompt("review", text, "review", page=talk.texts(f"candidate.review{silent}_page", **said), lines=lines)


def tell_the_check(talk: Talk, numbers: list[int]) -> None:
    """R12: the check invites each of them at once."""
    check = talk.seen.check.check.id
    payload = {
        "referees": [nominated(talk, number) for number in numbers],
        "channel": Channel(talk.conversation.channel),
    }
    talk.tell(
        Row(check_lane(check), "lane", f"{talk.conversation.id}:sent:{numbers[0]}", Happening.REFEREES_NAMED, payload)
    )
