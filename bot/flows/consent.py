"""Steps that both roles share: consent before anything else (R54), own details, a decline confirmed (R24)."""

from bot.domain.channel import Channel
from bot.domain.lifecycle import EventType
from bot.domain.message import Purpose
from bot.domain.phone import shown_phone
from bot.domain.reference import Standing
from bot.flows.openings import facts, opening
from bot.flows.own_contact import own_rules
from bot.flows.readers.details import DetailsReader
from bot.flows.readers.words import folded
from bot.flows.readers.yes_no import consent, read_yes_no
from bot.flows.standing import tell_standing
from bot.flows.talk import Changed, Inbound, Prompt, Reading, Talk, Unclear, Understood
from bot.flows.whatsapp_form import whatsapp_form

CONFIRM = frozenset({"confirm", "bekräfta", "bekrafta", "decline", "avböj", "avboj"})
STAY = frozenset({"back", "tillbaka", "undo", "ångra", "angra"})


def ask_consent(talk: Talk) -> None:
    role = talk.conversation.role
    talk.ask("consent", lambda: _prompt(talk, "consent"), consent)
    if not talk.has_recorded("consented"):
        agreed = {"text": wording(talk), "language": talk.conversation.language}
        talk.record("consented", {**agreed, **_as_template(talk)})
        talk.log_own(EventType.CANDIDATE_CONSENTED if role == "candidate" else EventType.REFERENCE_STARTED)
        tell_standing(talk, Standing.STARTED)


def wording(talk: Talk) -> str:
    """What was agreed to, kept with the agreement (R54): the first message, or the page."""
    is_from_page = talk.memory.answers["consent"].channel is Channel.WEB
    return _prompt(talk, "consent").page if is_from_page else opening(talk.seen, talk.moment)


def _as_template(talk: Talk) -> dict[str, object]:
    """On WhatsApp the first message says the same in the words that were approved."""
    if talk.conversation.channel is not Channel.WHATSAPP:
        return {}
    form = whatsapp_form(talk.seen, talk.moment, Purpose.OPENING, "", ())
    return {"template": form.template, "variables": list(form.variables)}


def is_declining(talk: Talk) -> bool:
    """Whether a decline stands: asked for, and confirmed. Raises `Waiting` while it waits for its confirmation."""
    if not talk.knows("declining"):
        return False
    talk.ask("decline", lambda: _prompt(talk, "decline"), confirmation)
    return True


def _prompt(talk: Talk, step: str) -> Prompt:
    key, values = f"{talk.conversation.role}.{step}", facts(talk.seen, talk.moment, talk.texts)
    return Prompt(step, talk.texts(key, **values), step, page=talk.texts(f"{key}_page", **values))


def confirmation(inbound: Inbound) -> Reading:
    word = folded(inbound.text)
    if word in STAY:
        return Changed(("declining",))
    if word in CONFIRM:
        return Understood(True)
    found = read_yes_no(inbound.text)
    if found is None:
        return Unclear()
    return Understood(True) if found[0] else Changed(("declining",))


def confirm_details(talk: Talk, given: dict[str, str | None]) -> None:
    """Own details, shown until they are right; corrections are kept beside what was given (R21)."""
    now = {key: corrected(talk, key) or value for key, value in given.items()}
    changed = [key for key in given if corrected(talk, key)]
    reader = DetailsReader(own_rules(talk, given["phone"]), now)
    talk.ask("details", lambda: _details_prompt(talk, now, bool(changed)), reader)
    if talk.is_fresh("details"):
        kept = [key for key, value in given.items() if value]
        talk.log_own(EventType.DETAILS_CORRECTED if changed else EventType.DETAILS_CONFIRMED, fields=changed or kept)


def _details_prompt(talk: Talk, now: dict[str, str | None], is_changed: bool) -> Prompt:
    contacts = ", ".join(_shown(now[key]) for key in ("phone", "email") if now[key])
    contacts = contacts or talk.texts("thread.no_contacts")  # of somebody who was only given a link (R4)
    key, values = f"{talk.conversation.role}.details", {"name": now["name"], "contacts": contacts}
    text = talk.texts(f"{key}_corrected" if is_changed else key, **values)
    fields = tuple((field, _shown(value)) for field, value in now.items())
    return Prompt("details", text, "details", page=talk.texts(f"{key}_page", **values), fields=fields)


def corrected(talk: Talk, key: str) -> str | None:
    return talk.answer(f"details.{key}") if talk.knows(f"details.{key}") else None


def _shown(value: str | None) -> str:
    return shown_phone(value) if value and value.startswith("+") else value or ""
