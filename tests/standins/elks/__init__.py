"""A strict 46elks: takes what its documentation says, complains otherwise, and calls webhooks as it does."""

from tests.standins.elks.account import Account
from tests.standins.elks.server import ElksStandIn

__all__ = ["Account", "ElksStandIn"]
