from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from evalapp.domain.file_kinds import (
    IMPORTED,
    KINDS,
    MERGED,
    PACK,
    RETURN,
    FileKind,
    kind_of,
    of_kinds,
    pattern,
)
from evalapp.domain.texts import in_language
from tests.delivery.checkout import ROOT, program_files

# The member of a pack is text because its name says so; what ships with the program is given by nobody.
OF_THEIR_OWN = {
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
    paths = [Path("c.jpg"), Path("b.CSV"), Path("a.evalreturn"), Path("d.json")]
    assert of_kinds(paths, MERGED) == [Path("b.CSV"), Path("a.evalreturn")]
    assert of_kinds(paths, ()) == paths


def test_a_dialog_shows_the_kinds_asked_for() -> None:
    assert (pattern(IMPORTED), pattern(())) == ("*.xlsx *.csv *.json", "*")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.suffix)
def test_every_kind_has_a_word_in_both_languages(kind: FileKind) -> None:
    with in_language("nl"):
        dutch = kind.words
    assert (kind.said != "", dutch != "") == (True, True)


def test_no_other_module_spells_a_suffix() -> None:
    spelt = re.compile(rf"\W*({'|'.join(re.escape(kind.suffix) for kind in KINDS)})\W*")
    found = {
        (path.relative_to(ROOT).as_posix(), node.value.strip())
        for path in program_files()
        if path.name != "file_kinds.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and spelt.fullmatch(node.value)
    }
    assert found - OF_THEIR_OWN == set()
