"""What the files are called."""

from dataclasses import replace

import pytest

from bot.report_files import file_name
from tests.report_files.reporting import TEXTS, reported


@pytest.mark.parametrize(
    ("candidate", "called"),
    [
        ("Anna Lind", "Referenser Anna Lind.pdf"),
        ("Åsa Öberg-O'Neill", "Referenser Åsa Öberg-O'Neill.pdf"),
        ("فاطمة", "Referenser فاطمة.pdf"),
        ("../../etc/passwd", "Referenser .. .. etc passwd.pdf"),
        ('a"b\r\nSet-Cookie: x\x00‮', "Referenser a b Set-Cookie x.pdf"),
        ("x" * 300, f"Referenser {'x' * 69}.pdf"),
    ],
)
def test_a_file_is_called_after_the_candidate_and_nothing_else_comes_of_the_name(candidate: str, called: str) -> None:
    read = reported(language="sv").read
    assert file_name(replace(read, check=replace(read.check, candidate_name=candidate)), TEXTS, "pdf") == called
