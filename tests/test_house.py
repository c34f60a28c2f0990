"""The rules of the house: arrows, sizes, names, and no import inside a function."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = sorted(path for folder in ("bot", "web", "docs/examples") for path in (ROOT / folder).rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 250, 40
MEDIAN_FILE, MEDIAN_FUNCTION = 50, 5
SHORT_FUNCTION, SHORT_FUNCTIONS_SHARE = 10, 0.88

FORBIDDEN = frozenset(
    "process handle manage do execute data info item util helper common manager service base impl".split()
    + "processes handles items utils helpers managers services".split()
)
# What the outside calls things: promised settings and commands, and the parts of libraries that we fill in.
GIVEN = re.compile(
    "(?<![a-z])base_url|messaging_service|delete_my_data|in_process|more_info"
    "|execute_(?:many|script|query|insert|query_dict|query_dict_with_affected)$"
)
GIVEN_IN = {
    "bot/channels/mail/door.py": {"handle_DATA", "handle_RCPT", "handle_exception"},
    "bot/channels/twilio/http.py": {"data"},
    "bot/questionnaire_files/writing.py": {"data_type"},
    "bot/channels/slack/installing.py": {"state_utils"},
    "web/importing/workbook/parts.py": {"CharacterDataHandler"},
    "web/unreadable.py": {"handle_error"},
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions() -> Iterator[tuple[str, Function]]:
    for path in OURS:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, Function):
                yield f"{named(path)}:{node.lineno} {node.name}", node


def length(function: Function) -> int:
    """Lines of the body, without its docstring."""
    has_docstring = ast.get_docstring(function, clean=False) is not None
    body = function.body[1:] if has_docstring else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def share(of: list[int], most: int) -> float:
    return sum(1 for one in of if one <= most) / len(of)


def median(of: list[int]) -> int:
    return sorted(of)[len(of) // 2]


def words(name: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", GIVEN.sub("", re.sub(r"(?<=.)([A-Z])", r"_\1", name).lower()))


def names_in(tree: ast.Module) -> Iterator[str]:
    """The names that we have given: of functions, classes, parameters and variables."""
    for node in ast.walk(tree):
        if isinstance(node, Function | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr


def test_imports_go_only_rightwards() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    linted = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph("bot", "web", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()


def test_files_open_with_a_sentence() -> None:
    assert [named(path) for path in OURS if path.stat().st_size and not ast.get_docstring(tree_of(path))] == []


def test_files_are_short() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in OURS}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}
    assert median([lines for lines in lengths.values() if lines]) <= MEDIAN_FILE


def test_functions_are_short() -> None:
    lengths = {name: length(function) for name, function in functions()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}
    assert median(list(lengths.values())) <= MEDIAN_FUNCTION
    assert share(list(lengths.values()), SHORT_FUNCTION) >= SHORT_FUNCTIONS_SHARE


@pytest.mark.parametrize("path", OURS, ids=named)
def test_names_are_words_of_the_product(path: Path) -> None:
    used = {path.stem, *names_in(tree_of(path))} - GIVEN_IN.get(named(path), set())
    assert sorted(name for name in used if FORBIDDEN.intersection(words(name))) == []


def test_nothing_is_imported_inside_a_function() -> None:
    inside = [
        name
        for name, function in functions()
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []
