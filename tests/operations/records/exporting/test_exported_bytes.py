"""Scripts read what is exported: for a file that never changes it stays the same to the byte."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from evalapp.operations.documents.ranking import ranking_json
from evalapp.operations.records.exporting.export import export
from evalapp.operations.workspace import Workspace

DATA = Path(__file__).resolve().parents[3] / "data"
EXPORTED = {
    "applications.json": "e13bd3607b596408c1718fe9f2b89ed7acd203286eb8b80fff81b3aea11736f0",
    "assignment.csv": "652fb4540841c7a017c71e6697544a13a1ff0d7095034cf36ad6eb3d80428b0d",
    "attachments/A-1/plan.txt": "5e70d2b4b7e490d88400bfdb1c0f1ce5c604bfd600f1dce512e2ce5cfb70f251",
    "call.json": "75ca88db95d5408409c73ac490a170042353de412dc613e9216b20e7e613cc36",
    "checklist.json": "b31996e867b7b4b10b08cd5d3882453c9d7a07413fa4ca51d8b80544062d9358",
    "closing.json": "9b906116c566f3ba310b89b8961fdc0fb5356f11cbc77530340ee97a0079fbcd",
    "conflicts.csv": "26fb3f933e57b9802aa840b2593354e61f102ba66d28091ecffa80d1bcac0325",
    "consensus.csv": "ec91f01d293f4856302f07de5d130d09603ada5710a139981ce8d8c7ddf30a9e",
    "declarations.csv": "590441820653e9e02e407e7ff68dc9286ce2fdbe58365704db0c0508ab938908",
    "copies.csv": "c1d8fee92e54a2ee064d3d3f527e7c7f9763abb78ca14f0aff87545f1a1160cf",
    "decisions.json": "c5d81a9565d93ff3eb3e390acd07c91d213c8b5bb1315fdf80a8fd981dd3039a",
    "dismissed.csv": "9b6db0c8a8359751fc7db919300180c4883a59d4468dd9aa7f6a3d468b68ad5d",
    "history.json": "99629ab7a2787150864488e879b7b022cbc8faadcb76a9b835da247e0ae7d289",
    "jury.csv": "76a0be733497311cdb7067df38e3dfe79f4e91ec683b4d5463dda77b7fa89062",
    "letters.json": "01e62f39d675d11289da18d33dc7b17335afab502bc92e54ea342a1235bc41a3",
    "meeting.json": "22fc946af96302d3e0ca910118b6339f312043b2a49f98d1541b8e1d7dfd1404",
    "open-choices.json": "37517e5f3dc66819f61f5a7bb8ace1921282415f10551d2defa5c3eb0985b570",
    "refused-rows.csv": "ff8a45f01e6b578460b71d1e12bc4b6a9c03b4dd77afadd0c5eb6ccf017cc94a",
    "register.json": "d13fe314dee6f42bfbbd53cb5ac2e1400591936e443b58d534d088aaea675c79",
    "scheme-versions.json": "2fec1035f2970724d540ae48286b7939d6f3ae1b33bb271796ddcc7eb030ae75",
    "scheme.toml": "121a83ff1991da75f891b3e77fcc78132e9d0bc0a8171e058dbf19e681489d09",
    "scores-aside.csv": "8159e1cb2461b0e7dc9cf3b4b1414e7846d4c52a738d5d394d79ead9ce0a3b0e",
    "scores.csv": "87787434bf3a792834d49835870a4c696070287b4343fe9124c504693db25609",
    "undertakings.csv": "95764a79ea3564669fa22f2cd03f4efbb3d34fc5f7c646a67b4d3fd93ce851cd",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("export")
    panel = shutil.copy(DATA / "format-1.evalpanel", made / "format-1.evalpanel")
    with Workspace.open(Path(panel), read_only=True) as workspace:
        export(workspace, made / "out")
        document = json.dumps(ranking_json(workspace), ensure_ascii=False, indent=2)
    (made / "ranking.json").write_text(document + "\n", encoding="utf-8")
    return made


@pytest.mark.parametrize("name", EXPORTED)
def test_an_exported_file_stays_as_it_was(folder: Path, name: str) -> None:
    assert EXPORTED[name] == hashlib.sha256((folder / "out" / name).read_bytes()).hexdigest()


def test_nothing_else_is_exported_but_the_ranking_and_the_list_of_it_all(folder: Path) -> None:
    made = {str(path.relative_to(folder / "out")) for path in (folder / "out").rglob("*") if path.is_file()}
    assert {*EXPORTED, "ranking.json", "files.json"} == made


def test_the_ranking_is_exported_as_the_command_line_prints_it(folder: Path) -> None:
    assert (folder / "ranking.json").read_bytes() == (folder / "out" / "ranking.json").read_bytes()
