"""What somebody hears by mail of their own account."""

from functools import partial

from bot.domain.signing_in import Passkey
from bot.ports.mail import Mail
from web.admin.entering.letters import LETTERS
from web.admin.me.page import ME
from web.admin.page import Visit
from web.browsers import browser_named


def tell_of_passkey(visit: Visit, kept: Passkey) -> None:
    """Should somebody else have added it, its user hears of it all the same."""
    mailer, texts = visit.vouchline.mailer, visit.texts
    if mailer is None:
        return
    browser = browser_named(visit.request.headers.get("User-Agent", "")) or texts("mail.code.some_browser")
    link = f"{visit.vouchline.settings.base_url}{ME}"
    text = texts("mail.passkey.text", name=visit.user.name, passkey=kept.name, browser=browser, link=link)
    mail = Mail(visit.user.email, texts("mail.passkey.subject"), f"{text}\n")
    visit.request.app[LETTERS].begin(partial(mailer.send, mail))
