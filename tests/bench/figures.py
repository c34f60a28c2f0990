"""What was measured, and the table that shows it."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Figures:
    """One subject on one database, over all rounds."""

    answered_seconds: list[float] = field(default_factory=list)  # from the webhook to its HTTP answer
    replied_seconds: list[float] = field(default_factory=list)  # from the webhook to the reply reaching the provider
    seconds: float = 0.0
    committed_ms: tuple[float, float] | None = None  # p50 and p99, from the webhook's arrival to its committed turn

    @property
    def a_second(self) -> float:
        return len(self.answered_seconds) / self.seconds if self.seconds else 0.0


def quantile(values: list[float], share: float) -> float:
    """In milliseconds."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


HEADING = (
    "",
    "a second",
    "ratio",
    "acknowledged p50",
    "p99 ms",
    "committed p50",
    "p99 ms",
    "replied p50",
    "p99 ms",
    "turns",
)


def table(databases: dict[str, dict[str, Figures]]) -> str:
    rows: list[tuple[str, ...]] = [HEADING]
    for name, subjects in databases.items():
        floor = subjects["floor"].a_second
        rows += [row(f"{name} {subject}", figures, floor) for subject, figures in subjects.items()]
    widths = [max(len(line[column]) for line in rows) for column in range(len(HEADING))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in rows)


def row(name: str, figures: Figures, floor: float) -> tuple[str, ...]:
    answered, replied = figures.answered_seconds, figures.replied_seconds
    return (
        name,
        f"{figures.a_second:.0f}",
        f"{figures.a_second / floor:.2f}" if floor else "-",
        f"{quantile(answered, 0.5):.1f}",
        f"{quantile(answered, 0.99):.1f}",
        f"{figures.committed_ms[0]:.1f}" if figures.committed_ms else "-",
        f"{figures.committed_ms[1]:.1f}" if figures.committed_ms else "-",
        f"{quantile(replied, 0.5):.1f}" if replied else "-",
        f"{quantile(replied, 0.99):.1f}" if replied else "-",
        str(len(answered)),
    )
