"""The call keeps how columns were read: in the journal, verified, and taken back by an undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evalapp.domain.taking.column_map import ColumnMap
from evalapp.operations.panel.applications import import_applications, plan_import
from evalapp.operations.panel.mapping import accepted, choices_of, open_map, save_map, with_sheet
from evalapp.operations.records.verification import prove
from evalapp.store.rows.settings import COLUMN_MAPS
from tests.samples import small_panel

TEXT = "Kop 1;Omschrijving;Wie\nB-1;Titel een twee drie;Org vzw\nB-2;Nog een ander voorstel;Org vzw\n"
SAID = ColumnMap(columns={"Kop 1": "number", "Omschrijving": "title", "Wie": "organisation"})


def test_a_map_stays_with_the_call_until_it_is_undone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TEXT, encoding="utf-8")
    with small_panel(tmp_path / "call.evalpanel") as panel:
        import_applications(panel, plan_import(panel, [path], mapped=SAID), reason="Verbeterd.")
        (kept,) = panel.view.setting(COLUMN_MAPS)
        assert {**SAID.columns} == {**kept.columns}
        assert prove(panel).is_sound
        path.write_text(TEXT.replace("B-", "C-"), encoding="utf-8")
        plan = plan_import(panel, [path])
        assert ["C-1", "C-2"] == [each.application.number for each in plan.dossiers_to_add]
        panel.undo()
        assert () == panel.view.setting(COLUMN_MAPS)
        assert prove(panel).is_sound


def test_another_choice_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TEXT, encoding="utf-8")
    with small_panel(tmp_path / "call.evalpanel") as panel:
        import_applications(panel, plan_import(panel, [path], mapped=SAID), reason="Verbeterd.")
        path.write_text(TEXT.replace("Titel", "Andere titel"), encoding="utf-8")
        other = replace(SAID, columns={**SAID.columns, "Wie": "contact"})
        import_applications(panel, plan_import(panel, [path], mapped=other), reason="Verbeterd.")
        (kept,) = panel.view.setting(COLUMN_MAPS)
        assert "contact" == kept.columns["Wie"]
        assert prove(panel).is_sound


def test_a_map_goes_out_and_comes_in_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TEXT, encoding="utf-8")
    with small_panel(tmp_path / "call.evalpanel") as panel:
        seen = plan_import(panel, [path], mapped=SAID).layout[0]
        mapped = with_sheet(SAID, seen, holds="applications", headings=0)
        save_map(tmp_path / "m.toml", mapped)
        again = plan_import(panel, [path], map_file=tmp_path / "m.toml")
    assert again.mapped == open_map(tmp_path / "m.toml")
    assert 2 == len(again.dossiers_to_add)


def test_what_is_proposed_can_be_taken_over_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("number;title;organisation;KBO-num\n" + "B-1;T;O;0566.988.259\n" * 1, encoding="utf-8")
    with small_panel(tmp_path / "call.evalpanel") as panel:
        seen = plan_import(panel, [path]).layout[0]
        proposal = {each.name: each.proposed for each in seen.columns if each.proposed}
        assert proposal == {**accepted(ColumnMap(), seen).columns}


def test_every_field_can_be_chosen_by_a_name_of_its_own() -> None:
    for kind in ("applications", "partners", "budget"):
        labels = [label for _target, label in choices_of(kind)]
        assert len(set(labels)) == len(labels)
