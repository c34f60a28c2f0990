"""What stands against abuse and runaway costs: where messages may go, how many, and at what price."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Of the whole installation. None, and no countries, is no limit; the defaults stand in `config/abuse.toml`."""

    countries: tuple[
        str, ...
    ] = ()  # ISO 3166: where messages may go unless an organisation has chosen; empty: anywhere
    unprompted_per_number: int | None = None  # to one phone in a day, of all checks; a candidate's own count as halves
    invitations_per_block: int | None = None  # in a day, to numbers that differ in their last three digits alone
    invitations_per_block_abroad: int | None = None  # where the sub-account isn't
    referees_per_day: int | None = None  # that one candidate may name within 24 hours
    answers_per_hour: int | None = None  # to one phone, for each check that it takes part in
    hasty_answers: int | None = None  # in a minute, to messages that do not wait for the one before to be answered
    starts_per_organisation: int | None = None  # checks in a day
    starts_per_key: int | None = None  # with one API key
    alarm_percent: int = 80  # of a budget
    reserve_percent: int = 10  # beyond a budget, for answers to people who write to us


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Allowance:
    """What an organisation has chosen for itself."""

    countries: tuple[str, ...] = ()  # empty: as the installation has it
    segments: int | None = None  # a calendar month; None: unlimited
    cost: int | None = None  # a calendar month, in hundredths of the currency of `config/prices.toml`
    zone: str = ""  # whose months they are; empty: the installation's

    @property
    def has_budget(self) -> bool:
        return self.segments is not None or self.cost is not None

    def allowed(self, limits: Limits) -> frozenset[str]:
        """The countries in force; none where every country is."""
        return frozenset(self.countries or limits.countries)


@dataclass(frozen=True, slots=True)
class Starts:
    """How many checks were started on the latest day on which any was."""

    day: str = ""  # ISO, in UTC
    count: int = 0
    by_key: dict[str, int] | None = None

    def counted(self, day: str, count: int, key: str) -> "Starts":
        """With as many more; `key`: whose they are, empty where no API key started them."""
        mine = self if self.day == day else Starts(day)
        by_key = dict(mine.by_key or {})
        if key:
            by_key[key] = by_key.get(key, 0) + count
        return Starts(day, mine.count + count, by_key)
