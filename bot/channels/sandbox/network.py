"""The mobile network of the sandbox: brings messages to phones, and calls our webhooks as Twilio would."""

import asyncio
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.channels.sandbox.approval import is_approved
from bot.channels.sandbox.attached import PLAIN, Attached
from bot.channels.sandbox.calling import Caller, Place
from bot.channels.sandbox.journey import DELIVERED, Leg, is_window_open, journey_of
from bot.channels.sandbox.numbers import usual
from bot.channels.sandbox.rendering import Rendered
from bot.channels.sandbox.resource import API_PATH
from bot.channels.sandbox.webhooks import status_form, webhook_form
from bot.channels.twilio.addresses import off_the_wire, on_the_wire
from bot.channels.twilio.webhooks import MESSAGES_PATH
from bot.domain.channel import Channel
from bot.domain.sandbox import Direction, SandboxMessage, SandboxMessages
from bot.domain.sandbox_content import SandboxContents
from bot.domain.sandbox_phone import SandboxPhone, SandboxPhones
from bot.ports import Clock

READ = Leg("read", 0.0)


@dataclass(frozen=True, slots=True)
class Stores:
    messages: SandboxMessages
    contents: SandboxContents
    phones: SandboxPhones


class Network:
    """To be made inside the running loop, and closed."""

    def __init__(self, place: Place, stores: Stores, clock: Clock) -> None:
        self.place, self.clock = place, clock
        self.messages, self.contents, self.phones = stores.messages, stores.contents, stores.phones
        self.one_tap = asyncio.Lock()  # a button tapped twice at once is tapped once
        self._caller = Caller()
        self._underway: set[asyncio.Task[None]] = set()

    async def resume(self) -> None:
        """A restart loses no message that was on its way."""
        for message in await self.messages.underway():
            self._set_out(message)

    async def close(self) -> None:
        for journey in self._underway:
            journey.cancel()
        await asyncio.gather(*self._underway, return_exceptions=True)
        await self._caller.close()

    async def carry(self, asked: Mapping[str, str], shown: Rendered) -> SandboxMessage:
        """Takes a message that passed `rules.fault_of`; it reaches the phone, and the reports come, a little later."""
        messaging_service = asked.get("MessagingServiceSid") or None
        message = replace(
            self._new(Direction.OUTBOUND, asked.get("From") or messaging_service or "", asked["To"], shown.body),
            status="accepted" if messaging_service else "queued",
            messaging_service=messaging_service,
            status_callback=asked.get("StatusCallback") or None,
            content=asked.get("ContentSid", ""),
            tappable=shown.tappable,
        )
        await self.messages.add(message)
        self._set_out(message)
        return message

    async def write(self, from_address: str, to_address: str, body: str, attached: Attached = PLAIN) -> bool:
        """A person writes to us; whether our webhook took it. If not, it stays in the list, to be found there."""
        message = replace(
            self._new(Direction.INBOUND, from_address, to_address, body),
            card=attached.card,
            medium_type=attached.medium_type,
            fields=attached.fields,
        )
        await self.messages.add(message)
        form = webhook_form(self.place.account_sid, message, self.place.local_url + API_PATH)
        return await self._caller.call(self.place, self.place.public_url + MESSAGES_PATH, form)

    async def read(self, phone: str) -> None:
        """Whoever has the phone looks at its WhatsApp: all that was delivered is read."""
        for message in await self._whatsapp_on(phone):
            if message.direction is Direction.OUTBOUND and message.status == DELIVERED.status:
                await self._reach(message, READ)

    async def switch(self, phone: SandboxPhone) -> None:
        """Something is the matter with a phone from now on, or no more: what waited for it on WhatsApp arrives then."""
        await self.phones.put(phone)
        if phone.is_off or phone.has_blocked_us or not phone.is_on_whatsapp:
            return
        for message in await self._whatsapp_on(phone.address):
            if message.direction is Direction.OUTBOUND and message.status == "sent":
                self._set_out(message)

    async def phone(self, address: str) -> SandboxPhone:
        """By its plain number."""
        return (await self.phones.those([address])).get(address) or usual(address)

    def _new(self, direction: Direction, origin: str, to: str, body: str) -> SandboxMessage:
        sid, status = f"SM{secrets.token_hex(16)}", "received" if direction is Direction.INBOUND else "queued"
        at, shown_at, position = self.clock.real(), self.clock.now(), time.time_ns()
        return SandboxMessage(sid, direction, origin, to, body, status, at, shown_at, position)

    def _set_out(self, message: SandboxMessage) -> None:
        journey = asyncio.create_task(self._journey(message))
        self._underway.add(journey)
        journey.add_done_callback(self._underway.discard)

    async def _journey(self, message: SandboxMessage) -> None:
        phone = await self.phone(off_the_wire(message.phone)[0])
        may_be_free = not message.is_whatsapp or await self._may_be_free(message)
        for leg in journey_of(message, phone, may_be_free):
            if leg.status != message.status:
                await asyncio.sleep(leg.seconds)
                await self._reach(message, leg)
            if leg is DELIVERED and message.is_whatsapp and await self._has_been_answered(message):
                await self._reach(message, READ)

    async def _may_be_free(self, message: SandboxMessage) -> bool:
        content = await self.contents.of(message.content) if message.content else None
        if is_approved(content, self.clock.real()):
            return True
        return is_window_open(await self.messages.on_phones([message.phone]), message.shown_at)

    async def _has_been_answered(self, message: SandboxMessage) -> bool:
        """Even before Twilio was told that it had arrived: then it has been read."""
        on_phone = await self.messages.on_phones([message.phone])
        return any(one.direction is Direction.INBOUND and one.position > message.position for one in on_phone)

    async def _reach(self, message: SandboxMessage, leg: Leg) -> None:
        await self.messages.moved_on(message.sid, leg.status, leg.error)
        if message.status_callback:
            form = status_form(self.place.account_sid, message, leg)
            await self._caller.call(self.place, message.status_callback, form)

    async def _whatsapp_on(self, phone: str) -> list[SandboxMessage]:
        return list(await self.messages.on_phones([on_the_wire(phone, Channel.WHATSAPP)]))
