"""The start form, drawn."""

import json
from collections.abc import Iterator
from typing import Any

from bot.channels.slack.blocks import inputs
from bot.channels.slack.blocks.forms import LONGEST_NAME, LONGEST_PHONE
from bot.channels.slack.blocks.inputs import asked
from bot.channels.slack.blocks.parts import Block, modal, option, section
from bot.domain.channel import Contact
from bot.flows.recruiter import MOST_REFERENCES
from web.slack.here import Here
from web.slack.start.offered import Offered, questionnaire_value
from web.slack.start.wanted import CALLBACK, KNOWN, NEW, Chosen, Wanted

LONGEST_EMAIL, LONGEST_GUIDANCE = 254, 500


def start_form(
    here: Here, wanted: Wanted, offers: Offered, metadata: dict[str, Any], warning: tuple[Block, ...] = ()
) -> Block:
    """With a warning it asks whether another check is to be started all the same."""
    submit = "slack.form.submit_another" if warning else "slack.form.submit"
    blocks = [*warning, *_about_candidate(here, wanted), *_about_check(here, wanted, offers, metadata)]
    return modal(
        CALLBACK,
        here.say("slack.form.title"),
        blocks,
        close=here.say("slack.form.close"),
        submit=here.say(submit),
        metadata=json.dumps(metadata),
    )


def warning_of(text: str) -> tuple[Block, ...]:
    return (section(text, block_id="warning"),)


def _about_candidate(here: Here, wanted: Wanted) -> Iterator[Block]:
    yield _field(here, "candidate_name", inputs.text(wanted.candidate_name, most=LONGEST_NAME), optional=True)
    yield _field(here, "candidate_phone", inputs.text(wanted.candidate_phone, most=LONGEST_PHONE), optional=True)
    yield _field(here, "candidate_email", inputs.text(wanted.candidate_email, most=LONGEST_EMAIL), optional=True)
    lines = inputs.text(wanted.candidates, here.say("slack.form.candidates_example"), multiline=True)
    yield _field(here, "candidates", lines, optional=True)


def _about_check(here: Here, wanted: Wanted, offers: Offered, metadata: dict[str, Any]) -> Iterator[Block]:
    say = here.say
    looked_up = inputs.looked_up(assignment_option(here, wanted.assignment), say("slack.form.assignment_example"))
    yield _field(here, "assignment", looked_up, optional=True)
    yield _field(here, "questionnaire", _questionnaires(here, wanted, offers))
    counts = [option(str(count), str(count)) for count in range(1, MOST_REFERENCES + 1)]
    yield _field(here, "references_wanted", inputs.choice(counts, str(wanted.references_wanted)))
    contacts = [option(say(f"slack.form.contact.{_name_of(one)}"), one.value) for one in offers.contacts]
    yield _field(here, "candidate_contact", inputs.choice(contacts, wanted.candidate_contact))
    yield _field(here, "referee_contact", inputs.choice(contacts, wanted.referee_contact))
    yield _field(here, "deadline", inputs.day(wanted.deadline), optional=True)
    yield _field(here, "notify_channel", _channel(wanted, metadata), optional=True)
    yield _field(here, "colleagues", inputs.users(wanted.colleagues), optional=True)
    guidance = inputs.text(wanted.guidance, multiline=True, most=LONGEST_GUIDANCE)
    yield _field(here, "guidance", guidance, optional=True)
    units = [option(one.name, one.key) for one in offers.sub_accounts]
    yield _field(here, "sub_account", inputs.choice(units, wanted.sub_account))


def _field(here: Here, name: str, element: Block, *, optional: bool = False) -> Block:
    key = f"slack.form.hint.{name}"
    hint = here.say(key) if key in here.texts.catalogue else ""
    return asked(name, here.say(f"slack.form.{name}"), element, hint=hint, optional=optional)


def _questionnaires(here: Here, wanted: Wanted, offers: Offered) -> Block:
    groups: dict[str, list[Block]] = {}
    for one in offers.questionnaires:
        about = here.say("slack.form.questions", count=len(one.questions), minutes=one.minutes)
        language = here.say(f"language.{one.language}").capitalize()
        groups.setdefault(language, []).append(option(one.title, questionnaire_value(one), about))
    return inputs.grouped_choice(list(groups.items()), wanted.questionnaire)


def _channel(wanted: Wanted, metadata: dict[str, Any]) -> Block:
    """From a channel, that channel; from the Home or a shortcut, where the last one was."""
    if wanted.notify_channel and not metadata.get("channel"):
        return inputs.conversation(wanted.notify_channel)
    return inputs.conversation(default_to_current=True)


def assignment_option(here: Here, chosen: Chosen | None) -> Block | None:
    if chosen is None:
        return None
    if chosen.value.startswith(KNOWN):
        return option(chosen.shown, chosen.value)
    return option(here.say("slack.form.new_assignment", title=chosen.value.removeprefix(NEW)), chosen.value)


def _name_of(contact: Contact) -> str:
    return contact.value.replace("+", "_and_")
