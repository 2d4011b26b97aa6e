"""Rows that an import refused stay in the file until they arrive or somebody says that they are dealt with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from evalapp.domain.errors import KnownError
from evalapp.domain.intake import ImportPlan, ImportRow, Outcome
from evalapp.domain.texts import in_language
from evalapp.exchange.intake.headings import field_of
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.work_list import DismissRefused, counted_words, write_work_list
from evalapp.operations.records.exporting.export import export
from evalapp.operations.records.verification import prove
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel

HEAD = "number;title;organisation;start;requested_support\n"
NAMED = ["number", "title", "organisation"]


def take_in(panel: Workspace, text: str) -> None:
    path = panel.path.with_name("a.csv")
    path.write_text(HEAD + text, encoding="utf-8")
    import_applications(panel, plan_import(panel, [path]), reason="Verbeterd.")


def table(folder: Path, *rows: list[str]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "b.xlsx")
    return folder / "b.xlsx"


def waiting(panel: Workspace) -> list[tuple[int, str, str]]:
    return [(each.row, each.number, each.cell) for each in panel.view.refused_rows()]


def test_they_are_there_when_the_file_is_opened_again_and_go_when_they_arrive(tmp_path: Path) -> None:
    with small_panel(tmp_path / "c.evalpanel") as panel:
        take_in(panel, "B-1;T;O;;10000\nB-2;T;O;;veel\nB-3;T;O;soon;10000\n")
    with Workspace.open(tmp_path / "c.evalpanel") as panel:
        assert [(3, "B-2", "E3"), (4, "B-3", "D4")] == waiting(panel)
        assert "veel" in panel.view.refused_rows()[0].reason
        export(panel, tmp_path / "out")
        assert 3 == (tmp_path / "out" / "refused-rows.csv").read_text(encoding="utf-8").count("a.csv") + 1
        take_in(panel, "B-2;T;O;;20000\n")
        assert [(4, "B-3", "D4")] == waiting(panel)
        panel.execute(DismissRefused())
        assert [] == waiting(panel)
        panel.undo()
        assert [(4, "B-3", "D4")] == waiting(panel)


def test_a_row_that_comes_again_under_a_new_name_is_there_once_with_that_name(tmp_path: Path) -> None:
    """And one of another row or other content stays beside it."""
    head = "aanvraag;partner;helix\n"
    with small_panel(tmp_path / "c.evalpanel") as panel:
        for name, rows in (
            ("oud.csv", ";P1;bedrijf\n;P2;bedrijf\n"),
            ("nieuw.csv", ";P1;bedrijf\n;P4;bedrijf\n"),
        ):
            path = tmp_path / name
            path.write_text(head + rows, encoding="utf-8")
            import_applications(panel, plan_import(panel, [path]), reason="Verbeterd.")
        told = [(each.file, each.row, each.title) for each in panel.view.refused_rows()]
    assert [("nieuw.csv", 2, "P1"), ("nieuw.csv", 3, "P4"), ("oud.csv", 3, "P2")] == told


@pytest.mark.parametrize("name", ["a.csv", "beter.csv"])
def test_a_row_that_somebody_left_out_waits_no_longer(tmp_path: Path, name: str) -> None:
    """Its earlier row goes, from the same file or a corrected one, though nothing else comes in."""
    rows = HEAD + "B-1;T;O;;10000\nB-2;Zon (ingetrokken);O;;20000\nB-3;T;O;;veel\n"
    with small_panel(tmp_path / "c.evalpanel") as panel:
        for file, answers in (("a.csv", {}), (name, {"hidden-row:3": "leave-out"})):
            path = tmp_path / file
            path.write_text(rows, encoding="utf-8")
            plan = plan_import(panel, [path], answers=answers)
            import_applications(panel, plan, reason="Verbeterd.")
        assert [(4, "B-3", "E4")] == waiting(panel)
        assert len(plan.work_list) == len(waiting(panel))
        assert "Left out, and so off the work list: 1 row (B-2)." in plan.notes


def test_what_is_left_out_with_all_that_is_hidden_alike_still_waits(tmp_path: Path) -> None:
    """Nobody looked at that row: it would be neither in the call nor on the list."""
    with small_panel(tmp_path / "c.evalpanel") as panel:
        take_in(panel, "B-1;T;O;;10000\nB-2;T;O;;veel\n")
        path = table(tmp_path, NAMED, ["B-2", "T", "O"], ["B-3", "T", "O"])
        book = openpyxl.load_workbook(path)
        book.active.row_dimensions[2].hidden = True
        book.save(path)
        plan = plan_import(panel, [path], answers={"hidden-rows:hand": "leave-out"})
        import_applications(panel, plan, reason="Verbeterd.")
        assert ([(3, "B-2", "E3")], ()) == (waiting(panel), plan.off_list)
        plan = plan_import(panel, [path], answers={"hidden-row:2": "leave-out"})
        import_applications(panel, plan, reason="Verbeterd.")
        assert ([], ["B-2"]) == (waiting(panel), [row.number for row in plan.off_list])
        assert "nothing came in; what was left out" in panel.view.history(limit=1)[0].summary
        assert prove(panel).is_sound
        panel.undo()
        assert [(3, "B-2", "E3")] == waiting(panel)


@pytest.mark.parametrize("answer", ["hidden-row:2", "hidden-rows:struck"])
def test_a_row_that_comes_in_beside_a_copy_that_is_left_out_keeps_what_it_lacks(
    tmp_path: Path, answer: str
) -> None:
    with small_panel(tmp_path / "c.evalpanel") as panel:
        take_in(panel, "B-1;T;O;;10000\nB-2;T;O;;veel\n")
        path = table(tmp_path, NAMED, ["B-2", "T oud", "O"], ["B-2", "T", "O"])
        book = openpyxl.load_workbook(path)
        for cell in book.active[2]:
            cell.font = openpyxl.styles.Font(strike=True)
        book.save(path)
        plan = plan_import(panel, [path], answers={answer: "leave-out"})
        import_applications(panel, plan, reason="Verbeterd.")
        assert ["B-2"] == [each.application.number for each in plan.dossiers_to_add]
        assert "its row stays on the work list" in " ".join(plan.notes)
        assert ([(3, "B-2", "E3")], ()) == (waiting(panel), plan.off_list)


@pytest.mark.parametrize(("amount", "left"), [("veel", []), ("20000", ["partners"])])
def test_partners_go_from_the_list_with_an_application_that_the_call_has_not(
    tmp_path: Path, amount: str, left: list[str]
) -> None:
    """In a call that has it they lack in its dossier, whatever is left out of a later list."""
    with small_panel(tmp_path / "c.evalpanel") as panel:
        partners = tmp_path / "partners.csv"
        partners.write_text("aanvraag;partner;helix\nB-2;P1;onzin\nB-2;P2;bedrijf\n", encoding="utf-8")
        path = panel.path.with_name("a.csv")
        path.write_text(f"{HEAD}B-2;T;O;;{amount}\n", encoding="utf-8")
        import_applications(panel, plan_import(panel, [path, partners]), reason="Verbeterd.")
        assert "partners" in [row.kind for row in panel.view.refused_rows()]
        path = table(tmp_path, NAMED, ["B-2", "T (ingetrokken)", "O"], ["B-3", "T", "O"])
        plan = plan_import(panel, [path], answers={"hidden-row:2": "leave-out"})
        import_applications(panel, plan, reason="Verbeterd.")
        assert left == [row.kind for row in panel.view.refused_rows()]
        assert bool(left) != ("Left out, and so off the work list" in " ".join(plan.notes))


def test_of_partners_only_the_one_that_is_left_out_goes_from_the_list(tmp_path: Path) -> None:
    head = ["number", "name", "helix"]
    with small_panel(tmp_path / "c.evalpanel") as panel:
        take_in(panel, "B-2;T;O;;20000\n")
        import_applications(
            panel, plan_import(panel, [table(tmp_path, head, ["B-2", "P1", "x"], ["B-2", "P2", "x"])])
        )
        assert ["P1", "P2"] == [row.title for row in panel.view.refused_rows()]
        path = table(tmp_path, head, ["B-2", "P1", "company"], ["B-9", "P3", "company"])
        book = openpyxl.load_workbook(path)
        book.active.row_dimensions[2].hidden = True
        book.save(path)
        import_applications(panel, plan_import(panel, [path], answers={"hidden-row:2": "leave-out"}))
        assert ["P2", "P3"] == [row.title for row in panel.view.refused_rows()]


def test_a_file_of_which_every_row_is_refused_is_all_on_the_list(tmp_path: Path) -> None:
    with small_panel(tmp_path / "c.evalpanel") as panel:
        take_in(panel, "B-2;T;O;;veel\n")
        assert [(2, "B-2", "E2")] == waiting(panel)
        assert "every row that differs was refused" in panel.view.history(limit=1)[0].summary


def test_a_file_of_which_nothing_differs_changes_nothing(tmp_path: Path) -> None:
    with small_panel(tmp_path / "c.evalpanel") as panel:
        take_in(panel, "B-1;T;O;;10000\n")
        before = panel.view.fingerprint()
        changes = panel.view.history(limit=100)
        take_in(panel, "B-1;T;O;;10000\n")
        assert (before, len(changes)) == (panel.view.fingerprint(), len(panel.view.history(limit=100)))


def test_it_replaces_an_earlier_list_in_any_language_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    with small_panel(tmp_path / "c.evalpanel") as panel:
        take_in(panel, "B-2;T;O;;veel\n")
        rows = panel.view.refused_rows()
    with in_language("nl"):
        write_work_list(target, rows, panel="p")
    write_work_list(target, rows, panel="p")
    assert "veel" in target.read_text(encoding="utf-8")
    for name in ("a.csv", "c.evalpanel"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(KnownError, match="already exists"):
            write_work_list(tmp_path / name, rows, panel="p")
        assert before == (tmp_path / name).read_bytes()


@pytest.mark.parametrize(
    "edit",
    [
        lambda raw: raw.replace(b"T;", b"T, gebeld;"),
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b";", b","),
        lambda raw: raw.splitlines(keepends=True)[0],
        lambda raw: raw + b";;;gebeld op 3 maart;;;;\n",
        lambda raw: b"\n".join(line.rpartition(b";")[0] for line in raw.splitlines()),
    ],
    ids=["cell", "excel", "commas", "rows-gone", "row-added", "column-gone"],
)
def test_a_list_that_somebody_worked_in_gives_way_to_none(
    tmp_path: Path, edit: Callable[[bytes], bytes]
) -> None:
    target = tmp_path / "list.csv"
    with small_panel(tmp_path / "c.evalpanel") as panel:
        take_in(panel, "B-2;T;O;;veel\n")
        rows = panel.view.refused_rows()
    write_work_list(target, rows, panel="p")
    target.write_bytes(theirs := edit(target.read_bytes()))
    with pytest.raises(KnownError, match="was changed since Evalapp wrote it; choose another name"):
        write_work_list(target, rows, panel="p")
    assert theirs == target.read_bytes()


def test_a_list_without_the_column_for_which_a_row_was_refused_mends_nothing(tmp_path: Path) -> None:
    """The application comes in without its amount, and somebody must still look for it."""
    with small_panel(tmp_path / "c.evalpanel") as panel:
        take_in(panel, "B-1;T;O;;10000\nB-2;T;O;;veel\n")
        path = tmp_path / "short.csv"
        path.write_text("nummer;titel;organisatie\nB-1;T;O\nB-2;T;O\n", encoding="utf-8")
        plan = plan_import(panel, [path])
        assert [
            "“requested_support” of 1 application (B-2) was refused in an earlier import, and these files do not have "
            "it: its row stays on the work list."
        ] == [each for each in plan.notes if "refused in an earlier" in each]
        import_applications(panel, plan, reason="Verbeterd.")
        assert [(3, "B-2", "E3")] == waiting(panel)
        take_in(panel, "B-2;T;O;;20000\n")
        assert [] == waiting(panel)


@pytest.mark.parametrize(
    ("heading", "kind", "field"),
    [
        ("Gevraagde steun (k€)", "applications", "requested_support"),
        ("requested_support", "applications", "requested_support"),
        ("Omzet 2015 (M€)", "partners", "turnover"),
        ("projectkost", "applications", "total_budget"),
        ("Opmerking", "applications", ""),
    ],
)
def test_the_field_of_a_heading_is_known_without_its_column(heading: str, kind: str, field: str) -> None:
    assert field == field_of(heading, kind)


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("partners",), "De rij hoort bij partners, begroting of bijlagen."),
        (("partners", "budget"), "Alle 2 rijen horen bij partners, begroting of bijlagen."),
        (("applications", "budget"), "Van de 2 rijen is er 1 van partners, begroting of bijlagen."),
        (("applications",), ""),
    ],
)
def test_one_row_is_not_told_as_many(kinds: tuple[str, ...], said: str) -> None:
    rows = tuple(
        ImportRow(file="a.csv", row=n, number="A-1", outcome=Outcome.REFUSED, kind=kind)
        for n, kind in enumerate(kinds)
    )
    with in_language("nl"):
        assert said == counted_words(ImportPlan(rows=rows))


@pytest.mark.parametrize("name", ["list.xlsx", "list.pdf", "list"])
def test_it_is_a_table_by_its_name_too(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownError, match=r"is no name for this list, which is a table; end it in \.csv"):
        write_work_list(tmp_path / name, [], panel="p")
    assert [] == list(tmp_path.iterdir())
