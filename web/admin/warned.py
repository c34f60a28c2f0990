"""What stands above every page of the office when a limit is near, or holds messages back."""

from dataclasses import dataclass

from bot.domain.usage import Warned, warnings
from bot.flows.abuse.amounts import amount_said
from bot.flows.texts import Texts
from bot.storage.reading import limits, organisations
from bot.wiring import Vouchline


@dataclass(frozen=True, slots=True)
class Banner:
    text: str
    is_grave: bool


async def banners(vouchline: Vouchline, organisation: str, texts: Texts) -> tuple[Banner, ...]:
    allowance = (await organisations.one(organisation)).allowance
    used = await limits.usage(organisation, allowance, vouchline.rules, vouchline.clock.now())
    found = warnings(used, allowance, vouchline.limits)
    return tuple(_banner(one, vouchline.prices.currency, texts) for one in found)


def _banner(warned: Warned, currency: str, texts: Texts) -> Banner:
    used, budget = (_said(one, warned, currency, texts) for one in (warned.used, warned.budget))
    return Banner(texts(f"admin.warned.{warned.kind}", used=used, budget=budget), warned.kind == "budget_over")


def _said(amount: int, warned: Warned, currency: str, texts: Texts) -> str:
    if warned.is_cost:
        return amount_said(amount, currency, texts.language)
    return texts("admin.warned.segments", count=amount)
