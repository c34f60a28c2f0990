"""Who carries our mail: the SMTP server of the settings, else the sandbox's mailbox, else nobody."""

from bot.channels.mail.smtp import SmtpMailer, SmtpServer
from bot.ports import Clock
from bot.ports.mail import Mailer
from bot.settings import Settings
from bot.storage.opening import Storage
from bot.storage.sandbox_mail import SandboxMailbox


def mailer_of(settings: Settings, storage: Storage, clock: Clock) -> Mailer | None:
    if settings.smtp_url:
        return SmtpMailer(SmtpServer.at(settings.smtp_url), settings.mail_from, clock.real)
    return SandboxMailbox(storage.database, clock.now) if settings.has_sandbox else None
