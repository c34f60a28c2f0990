"""Puts the parts together, once, from the settings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial

from bot.carriers import PhoneCarriers, phone_carriers_of
from bot.catalogues import read_limits, read_plan, read_prices, read_questionnaires, read_texts
from bot.channels.slack.parts import SlackParts
from bot.desk.opening import Desk, open_desk
from bot.desk.slack import open_slack
from bot.domain.counted import Rules
from bot.domain.limits import Limits
from bot.domain.prices import Prices
from bot.domain.questionnaire import Questionnaire
from bot.domain.sender import Senders
from bot.engine.addressing import Addressing
from bot.engine.ask import Ask
from bot.engine.cards import Cards
from bot.engine.clearing import Clearing
from bot.engine.clock import ProductClock
from bot.engine.errands import Errands
from bot.engine.fates import Fates
from bot.engine.holder import Holder
from bot.engine.homes import HomesKept
from bot.engine.hooks import Hooks
from bot.engine.intake import Intake
from bot.engine.passing import MovableClock
from bot.engine.reconcile import Reconcile
from bot.engine.retention import Retention
from bot.engine.roles import Machinery, ProgramRole, Roles
from bot.engine.routes import Routes
from bot.engine.send import Send
from bot.engine.settle import Settle
from bot.engine.spool import Spool
from bot.engine.tick import Tick
from bot.engine.turn import Turns
from bot.flows.changes import Moment
from bot.flows.readers.dates import warm_up
from bot.flows.texts import Texts
from bot.hooks.opening import HookParts, open_hooks
from bot.mailers import mail_carrier_of, mailer_of
from bot.organisations import default_organisation
from bot.ports import OutboxStore, TurnStore, Wakeups
from bot.ports.mail import Mailer
from bot.senders import senders_of
from bot.settings import Settings
from bot.settings.accounts import derived
from bot.storage.clearing import clear
from bot.storage.clock import SqlOffset
from bot.storage.opening import Storage, open_storage
from bot.storage.repositories.questionnaires import pin
from bot.storage.retention import over
from bot.storage.wakeups import wakeups_for
from bot.storage.watermarks import SqlWatermarks
from bot.telling import Telling
from bot.whatsapp import carrier_of, kept_for, whatsapp_of


@dataclass(frozen=True, slots=True)
class Vouchline:
    """Everything that the web, the command line and the loops share. Made by `open_vouchline`."""

    settings: Settings
    telling: Telling
    senders: Senders
    organisation: str  # the default one's id
    prices: Prices
    clock: MovableClock
    intake: Intake
    ask: Ask
    wakeups: Wakeups
    storage: Storage
    slack: SlackParts | None
    mailer: Mailer | None
    hooks: HookParts
    _roles: Roles
    _phones: PhoneCarriers

    @property
    def texts(self) -> Mapping[str, Texts]:
        return self.telling.texts

    @property
    def questionnaires(self) -> Mapping[tuple[str, str], Questionnaire]:
        return self.telling.questionnaires

    @property
    def zone(self) -> str:
        return self.settings.zone

    @property
    def turns(self) -> TurnStore:
        return self.storage.turns

    @property
    def outbox(self) -> OutboxStore:
        return self.storage.outbox

    @property
    def limits(self) -> Limits:
        return self.telling.limits

    @property
    def rules(self) -> Rules:
        return Rules(self.limits, self.prices, self.zone)

    def moment(self) -> Moment:
        return self.telling.moment()

    async def begin(self, roles: Collection[ProgramRole]) -> None:
        """To be called when the server listens."""
        if ProgramRole.TURN in roles:
            warm_up(self.texts)
        if self.slack:
            self.slack.begin()
        await self.wakeups.start(takes_turns=ProgramRole.TURN in roles)
        await self._roles.begin(roles)

    async def rest(self) -> None:
        """Stops the loops and lets what is under way come to its end; the server may still answer."""
        if self.slack:
            await self.slack.rest()
        await self._roles.stop()

    async def close(self) -> None:
        await self.wakeups.stop()
        await self._phones.close()
        await self.hooks.poster.close()
        if self.slack:
            await self.slack.close()
        await self.storage.close()


async def open_vouchline(settings: Settings) -> Vouchline:
    """Everything ready, the database migrated, nothing running yet. Raises `SettingRefused`, `CatalogueRefused`."""
    texts, questionnaires, plan, prices = read_texts(), read_questionnaires(), read_plan(), read_prices()
    rules = Rules(read_limits(), prices, settings.zone, derived(settings.secret, b"counts"))
    senders = senders_of(settings)
    storage = await open_storage(settings.database, senders, settings.secret, rules=rules)
    await pin(storage.database, questionnaires.values())
    clock = ProductClock(SqlOffset(storage.database))
    await clock.look()
    organisation = await default_organisation(storage.database, settings, plan, clock.now())
    whatsapp = whatsapp_of(settings, storage.database, clock.now, clock.real)
    phones = phone_carriers_of(settings, carrier_of(settings, whatsapp))
    wakeups = wakeups_for(settings.redis_url, is_alone=settings.database.startswith("sqlite"))
    telling = Telling(settings, clock, texts, questionnaires, senders, rules.limits)
    slack = open_slack(settings, storage, organisation.id, plan, texts, clock, wakeups)
    given = (texts, settings.language, settings.zone, telling.moment, storage.database)
    desk = open_desk(slack, *given) if slack else None
    mailer = mailer_of(settings, storage, clock)
    routes = Routes(phones.beside(mail_carrier_of(settings, mailer), desk.carrier if desk else None), senders)
    errands = Errands(storage.errands, phones.media, wakeups, clock)
    hooks = open_hooks(settings, storage.database, texts)
    machinery = _machinery(settings, storage, routes, wakeups, telling, clock, errands, desk, hooks)
    return Vouchline(
        settings=settings,
        telling=telling,
        senders=senders,
        organisation=organisation.id,
        prices=prices,
        clock=_movable(settings, storage, machinery, wakeups),
        intake=machinery.intake,
        ask=Ask(storage.turns, machinery.intake, machinery.turns, wakeups),
        wakeups=wakeups,
        storage=storage,
        slack=slack,
        mailer=mailer,
        hooks=hooks,
        _roles=Roles(replace(machinery, templates=kept_for(settings, whatsapp, storage.own_senders))),
        _phones=phones,
    )


def _movable(settings: Settings, storage: Storage, machinery: Machinery, wakeups: Wakeups) -> MovableClock:
    return MovableClock(
        machinery.clock,
        settings.has_movable_clock,
        storage.turns,
        storage.outbox,
        machinery.tick,
        machinery.fates,
        wakeups,
        machinery.hooks,
    )


def _machinery(
    settings: Settings,
    storage: Storage,
    routes: Routes,
    wakeups: Wakeups,
    telling: Telling,
    clock: ProductClock,
    errands: Errands,
    desk: Desk | None,
    hooks: HookParts,
) -> Machinery:
    holder = Holder()
    posting = Hooks(storage.hooks, hooks.bodies, hooks.poster, wakeups, clock, holder)
    turns, outbox = storage.turns, storage.outbox
    addressing = Addressing(storage.own_senders, routes.senders, storage.written_mail)
    intake = Intake(turns, outbox, wakeups, Spool(settings.var / "spool", holder), clock, addressing)
    return Machinery(
        clock=clock,
        intake=intake,
        turns=Turns(turns, telling.apply, wakeups, clock, errands.wake),
        errands=errands,
        hooks=posting,
        send=Send(outbox, routes, wakeups, clock, holder, settings.sends_at_once),
        settle=Settle(outbox, routes, wakeups, clock, holder),
        fates=Fates(storage.fates, routes, intake, clock),
        tick=Tick(turns, wakeups, clock),
        clearing=Clearing(clear, clock, posting.clear),
        retention=Retention(partial(over, storage.database), intake, clock),
        reconcile=Reconcile(routes, storage.own_senders, intake, SqlWatermarks(storage.database), clock),
        turns_at_once=settings.turns_at_once,
        cards=Cards(storage.cards, desk.board) if desk else None,
        homes=HomesKept(desk.homes) if desk else None,
    )
