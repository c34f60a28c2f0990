"""Each story tells a whole check, everybody in it and the clock, word for word."""

from pathlib import Path

import pytest

from tests.telling.golden import check_telling, shown_by

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_it_is_told_as_written(path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> None:
    may_rewrite = bool(request.config.getoption("--retell"))
    check_telling(path, is_transcript=False, may_rewrite=may_rewrite, show=shown_by(capsys))


def test_every_story_names_its_rules() -> None:
    for path in FILES:
        assert "(R" in path.read_text(encoding="utf-8").splitlines()[0], path
