"""Every text that people read is in a group, explained, and filled in by an example."""

import pytest

from bot.catalogues import read_prices, read_texts
from bot.domain.organisation import SubAccount
from bot.flows.own_texts import placeholders
from web.admin.sub_accounts.text_example import example
from web.admin.sub_accounts.text_groups import GROUPS, IN_ORDER, group_of, is_worded

TEXTS, PRICES = read_texts(), read_prices()
WORDED = [key for key in TEXTS["en"].catalogue if is_worded(key)]
CAFE = SubAccount("id", "cafe", "default", "Café Norr", "en", "Europe/Stockholm")


@pytest.mark.parametrize("language", TEXTS)
def test_every_text_is_in_a_group_and_every_placeholder_explained_and_filled_in(language: str) -> None:
    catalogue = TEXTS[language].catalogue
    assert set(IN_ORDER) == set(GROUPS)
    assert {group_of(key) for key in WORDED} == set(GROUPS)
    named = {name for key in WORDED for name in placeholders(catalogue.get(key, ""))}
    assert {name for name in named if f"admin.sub_accounts.placeholders.{name}" not in catalogue} == set()
    for key in WORDED:
        shown = example(catalogue.get(key, ""), key, CAFE, TEXTS[language], "https://example.com", PRICES, TEXTS["en"])
        assert "{" not in shown.said, key
