"""From a webhook's arrival to its committed turn, as Vouchline itself counts it at /metrics."""

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

METRIC = "vouchline_applied_after_seconds"
BUCKET, HAPPENING = f"{METRIC}_bucket", "text_received"

Buckets = list[tuple[float, float]]  # upper end in seconds, and how many lie below it


async def buckets(base_url: str) -> Buckets:
    async with aiohttp.ClientSession() as session, session.get(f"{base_url}/metrics") as answer:
        text = await answer.text()
    found = next(family for family in text_string_to_metric_families(text) if family.name == METRIC)
    mine = [one for one in found.samples if one.name == BUCKET and one.labels["happening"] == HAPPENING]
    return sorted((float(one.labels["le"]), one.value) for one in mine)


def quantile(counted: Buckets, share: float) -> float:
    """In milliseconds, straight within the bucket, as Prometheus reckons it."""
    wanted, below, start = share * counted[-1][1], 0.0, 0.0
    for end, count in counted:
        if count >= wanted:
            return 1000 * (start + (min(end, 60.0) - start) * (wanted - below) / max(count - below, 1))
        below, start = count, end
    return 1000 * start
