"""Slack's rate limits, kept to the second: each method in each workspace, and posts in each channel."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field

WINDOW_SECONDS = 60.0
TIER_2, TIER_3, TIER_4, MOST = 20, 50, 100, 600
A_MINUTE = {
    **dict.fromkeys(("users.list", "conversations.list"), TIER_2),
    **dict.fromkeys(("chat.update", "chat.delete", "conversations.open", "conversations.info"), TIER_3),
    **dict.fromkeys(("conversations.history", "conversations.replies", "users.lookupByEmail", "team.info"), TIER_3),
    **dict.fromkeys(("views.open", "views.update", "views.push", "views.publish", "chat.postEphemeral"), TIER_4),
    **dict.fromkeys(("users.info", "files.getUploadURLExternal", "files.completeUploadExternal"), TIER_4),
    "oauth.v2.access": TIER_4,
    "chat.postMessage": 300,
}
POSTS_A_SECOND, POSTS_AT_ONCE = 1.0, 4


@dataclass(slots=True)
class Rates:
    """`retry_after` takes a call or says for how many whole seconds it must wait."""

    a_minute: dict[str, int] = field(default_factory=lambda: dict(A_MINUTE))
    _taken: dict[tuple[str, str], deque[float]] = field(default_factory=lambda: defaultdict(deque))
    _posts: dict[str, float] = field(default_factory=dict)  # by channel: when its bucket is full again

    def retry_after(self, workspace: str, method: str, channel: str, now: float) -> int:
        """0: taken."""
        if wait := self._of_channel(channel, now) if method == "chat.postMessage" else 0:
            return wait
        taken = self._taken[workspace, method]
        while taken and taken[0] <= now - WINDOW_SECONDS:
            taken.popleft()
        if len(taken) >= self.a_minute.get(method, MOST):
            return max(1, math.ceil(taken[0] + WINDOW_SECONDS - now))
        taken.append(now)
        return 0

    def _of_channel(self, channel: str, now: float) -> int:
        full_at = max(self._posts.get(channel, now), now)
        if full_at - now > (POSTS_AT_ONCE - 1) / POSTS_A_SECOND:
            return 1
        self._posts[channel] = full_at + 1 / POSTS_A_SECOND
        return 0
