"""Somebody is let in to a report by name: their link, and the mail by which they get it (R50)."""

from bot.domain.access import Share
from bot.domain.user import folded_email
from bot.links import LinkKind, link_for, token_for, token_hash
from bot.ports.mail import Mail, MailNotSent
from bot.storage.reading.checks import CheckRead
from bot.storage.repositories import shares
from bot.wiring import Vouchline

MOST = 50  # of one report: who wants more sends the file


def share_of(vouchline: Vouchline, read: CheckRead, id: str, name: str, email: str, by: str) -> Share:
    return Share(
        id=id,
        organisation=read.check.organisation,
        check=read.check.id,
        name=name,
        email=folded_email(email),
        token_hash=token_hash(token_for(vouchline.settings.secret, LinkKind.SHARE, id)),
        shared_by=by,
        created_at=vouchline.clock.now(),
    )


def link_of(vouchline: Vouchline, share: Share) -> str:
    return link_for(vouchline.settings.base_url, vouchline.settings.secret, LinkKind.SHARE, share.id)


async def mail_link(vouchline: Vouchline, read: CheckRead, share: Share, by: str) -> bool:
    """In the language of the check. False where there is no mail, or it was not taken: the link can be copied."""
    mailer = vouchline.mailer
    if mailer is None:
        return False
    try:
        await mailer.send(_letter(vouchline, read, share, by))
    except MailNotSent:
        return False
    await shares.mailed(vouchline.storage.database, share, vouchline.clock.now())
    return True


def _letter(vouchline: Vouchline, read: CheckRead, share: Share, by: str) -> Mail:
    texts = vouchline.texts[read.check.language]
    known = {
        "name": share.name,
        "by": by,
        "organisation": read.sub_account.name,
        "candidate": read.check.candidate_name,
        "assignment": read.assignment.title,
        "link": link_of(vouchline, share),
    }
    subject = texts("admin.sharing.mail_subject", **known)
    return Mail(share.email, subject, f"{texts('admin.sharing.mail', **known)}\n")
