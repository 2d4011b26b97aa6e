"""The map that `import --map-out` writes, and what gives way to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Played, Run

OTHER = "“map.toml” is a map that says something of other columns or sheets; choose another name"
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
        "already exists; choose another name or folder, nothing was overwritten" in told.err,
    )
    with open(out, "rb") as stream:
        assert before == stream.read()


def written(run: Run, played: Played, *more: str) -> tuple[int, str]:
    table = played.folder / "table.csv"
    if not table.exists():
        table.write_text(TABLE, encoding="utf-8")
    out = played.folder / "map.toml"
    told = run("import", played.panel, str(table), "--map-out", str(out), "--dry-run", *more)
    return told.status, told.err


def test_an_earlier_map_that_nobody_worked_in_gives_way_to_one_with_all_its_headings(
    run: Run, played: Played
) -> None:
    out = played.folder / "map.toml"
    assert 0 == written(run, played)[0]
    first = out.read_bytes()
    (played.folder / "table.csv").write_text(
        TABLE.replace("provincei", "provincei;sectoor").replace("Limburg", "Limburg;bouw"),
        encoding="utf-8",
    )
    assert 0 == written(run, played)[0]
    assert (True, False) == (b"sectoor" in out.read_bytes(), b"sectoor" in first)
    (played.folder / "table.csv").unlink()  # the first table again: it has a column less
    second = out.read_bytes()
    status, err = written(run, played)
    assert (2, True, second) == (status, OTHER in err, out.read_bytes())


@pytest.mark.parametrize("is_dry", [True, False])
def test_the_map_of_another_table_stays(run: Run, played: Played, is_dry: bool) -> None:
    out = played.folder / "map.toml"
    written(run, played)
    before = out.read_bytes()
    table = played.folder / "other.csv"
    table.write_text(TABLE.replace("provincei", "provincieje"), encoding="utf-8")
    told = run("import", played.panel, str(table), "--map-out", str(out), *(["--dry-run"] if is_dry else []))
    assert (2, True, before) == (told.status, OTHER in told.err, out.read_bytes())
    assert "A-9" not in run("status", played.panel, "--json").out


@pytest.mark.parametrize(
    "edit",
    [
        lambda raw: raw.replace(b'"province"', b'"sector"'),
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw + b"# gebeld op 3 maart\n",
        lambda raw: b"# gebeld op 3 maart\n" + raw,
    ],
    ids=["field", "ends", "below", "above"],
)
def test_a_map_that_somebody_worked_in_stays(
    run: Run, played: Played, edit: Callable[[bytes], bytes]
) -> None:
    out = played.folder / "map.toml"
    written(run, played)
    out.write_bytes(theirs := edit(out.read_bytes()))
    status, err = written(run, played)
    assert (2, True, theirs) == (
        status,
        "was changed since Evalapp wrote it; choose another name" in err,
        out.read_bytes(),
    )


def test_a_map_made_by_hand_stays(run: Run, played: Played) -> None:
    out = played.folder / "map.toml"
    out.write_text('[columns]\n"oud" = "title"\n', encoding="utf-8")
    status, err = written(run, played)
    assert (2, True) == (status, "already exists; choose another name" in err)
    assert '[columns]\n"oud" = "title"\n' == out.read_text(encoding="utf-8")


def test_what_was_written_is_read_as_a_map_and_gives_way_to_what_was_made_of_it(
    run: Run, played: Played
) -> None:
    written(run, played)
    out = str(played.folder / "map.toml")
    assert [0, 0] == [written(run, played, "--map", out)[0] for _turn in range(2)]


MEANT = "nummer;titel;organisatie;bedrag\nA-9;T;O;150000\n"


def meaning(run: Run, played: Played, name: str, field: str) -> tuple[int, str]:
    """The map of a table with these headings, of which one was said to be this field."""
    table = played.folder / name
    table.write_text(MEANT, encoding="utf-8")
    said = played.folder / f"said-{field}.toml"
    said.write_text(f'[columns]\n"bedrag" = "{field}"\n', encoding="utf-8")
    out = str(played.folder / "map.toml")
    told = run("import", played.panel, str(table), "--map", str(said), "--map-out", out, "--dry-run")
    return told.status, told.err


def test_the_map_of_a_table_with_the_same_headings_that_mean_other_things_stays(
    run: Run, played: Played
) -> None:
    out = played.folder / "map.toml"
    assert "overwritten" not in meaning(run, played, "one.csv", "requested_support")[1]
    before = out.read_bytes()
    assert b"requested_support" in before
    status, err = meaning(run, played, "two.csv", "total_budget")
    assert (2, before) == (status, out.read_bytes())
    assert "“map.toml” is the map of another table or call, which reads columns otherwise" in err
    assert "overwritten" not in meaning(run, played, "two.csv", "requested_support")[1]


def test_the_map_of_the_same_table_may_be_corrected(run: Run, played: Played) -> None:
    meaning(run, played, "one.csv", "requested_support")
    assert "overwritten" not in meaning(run, played, "one.csv", "total_budget")[1]
    assert b"total_budget" in (played.folder / "map.toml").read_bytes()
