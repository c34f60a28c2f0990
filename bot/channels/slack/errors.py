"""How a call to Slack may fail, told apart by what the caller may do next.

SlackError
├── SlackRefused      Slack says no; asking the same again brings the same
├── SlackBusy         not taken, too many at once: again after `wait_seconds`
├── SlackNotReached   certainly not taken: safe to repeat
├── SlackUnclear      it may have been taken: never repeated blindly
└── WorkspaceGone     there is no token for the workspace, or Slack takes it no more
"""

from collections.abc import Sequence


class SlackError(Exception):
    pass


class SlackRefused(SlackError):
    """`details` is what Slack says is wrong with which part: of blocks and views, one message each."""

    def __init__(self, error: str, details: Sequence[str] = ()) -> None:
        super().__init__(": ".join((error, *details)))
        self.error, self.details = error, tuple(details)


class SlackBusy(SlackError):
    def __init__(self, wait_seconds: float) -> None:
        super().__init__(f"to be tried again after {wait_seconds:.1f} s")
        self.wait_seconds = wait_seconds


class SlackNotReached(SlackError):
    pass


class SlackUnclear(SlackError):
    pass


class WorkspaceGone(SlackError):
    def __init__(self, workspace: str, error: str) -> None:
        super().__init__(f"{workspace}: {error}")
        self.workspace, self.error = workspace, error
