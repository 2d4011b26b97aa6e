"""The access codes of a folder of packs, in a file that its owner alone can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from evalapp.domain.texts import _
from evalapp.files import Staged
from evalapp.sheets.csv_files import stage_csv
from evalapp.sheets.tables import read_tables

CODES_HEAD = ("juror", "name", "code")


def as_before() -> str:
    """What stands in the place of a code that an earlier file holds."""
    return _("as before")


def read_codes(path: Path) -> dict[str, tuple[str, str]]:
    """Juror → name and code that an earlier hand-out left there. Read first: a bad table stops everything."""
    rows: dict[str, tuple[str, str]] = {}
    if path.exists():
        for row in read_tables(path)[0].rows:
            juror, name, code = [text or "" for text in (*row.texts, "", "", "")[:3]]
            rows[juror] = (name, code)
    return rows


def stage_codes(
    path: Path, earlier: Mapping[str, tuple[str, str]], handed: Iterable[tuple[str, str, str]]
) -> Staged:
    """Codes of this hand-out: juror, name and code, "" where the earlier one still opens.

    Those that an earlier hand-out left in the folder are kept, not lost.
    """
    rows = dict(earlier)
    for juror, name, code in handed:
        known = rows.get(juror, ("", ""))[1]
        rows[juror] = (name, code or known or as_before())
    return stage_csv(path, CODES_HEAD, [(juror, *rest) for juror, rest in rows.items()])
