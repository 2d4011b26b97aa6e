"""What the program wrote is read with the separator it was written with, however many commas its texts hold."""

from __future__ import annotations

from pathlib import Path

from evalapp.sheets.tables import read_tables


def test_a_list_of_refused_rows_full_of_commas_has_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "refused.csv"
    why = "F2: “01/02/2017”, so it is not certain, D2: “150,000”, in D3, the mark is, as it seems, a decimal one"
    rows = "".join(f"a.csv;{n};A-{n};One, two;F2;start;{why}, {why};\n" for n in range(2, 5))
    head = "\ufeffFile;Row;No.;Title;Cell;Column;Why;Sheet;Fingerprint 3fe4f28cb137fc2c-b4de97a4\n"
    path.write_text(head + rows, encoding="utf-8")
    (sheet,) = read_tables(path)
    assert sheet.header[:7] == ("File", "Row", "No.", "Title", "Cell", "Column", "Why")
