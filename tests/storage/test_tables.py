"""The tables hold every field of every record."""

import importlib

import pytest

from bot.storage.connecting import TABLES
from bot.storage.into import INTO
from bot.storage.records import mapper

MODELS = [model for part in TABLES for model in vars(importlib.import_module(part)).values() if hasattr(model, "Meta")]
COLUMNS = {model.Meta.table: set(model._meta.fields_map) for model in MODELS if hasattr(model.Meta, "table")}


@pytest.mark.parametrize("record", list(INTO), ids=lambda record: record.__name__)
def test_every_field_of_a_record_has_its_column(record: type) -> None:
    assert set(mapper(record).columns) <= COLUMNS[INTO[record].table]
