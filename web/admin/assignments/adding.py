"""People who are put on an assignment's list: typed, or pasted a line each (R1)."""

from collections import defaultdict
from collections.abc import Sequence

from wtforms import EmailField, Form, StringField, TelField, TextAreaField
from wtforms.validators import Length

from bot.domain.dialled import region_of
from bot.flows.texts import Texts
from web.admin.page import Visit
from web.typed_candidates import Candidate, Mistake, Typed, candidates_of, typed_in_lines

LONGEST_LINES, MOST_LINES, MOST_TOLD = 60_000, 1000, 8


class AddForm(Form):
    name = StringField()
    phone = TelField()
    email = EmailField()
    lines = TextAreaField(validators=[Length(max=LONGEST_LINES)])


def people_wanted(visit: Visit, form: AddForm) -> list[Candidate] | None:
    """None where something is wrong; the form then says what. Nobody is added before all of it is right."""
    region = region_of(visit.vouchline.zone)
    if not form.validate():
        return None
    lines = typed_in_lines(form.lines.data or "", region, MOST_LINES)
    if len(lines) > MOST_LINES:
        form.lines.errors = [visit.texts("admin.assignments.wrong.too_many_lines", count=MOST_LINES)]
        return None
    typed = _own(form) + lines
    if not typed:
        form.name.errors = [visit.texts("admin.assignments.wrong.nobody")]
        return None
    read = candidates_of(typed, None, region)
    _tell(form, read.mistakes, visit.texts)
    return None if read.mistakes else read.found


def _own(form: AddForm) -> list[Typed]:
    name, phone, email = ((one.data or "").strip() for one in (form.name, form.phone, form.email))
    return [Typed(0, name, phone, email)] if name or phone or email else []


def _tell(form: AddForm, mistakes: Sequence[Mistake], texts: Texts) -> None:
    told: dict[str, list[str]] = defaultdict(list)
    for one in mistakes:
        why = texts(f"slack.form.wrong.{one.kind}", name=one.name, typed=one.typed)
        name = "lines" if one.line else one.part
        told[name].append(texts("slack.form.wrong.line", line=one.line, wrong=why) if one.line else why)
    for name, errors in told.items():
        more = len(errors) - MOST_TOLD
        rest = [texts("slack.form.wrong.more", count=more)] if more > 0 else []
        form[name].errors = [*errors[:MOST_TOLD], *rest]
