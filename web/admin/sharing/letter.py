"""The mail by which somebody gets their link to a report."""

from bot.domain.access import Share
from bot.links import LinkKind, link_for
from bot.ports.mail import Mail, MailNotSent
from bot.storage.reading.checks import CheckRead
from bot.storage.repositories import shares
from web.admin.page import Visit


def link_of(visit: Visit, share: Share) -> str:
    linker = visit.linker
    return link_for(linker.base_url, linker.secret, LinkKind.SHARE, share.id)


async def mail_link(visit: Visit, read: CheckRead, share: Share) -> bool:
    """In the language of the check. False where there is no mail, or it was not taken: the link can be copied."""
    mailer = visit.vouchline.mailer
    if mailer is None:
        return False
    try:
        await mailer.send(_letter(visit, read, share))
    except MailNotSent:
        return False
    await shares.mailed(visit.vouchline.storage.database, share, visit.vouchline.clock.now())
    return True


def _letter(visit: Visit, read: CheckRead, share: Share) -> Mail:
    texts = visit.vouchline.texts[read.check.language]
    known = {
        "name": share.name,
        "by": visit.user.name,
        "organisation": read.sub_account.name,
        "candidate": read.check.candidate_name,
        "assignment": read.assignment.title,
        "link": link_of(visit, share),
    }
    subject = texts("admin.sharing.mail_subject", **known)
    return Mail(share.email, subject, f"{texts('admin.sharing.mail', **known)}\n")
