"""Options of the tests that pytest itself does not have."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--retell", action="store_true", help="write the tellings anew and print what changed")
