"""The senders that the settings name."""

from collections.abc import Iterator
from email.utils import parseaddr

from bot.domain.channel import Channel
from bot.domain.sender import Sender, Senders
from bot.settings import Settings

# From the numbers that the Swedish authority keeps free for fiction: nobody has them.
SANDBOX_SMS_FROM, SANDBOX_WHATSAPP_FROM = "+46846500404", "+46846500405"
SANDBOX_MAIL_FROM = "vouchline@mail.sandbox.test"  # of a domain that is reserved for tests
MAILS_PER_SECOND = 20.0  # mail servers hold back whoever writes much at once; this only shields the first one


def senders_of(settings: Settings) -> Senders:
    """The shared ones, each by its channel's name; with an account, sub-accounts may have numbers of their own."""
    own_speed = settings.twilio_mps if settings.twilio else settings.elks_mps if settings.elks else None
    named = (*_at_twilio(settings), *_at_elks(settings), *_by_mail(settings))
    return Senders({sender.key: sender for sender in named}, own_speed, settings.slack is not None)


def _at_twilio(settings: Settings) -> Iterator[Sender]:
    in_sandbox = settings.has_sandbox
    sms = settings.twilio_sms_from or (SANDBOX_SMS_FROM if in_sandbox else "")
    whatsapp = settings.twilio_whatsapp_from or (SANDBOX_WHATSAPP_FROM if in_sandbox else "")
    messaging_service = settings.twilio_messaging_service_sid or None
    if settings.twilio is None:
        return
    if sms or messaging_service:
        yield Sender(str(Channel.SMS), Channel.SMS, sms, settings.twilio_mps, messaging_service)
    if whatsapp:
        address = whatsapp.removeprefix("whatsapp:")
        yield Sender(str(Channel.WHATSAPP), Channel.WHATSAPP, address, settings.twilio_mps)


def _at_elks(settings: Settings) -> Iterator[Sender]:
    if settings.elks:
        yield Sender(str(Channel.SMS), Channel.SMS, settings.elks_sms_from, settings.elks_mps)


def _by_mail(settings: Settings) -> Iterator[Sender]:
    mail_from = settings.mail_from if settings.smtp_url else SANDBOX_MAIL_FROM if settings.has_sandbox else ""
    if mail_from:
        address = parseaddr(mail_from)[1] or mail_from
        yield Sender(str(Channel.EMAIL), Channel.EMAIL, address, MAILS_PER_SECOND)
