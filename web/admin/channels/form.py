"""The form that tries a channel: to whom, and as which sub-account."""

import re
from typing import Any

from wtforms import Form, SelectField, StringField
from wtforms.validators import InputRequired, Optional, ValidationError

from bot.domain.channel import Channel
from bot.domain.dialled import region_of
from bot.domain.organisation import SubAccount
from bot.domain.phone import normal_phone, untextable
from bot.domain.sender import BY_NUMBER
from bot.flows.readers.contact import EMAIL
from bot.flows.texts import Texts
from web.admin.given import Given
from web.admin.page import Visit

TRIED = (*BY_NUMBER, Channel.EMAIL, Channel.SLACK)
LONGEST = 254
SLACK_CHANNEL = re.compile("[CGDU][A-Z0-9]{2,30}")


class TryForm(Form):
    chosen: SubAccount
    address: str  # what was written, as the channel needs it, once it is looked at
    to = StringField(validators=[InputRequired()], render_kw={"maxlength": LONGEST})
    sub_account = SelectField(validators=[Optional()], validate_choice=False)

    def validate_to(self, field: Any) -> None:
        meta: Any = self.meta
        said, texts = meta.said, meta.texts
        self.address = _address(field.data.strip()[:LONGEST], meta.channel, meta.region) or ""
        if not self.address:
            raise ValidationError(texts(f"admin.channels.wrong.{said}"))


def form_for(visit: Visit, channel: Channel, known: list[SubAccount], sent: bool) -> Any:
    wanted = visit.field("sub_account")
    chosen = next((one for one in known if one.key == wanted), known[0])
    meta = {
        "locales": [visit.texts.language],
        "texts": visit.texts,
        "channel": channel,
        "said": "number" if channel in BY_NUMBER else channel.value,
        "region": region_of(chosen.zone),
    }
    form = TryForm(Given(visit.fields) if sent else None, prefix="", meta=meta, data=_beforehand(visit, channel))
    form.sub_account.choices = [(one.key, one.name) for one in known]
    form.to.id, form.sub_account.id = f"{channel}-to", f"{channel}-sub-account"
    form.chosen = chosen
    return form


def _beforehand(visit: Visit, channel: Channel) -> dict[str, str]:
    return {"to": visit.user.email} if channel is Channel.EMAIL else {}


def _address(typed: str, channel: Channel, region: str) -> str | None:
    if channel in BY_NUMBER:
        number = normal_phone(typed, region)
        return number if number and not untextable(number) else None
    pattern = EMAIL if channel is Channel.EMAIL else SLACK_CHANNEL
    return typed if pattern.fullmatch(typed) else None


def said_by(texts: Texts, name: str) -> str:
    """A test names who asked for it, so that whoever gets one by mistake knows."""
    return texts("admin.channels.test", name=name)
