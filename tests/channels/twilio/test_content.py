"""WhatsApp's templates and choices through the Content API: over a strict Twilio, kept in a real database."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.catalogues.whatsapp_templates import read_templates
from bot.channels.twilio.carrier import TwilioCarrier
from bot.channels.twilio.content.definitions import of_template
from bot.channels.twilio.content.parts import WhatsAppParts, open_whatsapp
from bot.domain.form import Choice, Form
from bot.domain.message import Message
from bot.domain.sender import Sender, Senders
from bot.domain.template import Approval, Template, Templates
from bot.ports import Accepted, CarrierUnreachable, NotTaken, Refused, SendResult
from bot.settings import TwilioAccount
from bot.storage.contents import SqlContentStore
from bot.storage.opening import machine_time, open_storage
from tests.channels.cast import ANNA, NOON, WHATSAPP, a_message
from tests.channels.faults import AMPLE
from tests.databases import migrated_in
from tests.standins.twilio import TwilioStandIn
from tests.standins.whatsapp_people import ACCOUNT, OURS

TEMPLATES = read_templates()
SENDER = replace(WHATSAPP, address=OURS.removeprefix("whatsapp:"))
HER = f"whatsapp:{ANNA}"
YES_AND_NO = (Choice("c/consent/consent/agree", "Ja"), Choice("c/consent/consent/no", "Nej"))
REMINDED = Form(
    template="candidate_reminder_sv",
    variables=("Anna", "Café Norr", "Barista", "Senast 1 december.", "https://v.example/c/1"),
    window_closed=True,
)


@dataclass
class Scene:
    twilio: TwilioStandIn
    whatsapp: WhatsAppParts
    carrier: TwilioCarrier
    store: SqlContentStore
    account: TwilioAccount
    now: datetime = NOON

    async def send(self, body: str, form: Form, sender: Sender = SENDER, **more: object) -> SendResult:
        return await self.carrier.send(said(body, form, **more), sender)

    async def until_decided(self) -> None:
        await self.whatsapp.sync.once()
        while (await self.whatsapp.sync.look_again()).is_coming:
            pass

    def speaks(self) -> None:
        """Anna writes, without our hearing of it: her 24 hours begin."""
        self.twilio.whatsapp.hears(OURS, HER)


def said(body: str, form: Form, **more: object) -> Message:
    return replace(a_message(body, sender=WHATSAPP), form=form, **more)  # type: ignore[arg-type]


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[Scene]:
    twilio = TwilioStandIn("http://127.0.0.1:9/", ACCOUNT, reports=False)
    await twilio.start()
    storage = await open_storage(migrated_in(tmp_path), Senders({}), b"a secret for tests")
    account = TwilioAccount(ACCOUNT.sid, (ACCOUNT.auth_token,), base_url=twilio.base_url)
    store = SqlContentStore(storage.database)
    made: list[Scene] = []
    whatsapp = open_whatsapp(account, store, TEMPLATES, lambda: made[0].now, machine_time)
    carrier = TwilioCarrier(account, "http://127.0.0.1:9", AMPLE, saying=whatsapp.saying)
    made.append(Scene(twilio, whatsapp, carrier, store, account))
    yield made[0]
    await carrier.close()
    await storage.close()
    await twilio.stop()


async def test_templates_are_made_once_and_approved_after_a_few_looks(scene: Scene) -> None:
    first = await scene.whatsapp.sync.once()
    assert first.is_coming and all(one.state.startswith("made") for one in first.templates)
    await scene.until_decided()
    again = await scene.whatsapp.sync.once()
    assert not again.is_coming and {one.state for one in again.templates} == {
        "there, approved",
        "there, needs no approval",
    }
    assert scene.twilio.contents.creations == len(again.templates) and scene.twilio.complaints == []


async def test_those_that_twilio_has_already_are_used_by_whoever_has_lost_their_table(scene: Scene) -> None:
    await scene.until_decided()
    made = scene.twilio.contents.creations
    for kept in await scene.store.all(ACCOUNT.sid):
        await scene.store.forget(ACCOUNT.sid, kept.name)
    await scene.whatsapp.sync.once()
    assert scene.twilio.contents.creations == made
    assert await scene.send("Påminnelse", REMINDED) == Accepted(scene.twilio.ledger.outbound[-1].sid)


async def test_where_nothing_can_be_listed_our_own_table_is_believed(scene: Scene) -> None:
    await scene.until_decided()
    made, scene.twilio.contents.has_list = scene.twilio.contents.creations, False
    synced = await scene.whatsapp.sync.once()
    assert (scene.twilio.contents.creations, synced.is_coming) == (made, False)


async def test_another_wording_is_another_template() -> None:
    template = TEMPLATES.by_name["update_sv"]
    assert of_template(template).name != of_template(replace(template, body=f"{template.body} Tack!")).name


async def test_one_that_was_deleted_at_twilio_is_made_anew(scene: Scene) -> None:
    await scene.whatsapp.sync.once()
    gone = scene.twilio.contents.named("referee_opening_sv")
    del scene.twilio.contents.kept[gone.sid]
    await scene.whatsapp.sync.once()
    assert scene.twilio.contents.named("referee_opening_sv").sid != gone.sid


async def test_after_24_hours_the_approved_template_is_said(scene: Scene) -> None:
    await scene.until_decided()
    assert isinstance(await scene.send("Påminnelse: …", REMINDED), Accepted)
    shown = scene.twilio.phone(HER).get_nowait()
    assert shown.body.startswith("Hej Anna! En påminnelse: Café Norr väntar") and "{{" not in shown.body
    assert [(one.id, one.title) for one in shown.choices] == [("continue", "Fortsätt")]


async def test_what_has_no_template_of_its_own_is_said_in_the_general_one(scene: Scene) -> None:
    await scene.until_decided()
    await scene.send("Eva har svarat.\nTack!", Form(window_closed=True))
    assert "Eva har svarat. Tack!" in scene.twilio.phone(HER).get_nowait().body


async def test_a_message_waits_an_hour_for_its_template_and_then_goes_elsewhere(scene: Scene) -> None:
    scene.twilio.contents.decides = False
    assert isinstance(await scene.send("x", REMINDED), NotTaken)  # nobody has asked for it yet
    await scene.whatsapp.sync.once()
    assert await scene.send("x", REMINDED) == NotTaken(1.0)
    assert not scene.twilio.ledger.messages
    scene.now += timedelta(hours=1)
    assert await scene.send("x", REMINDED) == Refused("template_wrong")


async def test_a_rejected_template_sends_the_message_elsewhere_at_once(scene: Scene) -> None:
    scene.twilio.contents.rejected = frozenset({"candidate_reminder_sv"})
    await scene.until_decided()
    synced = await scene.whatsapp.sync.look_again()
    assert [one.state for one in synced.templates if one.is_useless] == ["there, rejected, INVALID_FORMAT"]
    assert await scene.send("x", REMINDED) == Refused("template_wrong")


async def test_choices_are_buttons_and_the_tap_names_the_question(scene: Scene) -> None:
    scene.speaks()
    await scene.send("Vill du?\nSvara JA eller NEJ.", Form(template="update_sv", choices=YES_AND_NO))
    shown = scene.twilio.phone(HER).get_nowait()
    assert (shown.body, shown.choices[1].fields()["ButtonPayload"]) == (
        "Vill du?\nSvara JA eller NEJ.",
        "c/consent/consent/no",
    )
    assert scene.twilio.complaints == []


async def test_more_than_three_choices_are_a_list_with_descriptions(scene: Scene) -> None:
    scene.speaks()
    ends = {1: "mindre bra", 5: "mycket bra"}
    ratings = tuple(Choice(f"c/q/rating/{one}", str(one), ends.get(one, "")) for one in range(1, 6))
    await scene.send("Hur var det?", Form(template="update_sv", choices=ratings))
    shown = scene.twilio.phone(HER).get_nowait()
    assert [(one.title, one.description) for one in shown.choices][::4] == [("1", "mindre bra"), ("5", "mycket bra")]
    assert all(one.is_in_list for one in shown.choices)


async def test_questions_of_one_shape_share_a_template(scene: Scene) -> None:
    scene.speaks()
    for question in ("Ett?", "Två?", "Tre?"):
        await scene.send(question, Form(template="update_sv", choices=YES_AND_NO))
    assert scene.twilio.contents.creations == 1


@pytest.mark.parametrize(
    ("body", "choices"),
    [
        ("x" * 1025, YES_AND_NO),
        ("Med\n\nen tom rad", YES_AND_NO),
        ("Med\ttabb", YES_AND_NO),
        ("För många", tuple(Choice(f"c/{one}", str(one)) for one in range(11))),
        ("För långt", (Choice("c/1", "x" * 25),)),
        ("För utförligt", (Choice("c/1", "Ja", "x" * 73),)),
        ("Två likadana", (Choice("c/1", "Ja"), Choice("c/2", "Ja"))),
    ],
)
async def test_what_does_not_fit_is_said_in_plain_words_whole(
    scene: Scene, body: str, choices: tuple[Choice, ...]
) -> None:
    scene.speaks()
    assert isinstance(await scene.send(body, Form(template="update_sv", choices=choices)), Accepted)
    shown = scene.twilio.phone(HER).get_nowait()
    assert (shown.body, shown.choices) == (body, ())


async def test_buttons_that_twilio_has_lost_are_written_out_and_made_anew(scene: Scene) -> None:
    scene.speaks()
    form = Form(template="update_sv", choices=YES_AND_NO)
    await scene.send("Ett?", form)
    scene.twilio.contents.kept.clear()
    for question in ("Två?", "Tre?"):
        assert isinstance(await scene.send(question, form), Accepted)
    shown = [(one.body, len(one.choices)) for one in scene.twilio.ledger.outbound]
    assert shown == [("Ett?", 2), ("Två?", 0), ("Tre?", 2)]


async def test_a_template_whose_answer_got_lost_is_found_among_what_was_sent(scene: Scene) -> None:
    await scene.until_decided()
    message = said("Påminnelse: …", REMINDED)
    await scene.carrier.send(message, SENDER)
    stored = replace(message, form=replace(REMINDED, window_closed=False))  # which is never kept
    [listed] = await scene.carrier.sent_to(stored, SENDER)
    assert listed.body == message.body


async def test_text_messages_know_no_choices(scene: Scene) -> None:
    sms = Sender("sms", a_message().channel, ACCOUNT.numbers[0], 1.0)
    sent = replace(a_message("Ja eller nej?"), form=Form(choices=YES_AND_NO, window_closed=True))
    assert isinstance(await scene.carrier.send(sent, sms), Accepted)
    assert scene.twilio.phone(ANNA).get_nowait().body == "Ja eller nej?"


async def test_a_twilio_that_is_away_is_told_as_such(scene: Scene) -> None:
    await scene.twilio.stop()
    with pytest.raises(CarrierUnreachable):
        await scene.whatsapp.sync.once()


async def test_a_template_that_twilio_refuses_keeps_no_other_from_being_made(scene: Scene) -> None:
    odd = Template("odd_sv", "svenska", "Hej {{1}}!", ("Anna",), (Choice("continue", "Fortsätt"),))
    templates = Templates({"odd_sv": odd, "update_sv": TEMPLATES.by_name["update_sv"]}, {})
    whatsapp = open_whatsapp(scene.account, scene.store, templates, lambda: NOON, machine_time)
    states = {one.name: one for one in (await whatsapp.sync.once()).templates}
    await whatsapp.close()
    assert [one.state.startswith("refused: 20001") for one in states.values() if one.is_useless] == [True]
    assert states[of_template(templates.by_name["update_sv"]).name].state == f"made, {Approval.RECEIVED}"


def test_variables_are_texts_by_number() -> None:
    definition = of_template(TEMPLATES.by_name["referee_opening_sv"])
    assert list(definition.variables) == [str(place) for place in range(1, 9)]
    assert "{{8}}" in json.dumps(definition.types) and "{{9}}" not in json.dumps(definition.types)
