"""What a message to Slack tells of is what still holds as it leaves (R35)."""

from datetime import timedelta

from bot.domain.lifecycle import EventType
from bot.flows.desk.events import event_told
from bot.flows.desk.lines import noticed
from tests.builders import NOON
from tests.flows.desk.scene import a_seen_check, an_event

HOUR = timedelta(hours=1)


def test_a_notice_of_what_waits_is_pointless_once_it_has_waited() -> None:
    waits = an_event(EventType.MESSAGE_POSTPONED, until=(NOON + HOUR).isoformat(), zone="Europe/Stockholm")
    about = {"events": [event_told(waits)]}
    assert [one.type for one in noticed(a_seen_check(), about, (), NOON)] == [EventType.MESSAGE_POSTPONED]
    assert noticed(a_seen_check(), about, (), NOON + HOUR) == []
