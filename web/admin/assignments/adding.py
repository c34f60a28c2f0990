"""People who are put on an assignment's list: typed, pasted a line each, or in a file (R1)."""

from collections import defaultdict
from collections.abc import Sequence

from aiohttp import web
from wtforms import EmailField, Form, StringField, TelField, TextAreaField
from wtforms.validators import Length

from bot.domain.dialled import region_of
from bot.flows.texts import Texts
from web.admin.assignments.sheet import Unreadable, people_in
from web.admin.page import Visit
from web.typed_candidates import Candidate, Mistake, Typed, candidates_of, typed_in_lines

LONGEST_LINES, MOST_TOLD = 60_000, 8
OF_FILE = 1_000_000  # rows of a file are counted from here, to be told apart from lines


class AddForm(Form):
    name = StringField()
    phone = TelField()
    email = EmailField()
    lines = TextAreaField(validators=[Length(max=LONGEST_LINES)])
    file = StringField()  # for its errors: a file is read apart


def people_wanted(visit: Visit, form: AddForm) -> list[Candidate] | None:
    """None where something is wrong; the form then says what. Nobody is added before all of it is right."""
    region = region_of(visit.vouchline.zone)
    if not form.validate():
        return None
    try:
        of_file = _in_file(visit, region)
    except Unreadable:
        form.file.errors = [visit.texts("admin.assignments.wrong.file")]
        return None
    typed = _own(form) + typed_in_lines(form.lines.data or "", region)
    if not (typed or of_file):
        form.name.errors = [visit.texts("admin.assignments.wrong.nobody")]
        return None
    read = candidates_of([*typed, *(one._replace(line=one.line + OF_FILE) for one in of_file)], None, region)
    _tell(form, read.mistakes, visit.texts)
    return None if read.mistakes else read.found


def _own(form: AddForm) -> list[Typed]:
    name, phone, email = ((one.data or "").strip() for one in (form.name, form.phone, form.email))
    return [Typed(0, name, phone, email)] if name or phone or email else []


def _in_file(visit: Visit, region: str) -> list[Typed]:
    sent = visit.fields.get("file")
    if not isinstance(sent, web.FileField) or not sent.filename:
        return []
    return people_in(sent.file.read(), region)


def _tell(form: AddForm, mistakes: Sequence[Mistake], texts: Texts) -> None:
    told: dict[str, list[str]] = defaultdict(list)
    for one in mistakes:
        why = texts(f"slack.form.wrong.{one.kind}", name=one.name, typed=one.typed)
        name = ("file" if one.line > OF_FILE else "lines") if one.line else one.part
        told[name].append(texts("slack.form.wrong.line", line=one.line % OF_FILE, wrong=why) if one.line else why)
    for name, errors in told.items():
        more = len(errors) - MOST_TOLD
        rest = [texts("slack.form.wrong.more", count=more)] if more > 0 else []
        form[name].errors = [*errors[:MOST_TOLD], *rest]
