"""What a table says of its travels holds: in a pack, in a return, in an export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from evalapp.domain.pack_content import PackDigest
from evalapp.domain.permissions import Action
from evalapp.domain.texts import Text
from evalapp.exchange.sealed.returns import open_return
from evalapp.operations.exchange.handout import HandedPack, hand_out
from evalapp.operations.juror.opening import open_or_renew, open_pack
from evalapp.operations.juror.submission import submit
from evalapp.operations.records.exporting.export import export
from evalapp.operations.seats.assigning import Assign
from evalapp.operations.workspace import Workspace
from evalapp.store.rows.settings import PANEL_IDENTITY, UNDERTAKING
from evalapp.store.tables.declared import TABLES
from evalapp.store.tables.table import Table, Travels
from tests.exchange.sealed.exchange_samples import opened_pack
from tests.samples import SCHEME, Act, clear_all, small_panel
from tests.store.tables.marked_rows import AGREED, mark, mark_of, marked_row, put_marked

JUROR, NUMBER, BARRED, GONE = "J1", "A-1", "A-2", "A-3"
WITHOUT_WORDS = {"assignment", "locked", "lacking", "voice"}  # but for ids and numbers
# Keys of a panel with marks for keys are found, and nothing goes out of such a file: see the tests of keys.
MARKED = [table for table in TABLES if table.name not in {*WITHOUT_WORDS, "identity"}]


def rows(workspace: Workspace) -> list[tuple[Table, dict[str, object]]]:
    """About a juror and an application of theirs; the conflict is with another one."""
    given = []
    for table in MARKED:
        application = BARRED if table.name == "conflict" else NUMBER
        row = marked_row(workspace, table, application=application, juror=JUROR)
        if table.name == "scheme":
            row["toml"] = SCHEME.replace('en = "Small"', f'en = "{mark(table)}"')
        elif table.name == "person":
            row["id"] = JUROR
        elif table.name == "issued":
            row["content"] = PackDigest(deadline="", dossiers={}, declaration=mark(table)).encode()
        elif table.name == "received":
            row |= {"kind": "vouched", "device": f"form+{mark(table)}"}
        elif table.name == "sent":
            row["kind"] = "reminder"
        elif table.name == "conflict":
            row["declared_by"] = JUROR  # what somebody else recorded is not the juror's to return
        elif table.name == "setting":
            row["key"] = "device_of_a_test"
        elif table.name == "call":
            row |= {"panel": workspace.view.call().panel, "deadline": "", "is_demo": 0}
        elif table.name == "application":
            row |= {"submitted_at": "", "start": ""}
        elif table.name == "act":
            row["told"] = json.dumps({"words": mark(table)})
        elif table.name == "score":
            row["at"] = "2016-01-01T00:00:00+00:00"
        given.append((table, row))
    return given


@dataclass
class Marked:
    panel: Workspace
    pack: HandedPack


@pytest.fixture
def panel(tmp_path: Path) -> Iterator[Workspace]:
    """Opened again, since the marks went in behind its back."""
    with small_panel(tmp_path / "call.evalpanel") as made:
        seats = [(each.juror, each.application) for each in made.view.assignments()]
        made.execute(Assign(pairs=[each for each in seats if each != (JUROR, BARRED)]))
        put_marked(made, rows(made))
    with Workspace.open(tmp_path / "call.evalpanel") as workspace:
        yield workspace


def carried(content: str) -> set[str]:
    return {table.name for table in MARKED if mark(table) in content}


def test_a_pack_carries_what_the_tables_say_and_nothing_else(panel: Workspace, tmp_path: Path) -> None:
    pack = hand_out(panel, tmp_path / "packs", jurors=[JUROR], new_codes=True).packs[0]
    content = repr(opened_pack(pack.path.read_bytes(), pack.code))
    assert {table.name for table in MARKED if table.travels & Travels.PACK} == carried(content)


def test_a_return_carries_what_the_tables_say_and_nothing_else(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = hand_out(panel, tmp_path / "packs", jurors=[JUROR]).packs[0]
        asked = Text(nl=mark_of(AGREED), en="")
        identity = panel.view.setting(PANEL_IDENTITY)
        key = panel.view.juror_keys()[JUROR][1]
        call = panel.view.call().panel
    with open_pack(pack.path, pack.code) as work:
        put_marked(work, rows(work))
        work.execute(Act(act=lambda change: change.put_setting(UNDERTAKING, asked), action=Action.OPEN_PACK))
    with Workspace.open(tmp_path / "packs" / work.path.name) as work:
        returned = submit(work, pack.code, tmp_path / "one.evalreturn").path
    opened = open_return(returned.read_bytes(), identity, {JUROR: key}.get, panel=call)
    assert {table.name for table in MARKED if table.travels & Travels.RETURN} == carried(repr(opened))


def test_the_export_tells_every_table_in_the_file_that_it_says(panel: Workspace, tmp_path: Path) -> None:
    made = export(panel, tmp_path / "out")
    texts = {
        path.name: path.read_text(encoding="utf-8")
        for path in made
        if path.suffix in (".json", ".csv", ".toml")
    }
    for table in MARKED:
        told_in = {name for name, text in texts.items() if mark(table) in text}
        assert (table.export in told_in) if table.export else not told_in, (table.name, told_in)
    assert {table.export for table in TABLES if table.export} <= texts.keys()


def test_what_follows_the_pack_goes_when_a_newer_one_no_longer_brings_the_application(tmp_path: Path) -> None:
    with small_panel(tmp_path / "call.evalpanel") as panel:
        pack = hand_out(panel, tmp_path / "packs", jurors=[JUROR]).packs[0]
        with clear_all(open_pack(pack.path, pack.code, tmp_path / "an.evalwork")) as work:
            follows = [table for table in MARKED if table.follows_pack and table.name != "application"]
            put_marked(
                work, [(each, marked_row(work, each, application=GONE, juror=JUROR)) for each in follows]
            )
        pairs = {(each.juror, each.application) for each in panel.view.assignments()}
        panel.execute(Assign(pairs=tuple(sorted(pairs - {(JUROR, GONE)}))))
        newer = hand_out(panel, tmp_path / "newer", jurors=[JUROR]).packs[0]
        with open_or_renew(newer.path, pack.code, tmp_path / "an.evalwork").workspace as work:
            left = {
                table.name
                for table in TABLES
                if table.application
                and work.file.rows(f"SELECT 1 FROM {table.name} WHERE {table.application} = ?", (GONE,))
            }
    assert set() == left
