"""The form that a provider's webhook brings, read strictly: whatever bytes come, it is a form or an error of ours."""

import re
from urllib.parse import parse_qsl

MOST_PARAMETERS = 300  # Twilio sends up to some sixty
AS_IT_CAME = "surrogateescape"
# Unicode's categories Cc and Cs but for newline, tab and carriage return: PostgreSQL takes no NUL, JSON no surrogates.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
E164 = re.compile(r"\+[1-9][0-9]{6,14}")


class UnreadableForm(ValueError):
    """The body is not a form."""


class RepeatedParameter(ValueError):
    """A parameter came twice: which one counts would be the sender's choice."""


class Malformed(ValueError):
    """The webhook lacks something that its provider always sends."""


def read_form(body: bytes) -> dict[str, str]:
    """The parameters of a urlencoded body, blanks kept. Raises `UnreadableForm` and `RepeatedParameter`."""
    try:
        text = body.decode("utf-8", AS_IT_CAME)
        pairs = parse_qsl(text, True, errors=AS_IT_CAME, max_num_fields=MOST_PARAMETERS)
    except ValueError as error:
        raise UnreadableForm(str(error)) from error
    form = dict(pairs)
    if len(form) != len(pairs):
        raise RepeatedParameter("a parameter is repeated")
    return form


def cleaned(text: str) -> str:
    return UNPRINTABLE.sub("", text)
