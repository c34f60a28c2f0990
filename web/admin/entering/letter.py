"""The mail with a code: which code, for where, asked for in which browser, in the user's language."""

from dataclasses import dataclass

from bot.ports.mail import Mail, Mailer
from bot.storage.reading import users
from bot.wiring import Vouchline


@dataclass(frozen=True, slots=True)
class Letter:
    email: str
    code: str
    browser: str


async def post_code(vouchline: Vouchline, mailer: Mailer, letter: Letter) -> None:
    """To nobody who is no user. Raises `MailNotSent`."""
    known = await users.with_email(letter.email)
    if not known:
        return
    texts = vouchline.texts[known[0].language]
    code = f"{letter.code[:3]} {letter.code[3:]}"
    browser = letter.browser or texts("mail.code.some_browser")
    said = texts("mail.code.text", name=known[0].name, code=code, browser=browser, place=vouchline.settings.base_url)
    await mailer.send(Mail(letter.email, texts("mail.code.subject", code=code), f"{said}\n"))
