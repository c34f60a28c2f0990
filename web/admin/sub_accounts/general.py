"""What a sub-account is called, where it is, and what its checks have unless their recruiter says otherwise (R3)."""

from typing import Any

from aiohttp import web

from bot.domain.organisation import SubAccount
from bot.storage.reading import workspaces
from web.admin.page import Visit
from web.admin.sub_accounts.fields import form_of
from web.admin.sub_accounts.general_form import GeneralForm
from web.admin.sub_accounts.kept import address, draw_tab, is_taken, the_sub_account
from web.admin.sub_accounts.offered import offer
from web.admin.sub_accounts.zones import zones

PLAIN = ("name", "language", "zone", "contact_shown")
DEFAULTS = ("questionnaire", "candidate_contact", "referee_contact", "references_wanted", "guidance", "deadline_days")
BESIDE = {
    "/language": ("language", "admin.sub_accounts.wrong.language"),
    "/defaults/questionnaire": ("questionnaire", "admin.sub_accounts.wrong.questionnaire"),
}


async def show(visit: Visit) -> web.Response:
    one = await the_sub_account(visit)
    return await _draw(visit, one, await _form(visit, one))


async def save(visit: Visit) -> web.Response:
    one = await the_sub_account(visit)
    form = await _form(visit, one)
    if form.validate() and await is_taken(visit, one.key, _asked(form, one), form, BESIDE):
        return visit.go(address(one.key), "admin.saved")
    return await _draw(visit, one, form, status=422)


async def _form(visit: Visit, one: SubAccount) -> Any:
    plain = {name: getattr(one, name) for name in PLAIN}
    by_default = {name: getattr(one.defaults, name) for name in DEFAULTS}
    workspace, _, channel = one.slack_channel.partition("/")
    known = await workspaces.names_of(visit.organisation)
    form = form_of(GeneralForm, visit, **plain, **by_default, slack_workspace=workspace, slack_channel=channel)
    await offer(form, visit, one, known)
    return form


def _asked(form: Any, one: SubAccount) -> dict[str, Any]:
    """Only what is changed: what nobody has chosen is the settings' to renew."""
    plain = {name: form[name].data for name in PLAIN if form[name].data != getattr(one, name)}
    by_default = {name: form[name].data for name in DEFAULTS}
    return {**plain, "defaults": by_default, **_slack_channel(form)}


def _slack_channel(form: Any) -> dict[str, str]:
    if "slack_channel" not in form:
        return {}
    workspace, channel = form.slack_workspace.data, form.slack_channel.data
    return {"slack_channel": f"{workspace}/{channel}" if channel else ""}


async def _draw(visit: Visit, one: SubAccount, form: Any, status: int = 200) -> web.Response:
    return draw_tab(visit, one, "general", status, form=form, zones=zones())
