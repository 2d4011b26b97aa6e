"""The map that `import --map-out` writes, and what gives way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Played, Run

TABLE = "nummer;titel;organisatie;provincei\nA-9;T;O;Limburg\n"


@pytest.mark.parametrize("name", ["the panel", "table.csv", "packs.evalpack", "scheme.toml"])
@pytest.mark.parametrize("is_dry", [True, False])
def test_nothing_but_an_earlier_map_gives_way_to_it(
    run: Run, played: Played, name: str, is_dry: bool
) -> None:
    table = played.folder / "table.csv"
    table.write_text(TABLE, encoding="utf-8")
    for other in ("packs.evalpack", "scheme.toml"):
        (played.folder / other).write_text("format = 1\nid = 'x'\n", encoding="utf-8")
    out = str(played.panel if name == "the panel" else played.folder / name)
    with open(out, "rb") as stream:
        before = stream.read()
    told = run("import", played.panel, str(table), "--map-out", out, *(["--dry-run"] if is_dry else []))
    assert (2, True) == (
        told.status,
        "already exists; choose another name, nothing was overwritten" in told.err,
    )
    with open(out, "rb") as stream:
        assert before == stream.read()


def test_an_earlier_map_gives_way(run: Run, played: Played) -> None:
    table, out = played.folder / "table.csv", played.folder / "map.toml"
    table.write_text(TABLE, encoding="utf-8")
    out.write_text('[columns]\n"oud" = "title"\n', encoding="utf-8")
    told = run("import", played.panel, str(table), "--map-out", str(out), "--dry-run")
    assert 0 == told.status, told.err
    assert "provincei" in out.read_text(encoding="utf-8")
