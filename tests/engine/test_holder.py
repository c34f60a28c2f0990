"""Holders of leases: the dead are known for certain, and nobody else is called dead."""

import os
import subprocess
import sys

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
    assert us.is_alive("elsewhere:1:abcd")
    assert us.is_alive("a name of another shape")
