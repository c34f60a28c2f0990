"""An organisation chooses who may open its reports (R50)."""

import pytest

from bot.domain.access import ReportsOpenTo
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.organisation import Organisation
from bot.flows.changes import OrganisationSeen
from bot.flows.report_access import report_access_asked
from tests.builders import NOON
from tests.world import World

SEEN = OrganisationSeen(Organisation("cafe", "Café Norr", NOON), (), (), 0)
MOMENT = World().moment()


def asked(open_to: object) -> Row:
    return Row(organisation_lane("cafe"), "web", "1", Happening.REPORT_ACCESS_ASKED, {"open_to": open_to})


def test_whoever_has_the_link_may_unless_somebody_chooses_otherwise() -> None:
    assert SEEN.organisation.reports_open_to is ReportsOpenTo.LINK


@pytest.mark.parametrize("choice", ReportsOpenTo)
def test_a_choice_is_kept(choice: ReportsOpenTo) -> None:
    [changed] = report_access_asked(SEEN, asked(choice.value), MOMENT).put
    assert isinstance(changed, Organisation) and changed.reports_open_to is choice


@pytest.mark.parametrize("wrong", ["everybody", "", "LINK"])
def test_anything_else_is_refused(wrong: str) -> None:
    changes = report_access_asked(SEEN, asked(wrong), MOMENT)
    assert changes.put == [] and "refused" in str(changes.outcome)
