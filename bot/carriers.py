"""Who carries the messages of which channel, as the settings say."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.channels.elks.carrier import ElksCarrier
from bot.channels.twilio.carrier import TwilioCarrier
from bot.channels.twilio.media import TwilioMedia
from bot.domain.channel import Channel
from bot.domain.sender import BY_NUMBER
from bot.ports import Carrier
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class PhoneCarriers:
    """To be made inside the running loop, and closed."""

    twilio: TwilioCarrier | None
    elks: ElksCarrier | None
    media: TwilioMedia | None

    def beside(self, mail: Carrier | None, slack: Carrier | None) -> Mapping[Channel, Carrier]:
        """One for each channel: 46elks has the text messages where it is set."""
        by_number = dict.fromkeys(BY_NUMBER, self.twilio)
        own = {Channel.SMS: self.elks} if self.elks else {}
        every: dict[Channel, Carrier | None] = {**by_number, **own, Channel.EMAIL: mail, Channel.SLACK: slack}
        return {channel: one for channel, one in every.items() if one}

    async def close(self) -> None:
        for one in (self.twilio, self.elks, self.media):
            if one:
                await one.close()


def phone_carriers_of(settings: Settings, twilio: TwilioCarrier | None) -> PhoneCarriers:
    elks = ElksCarrier(settings.elks, settings.base_url, settings.secret) if settings.elks else None
    return PhoneCarriers(twilio, elks, TwilioMedia(settings.twilio) if settings.twilio else None)
