"""All that a tracking system needs to draw the settings step by itself, in one call (R3)."""

from datetime import date
from zoneinfo import ZoneInfo

from babel import Locale
from pydantic import Field

from bot.domain.channel import Contact
from bot.domain.organisation import SubAccount
from bot.domain.questionnaire import Offered
from bot.flows.recruiter import MOST_REFERENCES
from bot.flows.starting import DEFAULT_ASSIGNMENT, default_title, filled
from bot.flows.texts import Texts
from bot.storage.reading import organisations, questionnaires
from bot.storage.reading.moment import one_moment
from web.allowed import allowed_countries
from web.api.call import Call
from web.api.checks.lifecycle import texts_in
from web.api.checks.searched import DEFAULT
from web.api.checks.takes import MOST_CANDIDATES, Taken
from web.api.endpoint import endpoint
from web.api.organisation.credits import balance_of
from web.api.organisation.gives_options import (
    ContactOffered,
    CostOffered,
    CountryOffered,
    DeadlineOffered,
    LanguageOffered,
    OptionsGiven,
    QuestionnaireOffered,
    SubAccountOffered,
    UsualGiven,
    WantedOffered,
)
from web.api.words import LONGEST_GUIDANCE, Language
from web.starting import NEEDS_EMAIL, NEEDS_PHONE, possible_contacts


class OptionsWanted(Taken):
    language: Language | None = Field(default=None, description="Of the labels. Left out: the installation's.")


@endpoint(
    "All that a settings form offers, with labels (R3)",
    takes=OptionsWanted,
    gives=OptionsGiven,
    problems=("unknown-language",),
)
@one_moment()
async def show_options(call: Call, wanted: OptionsWanted) -> OptionsGiven:
    texts = texts_in(call, wanted.language or call.vouchline.settings.language)
    units = sorted(await organisations.sub_accounts(call.organisation), key=lambda one: one.key != DEFAULT)
    offered = await questionnaires.offered(call.organisation, call.vouchline.questionnaires)
    usual = _sub_account(call, units[0])
    contacts = contacts_offered(call, texts)
    return OptionsGiven(
        language=texts.language,
        sub_accounts=[_sub_account(call, one) for one in units],
        languages=[_language(one, offered, call, texts) for one in sorted({language for _, language in offered})],
        candidate_contacts=contacts,
        referee_contacts=contacts,
        references_wanted=WantedOffered(least=1, most=MOST_REFERENCES, default=usual.defaults.references_wanted),
        candidates_most=MOST_CANDIDATES,
        guidance_longest=LONGEST_GUIDANCE,
        deadline=DeadlineOffered(earliest=_today(call, units[0]), default=usual.defaults.deadline),
        countries=await _countries(call, texts),
        credits=CostOffered(each=1, balance=await balance_of(call.organisation)),
    )


def contacts_offered(call: Call, texts: Texts) -> list[ContactOffered]:
    """`none`, by which nothing is sent, comes last."""
    possible = sorted(possible_contacts(call.vouchline), key=lambda one: one is Contact.NONE)
    return [ContactOffered(key=one, label=texts(_label(one)), needs=_needs(one)) for one in possible]


def _label(contact: Contact) -> str:
    return f"slack.form.contact.{contact.value.replace('+', '_and_')}"


def _needs(contact: Contact) -> list[str]:
    parts = (("phone", NEEDS_PHONE), ("email", NEEDS_EMAIL))
    return [part for part, needing in parts if contact in needing]


def _sub_account(call: Call, one: SubAccount) -> SubAccountOffered:
    texts = call.vouchline.texts
    usual = filled({}, one, texts, call.vouchline.clock.now())
    return SubAccountOffered(
        key=one.key,
        name=one.name or one.key,
        language=one.language,
        zone=one.zone,
        defaults=UsualGiven.model_validate({**usual, "deadline_days": one.defaults.deadline_days}),
        spontaneous=default_title(one, texts),
    )


def _language(language: str, offered: Offered, call: Call, texts: Texts) -> LanguageOffered:
    found = [one for (_, spoken), one in offered.items() if spoken == language]
    return LanguageOffered(
        key=language,
        label=language_label(language, texts),
        spontaneous=call.vouchline.texts[language](DEFAULT_ASSIGNMENT),
        questionnaires=[
            QuestionnaireOffered(key=one.name, title=one.title, questions=len(one.questions), minutes=one.minutes)
            for one in sorted(found, key=lambda one: one.title.casefold())
        ],
    )


def language_label(language: str, texts: Texts) -> str:
    key = f"language.{language}"
    return texts(key).capitalize() if key in texts.catalogue else language


async def _countries(call: Call, texts: Texts) -> list[CountryOffered]:
    names = Locale.parse(texts.language).territories
    allowed = await allowed_countries(call.vouchline, call.organisation)
    return [CountryOffered(key=one, label=str(names.get(one, one))) for one in sorted(allowed)]


def _today(call: Call, one: SubAccount) -> date:
    return call.vouchline.clock.now().astimezone(ZoneInfo(one.zone)).date()
