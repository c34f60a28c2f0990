"""Tortoise's engines made safe: stock ones deadlock for good when a task is cancelled around `in_transaction()`."""
