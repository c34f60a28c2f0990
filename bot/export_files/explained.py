"""What every file and every field of an export is, in words: docs/export.md, and the README in the zip."""

from collections.abc import Iterator

from bot.export_files.contents import Part, read_contents

HEAD = """\
# An export: all of an organisation's data

`GET /api/v1/export`, `vouchline export --organisation NAME --to FILE.zip`, or the button in the office under
*Settings, Export* give a zip with everything that Vouchline keeps for one organisation. It is of one moment, whatever
is written meanwhile, and holds nothing of any other organisation.

- One file for each thing as JSON Lines: UTF-8, an object a line. Where all fields are plain the same is there as CSV
  (UTF-8 with a mark, commas; a text that a spreadsheet would take for a formula begins with an apostrophe).
- Instants are ISO 8601 in UTC. What is unknown or has not happened is `null`, in CSV empty.
- `manifest.json`: the format's version, the organisation, when, and for each file its rows, its bytes and its SHA-256.
  The version goes up when a file or a field is taken away or gets another meaning; new ones may come at any time.
- No keys, secrets, or hashes of them. A link or code that opens something without sign-in stands without its
  last part: `…/c/…`.
- A report is drawn from `references`, `conversations`, `answers` and `questionnaires`: each submitted reference, and
  each answered follow-up, makes a version of it, in the order in which they came (`submitted_at`, `at`).
- Every export is in the access log, and so in `openings` of the next one.

The answer begins when the zip is whole, so that what arrives is whole: a large organisation takes some seconds (a
thousand checks one second of the server's). An organisation has one made at a time and another waiting; a third is
answered 429, with when to ask again.
"""


def explained() -> str:
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    contents = read_contents()
    yield HEAD
    yield "## Files\n"
    for part in contents.parts:
        yield from _file(part)
    yield "## What is left out\n"
    yield "| table | why |\n|---|---|"
    yield from (f"| `{table}` | {why} |" for table, why in contents.left_out.items())
    yield ""


def _file(part: Part) -> Iterator[str]:
    yield f"### `{part.file}.jsonl`" + (f", `{part.file}.csv`" if part.is_flat else "") + "\n"
    yield f"{part.about}\n"
    yield "| field | |\n|---|---|"
    yield from (f"| `{name}` | {meaning} |" for name, meaning in part.fields.items())
    yield ""
    if part.left_out:
        yield "Left out:\n"
        yield from (f"- `{name}`: {why}" for name, why in part.left_out.items())
        yield ""


if __name__ == "__main__":
    print(explained(), end="")
