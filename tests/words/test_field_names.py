"""No sentence for users names a field by what the program calls it: of each there is a word in their language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from evalapp.domain.errors import UnreadableFile
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.texts import in_language
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.people.fields import CONFLICTS, PAIRS, PEOPLE
from evalapp.exchange.intake.people.pairs import read_conflicts, read_pairs
from evalapp.exchange.intake.people.table import read_people_table
from evalapp.exchange.intake.scores import COLUMNS, read_score_table
from evalapp.words.fields import field_label
from tests.exchange.intake.intake_samples import file, plan
from tests.samples import SCHEME

CATALOGUE = Path(__file__).parents[2] / "resources/locale/nl/LC_MESSAGES/evalapp.po"
NAMES = sorted(
    {*(name for fields in FIELDS.values() for name in fields), *PEOPLE, *PAIRS, *CONFLICTS, *COLUMNS}
)
ALIKE = {"sector", "start"}  # the same word in Dutch
SAID = re.compile(rf"“(?:{'|'.join(name for name in NAMES if name not in ALIKE)})”")


def test_every_column_that_is_read_has_a_dutch_name() -> None:
    with in_language("nl"):
        assert ALIKE == {name for name in NAMES if field_label(name) == name}


def test_no_dutch_sentence_has_the_name_of_a_field_in_it() -> None:
    with CATALOGUE.open("rb") as opened:
        texts = [text for each in read_po(opened, locale="nl") for text in _texts(each.string)]
    identifier = re.compile(r"(?<![{\w])[a-z]+(?:_[a-z]+)+(?![\w}])")
    assert [] == [text for text in texts if SAID.search(text) or identifier.search(text)]


@pytest.mark.parametrize(
    ("read", "lacking"),
    [
        (plan, "“nummer”, “titel”"),
        (read_people_table, "“code”, “naam”"),
        (read_pairs, "“jurylid”, “aanvraag”"),
        (read_conflicts, "“jurylid”, “aanvraag”, “soort”"),
        (partial(read_score_table, scheme=parse_scheme(SCHEME), juror=None), "“criterium”"),
    ],
)
def test_all_columns_that_a_table_lacks_are_named_in_the_language_of_the_reader(
    tmp_path: Path, read: Callable[[Path], object], lacking: str
) -> None:
    with in_language("nl"), pytest.raises(UnreadableFile) as caught:
        read(file(tmp_path, "foo;bar\n1;2\n"))
    assert lacking in str(caught.value)
    assert not SAID.search(str(caught.value))


def test_a_refused_row_names_what_it_lacks_in_that_language(tmp_path: Path) -> None:
    table = file(tmp_path, "nummer;titel\nA-1;\n")
    nested = tmp_path / "b.json"
    own = {"number": "B-1", "title": "T", "organisation": "O"}
    nested.write_text(json.dumps([own | {"partners": [{"name": "x"}], "budget": [{"line": "x"}]}]))
    with in_language("nl"):
        reasons = [row.reason for each in (table, nested) for row in plan(each).rows]
    assert not any(SAID.search(reason) for reason in reasons)
    assert "[1].budget[1]: “jaar, bedrag” ontbreekt." in reasons


def _texts(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)
