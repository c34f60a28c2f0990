"""Each transcript tells one conversation, word for word as people read it."""

from pathlib import Path

import pytest

from tests.telling.golden import check_telling, shown_by

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*/*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_it_is_told_as_written(path: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> None:
    may_rewrite = bool(request.config.getoption("--retell"))
    check_telling(path, is_transcript=True, may_rewrite=may_rewrite, show=shown_by(capsys))


def test_every_transcript_names_its_rules() -> None:
    for path in FILES:
        assert "(R" in path.read_text(encoding="utf-8").splitlines()[0], path
