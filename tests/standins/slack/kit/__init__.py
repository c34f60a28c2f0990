"""Block Kit's rules as Slack's reference states them, written without a look at what the product knows of them."""

from tests.standins.slack.kit.messages import errors_of_message
from tests.standins.slack.kit.views import errors_of_view

__all__ = ["errors_of_message", "errors_of_view"]
