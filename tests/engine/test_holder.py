"""Holders of leases: the dead are known for certain, and nobody else is called dead."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.engine.holder import Holder


def test_we_live_and_our_namesake_of_before_does_not() -> None:
    us, before = Holder(), Holder()
    assert us.is_alive(us.name)
    assert not us.is_alive(before.name)


def test_a_program_of_this_machine_is_dead_when_its_number_is_gone() -> None:
    us = Holder()
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert not us.is_alive(us.name.replace(f":{os.getpid()}:", f":{gone.pid}:"))
    assert us.is_alive(us.name.replace(f":{os.getpid()}:", f":{os.getppid()}:"))


def test_programs_elsewhere_and_names_of_another_shape_count_as_alive() -> None:
    us = Holder()
    host, pid = socket.gethostname(), os.getpid()
    for name in ("elsewhere:1:abcd", f"{host}:elsewhere:{pid}:abcd", f"{host}:{pid}:abcd", "a name of another shape"):
        assert us.is_alive(name), "a container may have our host name, and number its processes as we do"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all processes of a machine have numbers of their own")
def test_nobody_is_called_dead_where_our_own_place_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.engine.holder.BOOT", Path("/nowhere"))
    assert Holder().is_alive(Holder().name)
