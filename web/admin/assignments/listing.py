"""The assignments of an organisation, and the making of one (R2)."""

from aiohttp import web
from wtforms import Form, StringField
from wtforms.validators import InputRequired, Length

from bot.domain.inbox import Happening, organisation_lane
from bot.errors import RequestRefused, Unavailable
from bot.flows.starting import default_title
from bot.storage.reading import assignments, listed, organisations
from bot.storage.reading.assignments import AssignmentPage, Counted
from bot.storage.reading.moment import one_moment
from web.admin.given import filled
from web.admin.page import Visit, page
from web.admin.press import new_key, row_key
from web.admin.refusals import refusal_said

PER_PAGE, LONGEST_TITLE = 50, 200


class TitleForm(Form):
    title = StringField(validators=[InputRequired(), Length(max=LONGEST_TITLE)])


@page
@one_moment()
async def show_assignments(visit: Visit) -> web.StreamResponse:
    return await _drawn(visit, filled(TitleForm, None, visit.texts.language))


async def _drawn(visit: Visit, form: TitleForm, status: int = 200) -> web.StreamResponse:
    words, cursor = visit.request.query.get("q", "").strip()[:LONGEST_TITLE], visit.request.query.get("cursor")
    found = await _found(visit, words, cursor)
    ids = [one.id for one in found.assignments]
    sub_accounts = await organisations.sub_accounts(visit.organisation)
    usual = next((one for one in sub_accounts if one.key == "default"), sub_accounts[0])
    return visit.draw(
        "assignments/list.html",
        status=status,
        form=form,
        words=words,
        found=found,
        cursor=cursor,
        counts=await assignments.counts(visit.organisation, ids),
        listed=await listed.counts(visit.organisation, ids),
        no_checks=Counted(),
        usual=default_title(usual, visit.vouchline.texts),
        key=new_key(),
    )


async def _found(visit: Visit, words: str, cursor: str | None) -> AssignmentPage:
    """A cursor that is not ours shows the first page."""
    try:
        return await assignments.page(visit.organisation, words, cursor, PER_PAGE)
    except ValueError:
        return await assignments.page(visit.organisation, words, None, PER_PAGE)


@page
async def make_assignment(visit: Visit) -> web.StreamResponse:
    form = filled(TitleForm, visit.fields, visit.texts.language)
    if not form.validate():
        return await _drawn(visit, form, status=422)
    asked = {"assignment": {"id": None, "external_id": None, "title": title_in(form)}}
    try:
        outcome = await visit.ask(
            organisation_lane(visit.organisation), Happening.ASSIGNMENT_ASKED, asked, row_key(visit, "assignment")
        )
    except Unavailable:
        raise
    except RequestRefused as refused:
        form.title.errors = [refusal_said(refused, visit.texts)]
        return await _drawn(visit, form, status=refused.status)
    return visit.go(f"/admin/assignments/{outcome['assignment']}", "admin.assignments.done.made")


def title_in(form: TitleForm) -> str:
    """On one line."""
    return " ".join((form.title.data or "").split())
