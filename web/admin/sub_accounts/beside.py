"""What a turn has refused, said beside the field that it is about and in the reader's language."""

from collections.abc import Iterator, Mapping

from wtforms import Form

from bot.errors import RequestRefused
from bot.flows.texts import Texts
from web.admin.refusals import refusal_said

Beside = Mapping[str, tuple[str, str]]  # the pointer of a refusal -> the form's field, the key of what is said


def put_beside(form: Form, refused: RequestRefused, beside: Beside, texts: Texts) -> None:
    """Whatever no field is known for is said above the form: nothing is passed over in silence."""
    for at in _pointers(refused):
        if at in beside:
            field, said = beside[at]
            form[field].errors = [*form[field].errors, texts(said)]
        else:
            form.form_errors.append(refusal_said(refused, texts, "sub_accounts"))


def _pointers(refused: RequestRefused) -> Iterator[str]:
    errors = refused.more.get("errors") or [{"pointer": refused.at or ""}]
    return (one["pointer"] for one in errors)
