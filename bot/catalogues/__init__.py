"""Everything read from `config/`: wording, questionnaires, reminders, prices, limits. A mistake stops the start."""

from bot.catalogues.errors import CatalogueRefused
from bot.catalogues.limits import read_limits
from bot.catalogues.plan import read_plan
from bot.catalogues.prices import read_prices
from bot.catalogues.questionnaires import read_questionnaires
from bot.catalogues.wording import read_texts

__all__ = ["CatalogueRefused", "read_limits", "read_plan", "read_prices", "read_questionnaires", "read_texts"]
