"""A sub-account is made or changed: its name, language, hours, defaults and wording (R3, R27, R31, R35, R56)."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from bot.domain.channel import Contact
from bot.domain.inbox import Row
from bot.domain.organisation import Defaults, SubAccount
from bot.domain.questionnaire import Offered
from bot.domain.reminders import Plan
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.own_senders import claims, refused_sender
from bot.flows.own_texts import wrong_texts
from bot.flows.refusing import Wrong, pointer, refused, refused_fields

PLAIN = ("name", "language", "zone", "contact_shown", "retention_months", "slack_channel")
RENEWED = frozenset({"name", "language", "zone", *(one.name for one in fields(Plan))})  # from the settings, at starts
HOURS = frozenset({"opens_at_hour", "closes_at_hour"})  # one without the other would mean nothing
CONTACTS = frozenset({"candidate_contact", "referee_contact"})
DEFAULT_KEY = "default"


def sub_account_asked(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """What is left out keeps its value, or has the usual one. Asked again it changes nothing, unless `is_new`."""
    asked = row.payload
    kept = next((one for one in seen.sub_accounts if one.key == asked["key"]), None)
    if kept and asked.get("is_new"):
        return refused("sub-account-exists", f"There is a sub-account {asked['key']!r} already.", pointer("key"))
    changed = _changed(kept or _new(seen, asked["key"], moment), asked)
    if wrongs := [*_wrongs(changed, moment, seen.offered(moment)), *wrong_texts(asked.get("texts", {}), moment.texts)]:
        return refused_fields("invalid-request", wrongs)
    senders = asked.get("senders", {})
    if taken := refused_sender(seen, senders, moment):
        return taken
    return Changes(put=[changed, *claims(seen, senders)], outcome={"sub_account": changed.key})


def _new(seen: OrganisationSeen, key: str, moment: Moment) -> SubAccount:
    """Language, zone, hours and retention are at first those of the organisation's default sub-account."""
    usual = next(one for one in seen.sub_accounts if one.key == DEFAULT_KEY)
    return SubAccount(
        id=moment.new_id(),
        organisation=seen.organisation.id,
        key=key,
        name=seen.organisation.name,
        language=usual.language,
        zone=usual.zone,
        plan=usual.plan,
        retention_months=usual.retention_months,
    )


def _changed(was: SubAccount, asked: Mapping[str, Any]) -> SubAccount:
    hours = {**asked.get("reminders", {}), **asked.get("quiet_hours", {})}
    plan: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in hours.items()}
    plain = {name: asked[name] for name in PLAIN if name in asked}
    return replace(
        was,
        **plain,
        plan=replace(was.plan, **plan),
        senders=_laid_over(was.senders, asked.get("senders", {})),
        defaults=_defaults(was.defaults, asked.get("defaults", {})),
        texts=_texts(was.texts, asked.get("texts", {})),
        look=replace(was.look, **asked.get("look", {})),
        chosen=_chosen(was, {*plain, *plan}),
    )


def _chosen(was: SubAccount, named: set[str]) -> tuple[str, ...]:
    both = HOURS if named & HOURS else frozenset()
    return tuple(sorted({*was.chosen, *(named & RENEWED), *both}))


def _defaults(was: Defaults, asked: Mapping[str, Any]) -> Defaults:
    read: dict[str, Any] = {name: Contact(one) if name in CONTACTS else one for name, one in asked.items()}
    return replace(was, **read)


def _texts(was: Mapping[str, Mapping[str, str]], asked: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    whole = {language: _laid_over(was.get(language, {}), asked.get(language, {})) for language in {**was, **asked}}
    return {language: wordings for language, wordings in whole.items() if wordings or language not in was}


def _laid_over(was: Mapping[str, str], asked: Mapping[str, Any]) -> dict[str, str]:
    """None takes away what was there."""
    return {name: one for name, one in {**was, **asked}.items() if one is not None}


def _wrongs(changed: SubAccount, moment: Moment, offered: Offered) -> Iterator[Wrong]:
    if changed.language not in moment.texts:
        known = ", ".join(moment.texts)
        yield Wrong(pointer("language"), f"there is no language {changed.language!r}; choose one of: {known}")
    elif (changed.defaults.questionnaire, changed.language) not in offered:
        known = ", ".join(sorted(name for name, language in offered if language == changed.language))
        why = f"there is no questionnaire {changed.defaults.questionnaire!r} in {changed.language!r}"
        yield Wrong(pointer("defaults", "questionnaire"), f"{why}; choose one of: {known}")
    if changed.plan.opens_at_hour >= changed.plan.closes_at_hour:
        hours = f"{changed.plan.opens_at_hour} is not before {changed.plan.closes_at_hour}"
        yield Wrong(pointer("quiet_hours", "opens_at_hour"), f"must come before closes_at_hour: {hours}")
