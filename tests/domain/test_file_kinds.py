from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from evalapp.domain.file_kinds import (
    IMPORTED,
    KINDS,
    MERGED,
    OPENED,
    PACK,
    PEOPLE,
    RETURN,
    FileKind,
    kind_of,
    no_panel,
    of_kinds,
    pattern,
)
from tests.delivery.checkout import ROOT, program_files
from tools import catalogue

SENTENCES = {"_", "N_", "ngettext"}
# The help of the command line is no sentence of the catalogue; the member of a pack is text because its name says
# so; what ships with the program is given by nobody.
OF_THEIR_OWN = {
    ("evalapp/cli/__init__.py", "Take in applications from .xlsx, .csv or .json."),
    ("evalapp/cli/__init__.py", "Take in jurors, chair and secretaries from .csv."),
    ("evalapp/cli/applications.py", "Take in applications from .xlsx, .csv or .json, row by row."),
    ("evalapp/demo/play.py", ".json"),
    ("evalapp/domain/scheme/templates.py", "*.toml"),
    ("evalapp/domain/scheme/templates.py", ".toml"),
    ("evalapp/exchange/sealed/container.py", ".json"),
    ("ui/pages/dossier/attachments.py", ".pdf"),
}


def test_a_file_is_known_by_its_name_in_capitals_too() -> None:
    assert [kind_of(Path(name)) for name in ("a.evalpack", "B.EVALRETURN", "c.jpg", "evalpack")] == [
        PACK,
        RETURN,
        None,
        None,
    ]


def test_what_is_asked_for_is_kept_in_its_order() -> None:
    paths = [Path("c.jpg"), Path("b.CSV"), Path("a.evalreturn"), Path("d.toml")]
    assert of_kinds(paths, MERGED) == [Path("b.CSV"), Path("a.evalreturn")]
    assert of_kinds(paths, ()) == paths


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("a.evalpack", "with its access code, and go on in the .evalwork file"),
        ("a.evalreturn", "merge it into the panel that handed out the pack"),
        ("A.EVALHANDOVER", "take it over with its access code"),
        ("a.csv", "choose a file that ends in .evalpanel or .evalwork"),
    ],
)
def test_what_is_no_panel_is_said_to_be_what_it_is(name: str, instead: str) -> None:
    said = no_panel(Path(name))
    assert said.startswith(f"“{name}” is not a panel file")
    assert instead in said


@pytest.mark.parametrize(
    ("kinds", "shown"),
    [
        (OPENED, "*.evalpanel *.evalpack *.evalwork *.evalhandover"),
        (IMPORTED, "*.xlsx *.csv *.json *.ods *.xls *.xlsb"),
        (MERGED, "*.evalreturn *.xlsx *.csv *.json *.ods *.xls *.xlsb"),
        (PEOPLE, "*.csv *.xlsx *.ods *.xls *.xlsb"),
        ((), "*"),
    ],
)
def test_a_dialog_shows_the_kinds_that_can_be_taken(kinds: tuple[FileKind, ...], shown: str) -> None:
    assert pattern(kinds) == shown


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.suffix)
def test_every_kind_has_a_word_in_both_languages(kind: FileKind) -> None:
    # Some words are the same in both: what counts is that the catalogue has an answer.
    message = catalogue.stored().get(kind.said)
    assert message is not None
    assert (kind.said != "", message.string != "") == (True, True)


@pytest.mark.long
def test_no_other_module_spells_a_suffix() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), text.strip())
        for path in program_files()
        if path.name != "file_kinds.py"
        for text in spelt_in(path.read_text(encoding="utf-8"))
    }
    assert found - OF_THEIR_OWN == set()


@pytest.mark.parametrize(
    ("source", "is_spelt"),
    [
        ('".csv"', True),
        ('".CSV"', True),
        ('"Tables (*.csv *.xlsx)"', True),
        ('f"PDF (*.pdf)"', True),
        ('f"{stem}-form.xlsx"', True),
        ('"{stem}.pdf".format(stem=stem)', True),
        ('"codes.csv"', False),
        ('_("Save it as .xlsx.")', False),
        ('"qt.pdf.*=false"', False),
    ],
)
def test_a_suffix_is_spelt_where_no_whole_name_and_no_sentence_is(source: str, is_spelt: bool) -> None:
    assert bool(spelt_in(f"told = {source}")) is is_spelt


def spelt_in(source: str) -> list[str]:
    """The strings that spell a suffix. A whole name such as `codes.csv` is one file's, not a kind's."""
    endings = "|".join(re.escape(kind.suffix) for kind in KINDS)
    alone, last = (
        re.compile(text, re.IGNORECASE) for text in (rf"(?<!\w)({endings})(?!\w)", rf"({endings})\W*$")
    )
    tree = ast.parse(source)
    told = {id(text) for node in ast.walk(tree) for text in _told(node)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
        if alone.search(node.value) or (id(node) in parts and last.search(node.value))
    ]


def _told(node: ast.AST) -> list[ast.expr]:
    """Strings for a reader: docstrings, and sentences for users."""
    if isinstance(node, ast.Expr):
        return [node.value]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SENTENCES:
        return node.args
    return []
