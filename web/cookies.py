"""Cookies that we give: out of reach of scripts and of other sites' forms, and over https alone where we are on it."""

from datetime import timedelta

from aiohttp import web

from bot.wiring import Vouchline


def give(vouchline: Vouchline, response: web.StreamResponse, name: str, value: str, lifetime: timedelta) -> None:
    """`name`: from `host_name`, unless it is no harm that another host sets it."""
    response.set_cookie(
        name,
        value,
        max_age=int(lifetime.total_seconds()),
        path="/",
        secure=is_secure(vouchline),
        httponly=True,
        samesite="Lax",
    )


def take_back(vouchline: Vouchline, response: web.StreamResponse, name: str) -> None:
    response.del_cookie(name, path="/", secure=is_secure(vouchline), httponly=True, samesite="Lax")


def host_name(vouchline: Vouchline, name: str) -> str:
    """`__Host-` has browsers refuse one that another host has set; they know it on secure pages alone."""
    return f"__Host-{name}" if is_secure(vouchline) else name


def is_secure(vouchline: Vouchline) -> bool:
    return vouchline.settings.base_url.startswith("https://")
