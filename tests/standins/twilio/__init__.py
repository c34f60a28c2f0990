"""A strict Twilio: checks what it is sent, forgets nothing, signs what it calls, and fails by seeded chance."""

from tests.standins.twilio.faults import Faults
from tests.standins.twilio.ledger import Account, Logged
from tests.standins.twilio.server import TwilioStandIn

__all__ = ["Account", "Faults", "Logged", "TwilioStandIn"]
