"""Keeps what somebody has said is the matter with a phone of the sandbox."""

from collections.abc import Collection, Mapping
from dataclasses import asdict

from bot.domain.sandbox_phone import SandboxPhone, Texts
from bot.storage.tables.upkeep import SandboxKeptRow

KIND = "phone"


class SandboxPhoneStore:
    """Meets `bot.domain.sandbox_phone.SandboxPhones`."""

    async def put(self, phone: SandboxPhone) -> None:
        await SandboxKeptRow.update_or_create(id=_id(phone.address), defaults={"kind": KIND, "body": asdict(phone)})

    async def those(self, addresses: Collection[str]) -> Mapping[str, SandboxPhone]:
        rows = await SandboxKeptRow.filter(kind=KIND, id__in=[_id(address) for address in addresses])
        return {phone.address: phone for phone in map(_phone, rows)}


def _id(address: str) -> str:
    return f"{KIND}:{address}"


def _phone(row: SandboxKeptRow) -> SandboxPhone:
    return SandboxPhone(**{**row.body, "texts": Texts(row.body["texts"])})
