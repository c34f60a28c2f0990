"""How WhatsApp's templates stand: what is not approved is said to nobody who has not written (R38)."""

from collections.abc import Sequence

from bot.catalogues.whatsapp_templates import read_templates
from bot.channels.twilio.content.definitions import of_template
from bot.domain.template import COMING, Approval, KeptContent
from bot.flows.texts import Texts
from bot.storage.contents import SqlContentStore
from bot.wiring import Vouchline


async def templates_said(vouchline: Vouchline, texts: Texts) -> Sequence[str]:
    """Lines to read: how many are approved, how many wait, and each that WhatsApp will not have.

    Those of an earlier wording stay at the provider, and are nothing to look at any more.
    """
    account = vouchline.settings.twilio
    if account is None:
        return ()
    kept = await SqlContentStore(vouchline.storage.database).all(account.account_sid)
    wanted = {of_template(one).name for one in read_templates().by_name.values()}
    return lines_about([one for one in kept if one.name in wanted], texts)


def lines_about(kept: Sequence[KeptContent], texts: Texts) -> Sequence[str]:
    if not kept:
        return [texts("admin.whatsapp.none")]
    approved = sum(one.approval is Approval.APPROVED for one in kept)
    coming = sum(one.approval in COMING for one in kept)
    refused = [one for one in kept if one.approval is not Approval.APPROVED and one.approval not in COMING]
    return [
        *([texts("admin.whatsapp.approved", count=approved)] if approved else []),
        *([texts("admin.whatsapp.coming", count=coming)] if coming else []),
        *(_why(one, texts) for one in refused),
    ]


def _why(one: KeptContent, texts: Texts) -> str:
    state = texts(f"admin.whatsapp.{one.approval}", name=one.name)
    return f"{state} ({one.reason})" if one.reason else state
