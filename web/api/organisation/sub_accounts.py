"""Sub-accounts: brands or units of an organisation, with defaults, hours and wording of their own (R3)."""

import re
from collections.abc import Iterator

from bot.domain.inbox import Happening, organisation_lane
from bot.domain.organisation import SubAccount
from bot.domain.segments import is_gsm7, segments
from bot.errors import NotFound
from bot.flows.own_texts import unnamed_answers
from bot.storage.reading import organisations
from web.api.asking import ask
from web.api.call import Call
from web.api.checks.refusing import refuse_channels
from web.api.endpoint import Nothing, endpoint
from web.api.organisation.gives_sub_accounts import SubAccountGiven, SubAccountPage, WordingGiven
from web.api.organisation.slack_channels import in_workspace
from web.api.organisation.takes_sub_account import PLAN_PARTS, SubAccountAsked
from web.problems import FieldError, InvalidFields, pointer

KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")


@endpoint("The sub-accounts of your organisation", takes=Nothing, gives=SubAccountPage)
async def list_sub_accounts(call: Call, _: Nothing) -> SubAccountPage:
    found = await organisations.sub_accounts(call.organisation)
    return SubAccountPage(sub_accounts=[_given(call, one) for one in found], next=None)


@endpoint("One sub-account, by its key", takes=Nothing, gives=SubAccountGiven, problems=("no-such-sub-account",))
async def show_sub_account(call: Call, _: Nothing) -> SubAccountGiven:
    return _given(call, await _the_sub_account(call))


@endpoint(
    "Make a sub-account, or change what is named of it",
    takes=SubAccountAsked,
    gives=SubAccountGiven,
    problems=("channel-not-available", "sender-taken"),
)
async def put_sub_account(call: Call, asked: SubAccountAsked) -> SubAccountGiven:
    if not KEY.fullmatch(call.named):
        why = "must be 1 to 63 letters a-z, digits, - or _, the first no sign"
        raise InvalidFields([FieldError(pointer("key"), why)])
    said = asked.model_dump(mode="json", exclude_unset=True)
    refuse_channels(call, said.get("defaults", {}), "defaults")
    if said.get("slack_channel"):
        said["slack_channel"] = await in_workspace(call, said["slack_channel"])
    payload = {"key": call.named, "by": call.key.name, **said}
    await ask(call, organisation_lane(call.organisation), Happening.SUB_ACCOUNT_ASKED, payload)
    return _given(call, await _the_sub_account(call))


async def _the_sub_account(call: Call) -> SubAccount:
    """Another organisation's is as unknown as one that never was (R57)."""
    found = await organisations.sub_account(call.organisation, call.named) if KEY.fullmatch(call.named) else None
    if found is None:
        raise NotFound("no-such-sub-account", "There is no sub-account with this key in your organisation.")
    return found


def _given(call: Call, one: SubAccount) -> SubAccountGiven:
    parts = {part: {name: getattr(one.plan, name) for name in names} for part, names in PLAN_PARTS.items()}
    plain = {name: getattr(one, name) for name in SubAccountGiven.model_fields if hasattr(one, name)}
    return SubAccountGiven.model_validate(
        {**plain, **parts, "wording": list(_wording(call, one))}, from_attributes=True
    )


def _wording(call: Call, one: SubAccount) -> Iterator[WordingGiven]:
    for language, wordings in one.texts.items():
        for key, text in wordings.items():
            unnamed = unnamed_answers(key, text, call.vouchline.texts[language])
            yield WordingGiven(
                language=language, key=key, segments=segments(text), gsm7=is_gsm7(text), unnamed_words=unnamed
            )
