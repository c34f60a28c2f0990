"""The hot path on PostgreSQL: few round trips, on the pool that Tortoise keeps."""
