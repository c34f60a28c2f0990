"""Credits on the command line: shown, added, limited and not, for an organisation that is named (R6)."""

import pytest
from click.testing import CliRunner, Result

from web.main import commands


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, ["credits", *words])


def told(*words: str) -> list[str]:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def test_credits_are_unlimited_until_they_are_limited() -> None:
    assert told("show") == ["Café Norr: unlimited"]
    assert told("limit") == ["Café Norr: 0"]
    assert told("add", "5") == ["Café Norr: 5"]
    assert told("add", "2") == ["Café Norr: 7"]
    balance, *lines = told("show")
    assert balance == "Café Norr: 7"
    assert [line.split()[2:5] for line in lines] == [["+2", "7", "added"], ["+5", "5", "added"]]
    assert told("unlimited") == ["Café Norr: unlimited"]


def test_adding_to_no_limit_is_refused() -> None:
    refused = run("add", "5")
    assert refused.exit_code == 1
    assert refused.output == "Error: The credits are unlimited: limit them first, then add.\n"


@pytest.mark.parametrize("amount", ["0", "-3", "many", "1000001"])
def test_an_amount_is_a_number_above_nought(amount: str) -> None:
    assert run("add", "--", amount).exit_code == 2


def test_an_unknown_organisation_is_named_and_not_made() -> None:
    for _ in range(2):
        refused = run("show", "--organisation", "Nobody")
        assert refused.exit_code == 2
        assert "there is no organisation 'Nobody'" in refused.output


def test_another_organisations_credits_are_its_own() -> None:
    assert CliRunner().invoke(commands, ["api-key", "create", "--name", "x", "--organisation", "Bar"]).exit_code == 0
    assert told("limit", "--organisation", "Bar") == ["Bar: 0"]
    assert told("add", "3", "--organisation", "Bar") == ["Bar: 3"]
    assert told("show") == ["Café Norr: unlimited"]
