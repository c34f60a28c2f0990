"""How fast a sender may write: the generic cell rate algorithm, one cell per SMS segment."""

from dataclasses import dataclass

SECOND = 1_000_000  # everything here is in microseconds


@dataclass(slots=True)
class Rate:
    """One sender's, during one claim."""

    segments_per_second: float
    arrives_at: int  # when the sender is level again, had it written evenly
    resumes_at: int | None
    burst_seconds: float = 1.0  # how far it may be ahead of that

    def may_send(self, now: int) -> bool:
        return self.arrives_at - now <= self.burst_seconds * SECOND and (
            self.resumes_at is None or self.resumes_at <= now
        )

    def count(self, segments: int, now: int) -> None:
        spent = int(max(1, segments) * SECOND / self.segments_per_second)
        self.arrives_at = max(self.arrives_at, now) + spent
