"""What a person reads of numbers, days and lists is written by `words/formats`, and past it by nobody."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tools import catalogue

# Where something of it stands for another reason: how often, and why.
EXCEPTIONS = {
    "evalapp/words/formats.py": (3, "is where they are written: days as a field takes them in, and hours"),
    "ui/session.py": (1, "a time of day to the second, which both languages write alike"),
    "ui/selfcheck/whole_call.py": (1, "types a day, as a person would"),
    "evalapp/domain/terms/plan.py": (1, "a day as a field takes it in, in a room that knows no formats"),
    "evalapp/domain/writing/by_column.py": (2, "words to a programmer"),
    "evalapp/demo/scores.py": (1, "types a score, as a juror would"),
    "evalapp/exchange/intake/values.py": (1, "a percentage as its cell would have it typed"),
    "evalapp/sheets/json_files.py": (1, "a number of a document, as it stands there"),
    "evalapp/sheets/xlsx_files.py": (2, "a number of a workbook, as it is stored"),
    "evalapp/sheets/seen/conditions.py": (1, "digits that are compared"),
    "evalapp/sheets/written/cells.py": (2, "numbers in the markup of a workbook"),
    "evalapp/store/backup.py": (1, "the name of a file, which sorts by it"),
    "evalapp/reports/drawing/archival/archive.py": (1, "what the standard of an archive asks"),
    "evalapp/reports/drawing/structure.py": (1, "coordinates in a page"),
    "evalapp/reports/drawing/cells/rows.py": (1, "the size of letters"),
    "evalapp/reports/letters/parts.py": (1, "the size of letters"),
}
_ROUNDED = re.compile(r"^[,_]$|\.\d*[feg%]|[feg%]$|%")
_SAYING = {"_", "N_", "ngettext", "pgettext"}


def bypasses(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The line, and what there writes a number, a day or a list by itself."""
    said = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SAYING
        for argument in node.args
    }
    for node in ast.walk(tree):
        match node:
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[ast.Constant(value=str(spec))])):
                if _ROUNDED.search(spec):
                    yield node.lineno, f"an f-string with :{spec}"
            case ast.Call(func=ast.Attribute(attr="strftime")):
                yield node.lineno, "strftime"
            case ast.Call(func=ast.Name(id="format")):
                yield node.lineno, "format()"
            case ast.BinOp(op=ast.Mod(), left=ast.Constant(value=str())):
                yield node.lineno, "% behind a text"
            case ast.Constant(value=str(text)) if re.fullmatch(r",? (en|and|of|or) ", text):
                if id(node) not in said:
                    yield node.lineno, f"a list with “{text}”"


@pytest.mark.parametrize(
    "source",
    [
        'f"{x:.2f}"',
        'f"{x:,}"',
        'f"{day:%d/%m/%Y}"',
        'day.strftime("%H")',
        'format(x, ".2f")',
        '"%d" % x',
        '" en ".join(names)',
    ],
)
def test_what_goes_past_the_formats_is_found(source: str) -> None:
    assert list(bypasses(ast.parse(source)))


@pytest.mark.parametrize("source", ['f"{x}"', 'f"{x:>8}"', '_(" and ").join(names)', "n % 2"])
def test_what_writes_neither_number_nor_list_is_none(source: str) -> None:
    assert not list(bypasses(ast.parse(source)))


@pytest.mark.long
def test_numbers_days_and_lists_are_written_in_one_place() -> None:
    found: Counter[str] = Counter()
    said = []
    for path in catalogue.source_files():
        name = path.relative_to(catalogue.ROOT).as_posix()
        for line, what in bypasses(ast.parse(path.read_text(encoding="utf-8"))):
            found[name] += 1
            said.append(f"{name}:{line}: {what}")
    allowed = {name: n for name, (n, _why) in EXCEPTIONS.items()}
    assert dict(found) == allowed, "\n".join(said)
