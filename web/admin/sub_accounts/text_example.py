"""A text as somebody would read it, filled in with an example, and what it would cost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_currency

from bot.domain.conversation import Role
from bot.domain.organisation import SubAccount
from bot.domain.prices import Prices
from bot.domain.segments import Counted, counted
from bot.flows.own_texts import placeholders
from bot.flows.texts import PLACEHOLDER, Texts
from bot.links import LinkKind, forward_link, link_for

EXAMPLES = "admin.sub_accounts.examples."
SENTENCES = {"deadline": " {}", "guidance": "{} "}  # with the space that parts them from the sentence beside them
NOBODYS = b"an example"  # no secret of ours: the links are as long as real ones, and lead nowhere
COUNTRIES = ("SE", "NO", "DK", "FI", "DE", "GB", "US")


@dataclass(frozen=True, slots=True)
class Cost:
    country: str
    amount: str  # empty: not known


@dataclass(frozen=True, slots=True)
class Example:
    said: str
    count: Counted
    costs: tuple[Cost, ...]


def example(text: str, key: str, one: SubAccount, texts: Texts, base_url: str, prices: Prices, to: Texts) -> Example:
    """`texts` are those of the text's language, `to` those of whoever looks at it."""
    values = {name: f"{{{name}}}" for name in placeholders(text)} | dict(_values(key, one, texts, base_url))
    said = PLACEHOLDER.sub(lambda found: values[found[1]], text)
    count = counted(said)
    return Example(said, count, tuple(_costs(count.segments, prices, to)))


def _values(key: str, one: SubAccount, texts: Texts, base_url: str) -> Iterator[tuple[str, str]]:
    for name, value in texts.catalogue.items():
        if name.startswith(EXAMPLES):
            yield name.removeprefix(EXAMPLES), SENTENCES.get(name.removeprefix(EXAMPLES), "{}").format(value)
    role = Role.REFEREE if key.startswith("referee.") else Role.CANDIDATE
    if role is Role.CANDIDATE:
        yield "first", texts.catalogue[f"{EXAMPLES}candidate_first"]
    yield "organisation", one.name
    yield "months", str(one.retention_months)
    yield "link", link_for(base_url, NOBODYS, LinkKind(role), "example")
    yield "forward", forward_link(base_url, "23456789")
    if one.contact_shown:
        yield "contact", one.contact_shown
    if one.defaults.guidance:
        yield "guidance", f"{one.defaults.guidance} "


def _costs(segments: int, prices: Prices, to: Texts) -> Iterator[Cost]:
    """Those that are known, else none at all: what is not known is not guessed."""
    shown: Mapping[str, Decimal] = {
        country: prices.sms[country] for country in (*COUNTRIES, *prices.sms) if country in prices.sms
    }
    for country, price in shown.items():
        amount = format_currency(
            segments * price, prices.currency, "¤#,##0.00##", locale=to.language, currency_digits=False
        )
        yield Cost(country, amount)
