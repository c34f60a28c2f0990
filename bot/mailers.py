"""Who carries our mail: the settings' SMTP server, else the sandbox's mailbox, else nobody; and where it comes back."""

from bot.channels.mail.addresses import MailAddresses
from bot.channels.mail.carrier import MailCarrier
from bot.channels.mail.html import LOGO_NAME
from bot.channels.mail.smtp import SmtpMailer, SmtpServer
from bot.domain.picture import PictureKind
from bot.ports import Clock
from bot.ports.mail import Image, Mailer
from bot.settings import Settings
from bot.storage.opening import Storage
from bot.storage.reading import brands
from bot.storage.sandbox_mail import SandboxMailbox

SHOWN_EVERYWHERE = (PictureKind.PNG, PictureKind.JPEG)
SANDBOX_DOMAIN = "mail.sandbox.test"  # reserved: nobody has it


def mailer_of(settings: Settings, storage: Storage, clock: Clock) -> Mailer | None:
    if settings.smtp_url:
        return SmtpMailer(SmtpServer.at(settings.smtp_url), settings.mail_from, clock.real)
    return SandboxMailbox(storage.database, clock.now) if settings.has_sandbox else None


def mail_addresses_of(settings: Settings) -> MailAddresses:
    """Of the door, if there is one. The sandbox's people answer through one that no network reaches."""
    is_played = settings.has_sandbox and not settings.smtp_url
    domain = settings.mail_door_domain or (SANDBOX_DOMAIN if is_played else "")
    return MailAddresses(settings.secret, settings.mail_from, domain)


def mail_carrier_of(settings: Settings, mailer: Mailer | None) -> MailCarrier | None:
    """What takes messages to people; users' own mail goes straight to the mailer."""
    return MailCarrier(mailer, mail_addresses_of(settings), settings.base_url, _logo) if mailer else None


async def _logo(id: str) -> Image | None:
    """In one of the kinds that every mail program shows."""
    found = await brands.logo(id)
    return Image(LOGO_NAME, found.kind, found.content) if found and found.kind in SHOWN_EVERYWHERE else None
