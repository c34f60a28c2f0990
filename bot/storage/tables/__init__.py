"""The tables, one Tortoise model each. Nobody outside `bot/storage` names them."""
