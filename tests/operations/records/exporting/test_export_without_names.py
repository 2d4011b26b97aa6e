"""An export without names holds the scores and reasons, and nobody who gave them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalapp.cli import main
from evalapp.domain.errors import KnownError
from evalapp.domain.people import ConflictKind
from evalapp.operations.deciding.reserve import CallOn, StepBack
from evalapp.operations.panel.editing.application_plan import TypedApplication, plan_change
from evalapp.operations.panel.editing.applications import ChangeApplication
from evalapp.operations.panel.jury import DeclareConflict
from evalapp.operations.records.exporting.without_names import NamelessExport, export_without_names
from evalapp.operations.workspace import Workspace
from evalapp.store.tables.declared import TABLES
from tests.operations.deciding.decided_samples import decided
from tests.operations.progress.ready_samples import ready, score
from tests.samples import PEOPLE, small_panel


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    with decided(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def exported(panel: Workspace, folder: Path) -> NamelessExport:
    return export_without_names(panel, folder)


def test_nobody_of_the_panel_stands_in_any_file(panel: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    made = exported(panel, folder)
    whole = "\n".join(path.read_text(encoding="utf-8") for path in made.files)
    for person in PEOPLE:
        assert person.name not in whole
        assert person.email not in whole or not person.email
        assert f'"{person.id}"' not in whole
        assert f"{person.id}," not in whole
    assert panel.view.call().panel not in whole
    assert panel.view.fingerprint() not in whole
    assert {path.name for path in folder.iterdir()} == {path.name for path in made.files}


def test_what_is_named_in_a_text_is_taken_out_and_counted(tmp_path: Path) -> None:
    with ready(tmp_path / "call.evalpanel") as panel:
        named = PEOPLE[0].name
        score(panel, "J1", "A-1", "helix", 4, why=f"Zoals {named} zei: sterk.")
        made = exported(panel, tmp_path / "out")
        (row,) = [each for each in read(tmp_path / "out", "scores.csv") if "sterk" in each["comment"]]
    assert made.places == 1
    assert named not in row["comment"]


def test_the_scores_are_those_of_the_file_under_numbers_that_tell_nobody(
    panel: Workspace, tmp_path: Path
) -> None:
    exported(panel, tmp_path / "out")
    rows = read(tmp_path / "out", "scores.csv")
    assert len(rows) == len(panel.view.scores())
    assert {each["reviewer"] for each in rows} == {"reviewer-1", "reviewer-2"}
    criterion = panel.view.call().scheme.criterion
    for number in panel.view.numbers():
        told = sorted(each["value"] for each in rows if each["application"] == number)
        held = [each for each in panel.view.scores() if each.application == number and each.value is not None]
        assert told == sorted(criterion(each.criterion).scale.text(each.value or 0) for each in held)


def test_conflicts_are_counted_and_no_more(panel: Workspace, tmp_path: Path) -> None:
    with small_panel(tmp_path / "other.evalpanel") as other:
        for juror in ("J1", "J2"):
            other.execute(
                DeclareConflict(juror=juror, application="A-1", kind=ConflictKind.FAMILY, note="zus")
            )
        exported(other, tmp_path / "out")
    assert read(tmp_path / "out", "conflicts.csv") == [
        {"application": "A-1", "kind": "family", "jurors": "2"}
    ]


def test_decisions_and_ranking_are_told(panel: Workspace, tmp_path: Path) -> None:
    exported(panel, tmp_path / "out")
    ranking = json.loads((tmp_path / "out" / "ranking.json").read_text(encoding="utf-8"))
    assert [each["application"] for each in ranking["places"]] == ["A-3", "A-2", "A-1"]
    decisions = json.loads((tmp_path / "out" / "decisions.json").read_text(encoding="utf-8"))
    assert {each["application"]: each["outcome"] for each in decisions} == {
        "A-1": "reserve",
        "A-2": "approve",
        "A-3": "approve",
    }
    call = json.loads((tmp_path / "out" / "call.json").read_text(encoding="utf-8"))
    assert call["without_names"] is True


def test_every_table_is_told_or_said_to_be_left_out(panel: Workspace, tmp_path: Path) -> None:
    made = exported(panel, tmp_path / "out")
    told = {path.name for path in made.files}
    assert {each.export for each in TABLES if each.export} <= told | set(made.withheld)
    assert not told & set(made.withheld)


def test_it_is_written_into_a_new_folder_alone(panel: Workspace, tmp_path: Path) -> None:
    """A file of a whole export left in it would name everybody."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "jury.csv").write_text("x", encoding="utf-8")
    with pytest.raises(KnownError, match="is not empty"):
        exported(panel, tmp_path / "out")


def test_the_command_says_what_was_taken_out_and_left_out(
    panel: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    panel.close()
    assert main(["export", str(tmp_path / "call.evalpanel"), str(tmp_path / "out"), "--anonymous"]) == 0
    said = capsys.readouterr().out
    assert "read them before you pass this on" in said
    assert "Left out: " in said
    assert "jury.csv" in said
    assert not (tmp_path / "out" / "jury.csv").exists()


@pytest.mark.parametrize(
    "told", ["lien.smets@gmail.com", "@liensmets", "0475 12 34 56", "+32 475 12 34 56", "J1", "jan@x.be"]
)
def test_addresses_telephones_and_ids_go_as_a_whole(tmp_path: Path, told: str) -> None:
    """Of an address only the surname went: what stood around it said who it was."""
    with ready(tmp_path / "call.evalpanel") as panel:
        score(panel, "J1", "A-1", "helix", 4, why=f"Vraag het {told} eens, 2015-2018, € 1.250.000.")
        made = exported(panel, tmp_path / "out")
        (row,) = [each for each in read(tmp_path / "out", "scores.csv") if "Vraag" in each["comment"]]
    assert (made.places, row["comment"]) == (1, "Vraag het [name withheld] eens, 2015-2018, € 1.250.000.")


def test_an_organisation_keeps_its_name(tmp_path: Path) -> None:
    """A gap in it would say which juror has a word of it for a name."""
    with small_panel(tmp_path / "call.evalpanel") as panel:
        named = PEOPLE[0].name.split()[-1]
        change = plan_change(
            panel.view, "A-1", TypedApplication(fields={"organisation": f"Huis {named} vzw"})
        )
        assert change.after is not None
        panel.execute(ChangeApplication(dossier=change.after, reason="Zo heet ze."))
        exported(panel, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "applications.json").read_text(encoding="utf-8"))
    assert f"Huis {named} vzw" in [each["organisation"] for each in told]


def test_what_came_of_decisions_later_is_told(panel: Workspace, tmp_path: Path) -> None:
    panel.execute(StepBack(application="A-3", on="2016-07-20", reason="Gestopt."))
    panel.execute(CallOn(application="A-1", reason="A-3 valt weg.", on="2016-07-25"))
    exported(panel, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "decisions.json").read_text(encoding="utf-8"))
    assert {each["application"]: (each["holds"], each["holds_cents"]) for each in told} == {
        "A-1": ("approve", 100_000_00),
        "A-2": ("approve", 100_000_00),
        "A-3": (None, 0),
    }


def test_the_order_of_reviewers_follows_from_nothing_that_others_have(
    panel: Workspace, tmp_path: Path
) -> None:
    """From the id of the panel, which stands in every pack, anybody could count it again."""
    exported(panel, tmp_path / "out")
    first = read(tmp_path / "out", "scores.csv")
    panel.close()
    with Workspace.open(tmp_path / "call.evalpanel") as again:
        exported(again, tmp_path / "again")
    assert first == read(tmp_path / "again", "scores.csv")
