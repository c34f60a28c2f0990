"""What Slack itself refuses in a form before the app hears of it."""

from typing import Any

from bot.channels.sandbox.slack.typed import fault_in_text

Json = dict[str, Any]
REQUIRED = "Please complete this required field."


def faults_in_inputs(blocks: list[Json], state: Json) -> dict[str, str]:
    """By the block that each is shown at."""
    found = {block["block_id"]: _fault(block, state) for block in blocks if block["type"] == "input"}
    return {block: fault for block, fault in found.items() if fault}


def _fault(block: Json, state: Json) -> str | None:
    element = block["element"]
    told = state[block["block_id"]][element["action_id"]]
    [value] = [value for name, value in told.items() if name not in ("type", "timezone")]
    if not value:
        return None if block.get("optional") else REQUIRED
    return fault_in_text(element, value) if isinstance(value, str) else None
