"""What the core asks of the world. Each Protocol is met by a real part, in tests as well."""

from bot.ports.channels import (
    Accepted,
    Carrier,
    CarrierUnreachable,
    Charge,
    Fate,
    ListedMessage,
    NeverTold,
    NoAnswer,
    NothingListed,
    NotTaken,
    Refused,
    SendResult,
)
from bot.ports.desk import Board, CardStore, Drawn, Homes, StaleCard
from bot.ports.fates import FateStore
from bot.ports.storage import (
    Applied,
    OutboxStore,
    OwnSenders,
    StorageUnreachable,
    TurnStore,
    TurnTaken,
    Written,
    WrittenMail,
)
from bot.ports.waking import Clock, Follower, Wakeups, Watermarks

__all__ = [
    "Accepted",
    "Applied",
    "Board",
    "CardStore",
    "Carrier",
    "CarrierUnreachable",
    "Charge",
    "Clock",
    "Drawn",
    "Fate",
    "FateStore",
    "Follower",
    "Homes",
    "ListedMessage",
    "NeverTold",
    "NoAnswer",
    "NotTaken",
    "NothingListed",
    "OutboxStore",
    "OwnSenders",
    "Refused",
    "SendResult",
    "StaleCard",
    "StorageUnreachable",
    "TurnStore",
    "TurnTaken",
    "Wakeups",
    "Watermarks",
    "Written",
    "WrittenMail",
]
