"""Tables of applications, people, seats and scores, changed by what their cells mean and written as any kind."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from evalapp.operations.workspace import Workspace
from tools.fuzz.books import HEADS
from tools.fuzz.documents import Draw, documents
from tools.fuzz.ground import Ground
from tools.fuzz.kind import Fault, Input, Kind, Verdict, require_sound, told, unchanged
from tools.fuzz.other_books import WRITERS
from tools.fuzz.planning import Plan, deep, of_applications, of_merge, of_people, of_seats, planned
from tools.fuzz.values import anything, beside, days, numbers

Table = list[list[str]]
_READS = (
    "euro", "thousand", "million", "day-first", "month-first", "years", "months", "mixed", "thousands", "decimals",
    "keep",
    "leave-out", "further", "remove", "as-written", "empty", "leave-empty", "year-last", "year-first", "title",
    "number", "x",
)  # fmt: skip
_COLUMNS = (
    "number", "title", "acronym", "organisation", "enterprise_number", "sector", "province", "start", "years",
    "requested_support", "total_budget", "summary", "contact", "email", "submitted_at",
)  # fmt: skip


def applications_of(ground: Ground) -> Table:
    rows = [[_said(each.get(column)) for column in _COLUMNS] for each in ground.applications]
    return [list(_COLUMNS), *rows]


def _said(value: object) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def changed(draw: Draw, table: Sequence[Sequence[str]], most: int = 3) -> Table:
    rows = [list(row) for row in table]
    pool = [cell for row in rows for cell in row if cell][:300]
    for _turn in range(draw(st.integers(0, most))):
        draw(st.sampled_from(_WAYS))(draw, rows, pool)
        rows[:] = rows or [[]]
    return rows


def _place(draw: Draw, rows: Table) -> tuple[list[str], int]:
    row = rows[draw(st.integers(0, len(rows) - 1))]
    if not row:
        row.append("")
    return row, draw(st.integers(0, len(row) - 1))


def _cell(draw: Draw, rows: Table, pool: list[str]) -> None:
    row, at = _place(draw, rows)
    row[at] = draw(beside(pool))


def _column(draw: Draw, rows: Table, pool: list[str]) -> None:
    """Every cell of a column of one odd kind."""
    at = draw(st.integers(0, max(len(rows[0]) - 1, 0)))
    of = draw(st.sampled_from((numbers, days, anything, beside(pool))))
    for row in rows[1:60]:
        if at < len(row):
            row[at] = draw(of)


def _heading(draw: Draw, rows: Table, pool: list[str]) -> None:
    if rows[0]:
        at = draw(st.integers(0, len(rows[0]) - 1))
        rows[0][at] = draw(st.one_of(st.sampled_from(HEADS), st.sampled_from(rows[0]), beside(pool)))


def _swap_columns(draw: Draw, rows: Table, _pool: list[str]) -> None:
    one, other = (draw(st.integers(0, max(len(rows[0]) - 1, 0))) for _n in range(2))
    for row in rows:
        if max(one, other) < len(row):
            row[one], row[other] = row[other], row[one]


def _column_again(draw: Draw, rows: Table, _pool: list[str]) -> None:
    at, times = draw(st.integers(0, max(len(rows[0]) - 1, 0))), draw(st.sampled_from((1, 1, 2, 90, 600)))
    for row in rows:
        if at < len(row):
            row += [row[at]] * times


def _column_gone(draw: Draw, rows: Table, _pool: list[str]) -> None:
    at = draw(st.integers(0, max(len(rows[0]) - 1, 0)))
    for row in rows:
        del row[at : at + 1]


def _row_again(draw: Draw, rows: Table, _pool: list[str]) -> None:
    at, times = draw(st.integers(0, len(rows) - 1)), draw(st.sampled_from((1, 1, 1, 3, 40)))
    rows[at:at] = [list(rows[at]) for _n in range(times)]


def _row_gone(draw: Draw, rows: Table, _pool: list[str]) -> None:
    del rows[draw(st.integers(0, len(rows) - 1))]


def _row_moved(draw: Draw, rows: Table, _pool: list[str]) -> None:
    rows.insert(draw(st.integers(0, len(rows) - 1)), rows.pop(draw(st.integers(0, len(rows) - 1))))


def _between(draw: Draw, rows: Table, pool: list[str]) -> None:
    row = draw(
        st.sampled_from(
            ([], [""] * 5, ["Totaal", "", "99"], ["x"], ["* zie nota"], [draw(anything)], pool[:3])
        )
    )
    rows.insert(draw(st.integers(0, len(rows))), list(row))


def _longer(draw: Draw, rows: Table, pool: list[str]) -> None:
    row, _at = _place(draw, rows)
    row += [draw(beside(pool)) for _n in range(draw(st.integers(1, 3)))]


def _shorter(draw: Draw, rows: Table, _pool: list[str]) -> None:
    row, at = _place(draw, rows)
    del row[at:]


def _turned(_draw: Draw, rows: Table, _pool: list[str]) -> None:
    """Columns for rows."""
    width = max(map(len, rows), default=0)
    if width < 40:
        rows[:] = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]


_WAYS = (
    _cell, _cell, _cell, _cell, _cell, _column, _column, _heading, _heading, _swap_columns, _column_again,
    _column_gone, _row_again,
    _row_gone, _row_moved, _between, _longer, _shorter, _turned,
)  # fmt: skip


def _inputs(
    of: Callable[[Ground], Table], kinds: Sequence[str], by_hand: bool = False
) -> Callable[[Ground], SearchStrategy[Input]]:
    def inputs(ground: Ground) -> SearchStrategy[Input]:
        table = of(ground)

        @st.composite
        def made(draw: Draw) -> Input:
            rows = changed(draw, table)
            kind = draw(st.sampled_from(kinds))
            options = {"deep": draw(deep)}
            if by_hand and draw(st.integers(0, 3)) == 0:
                heading = draw(st.sampled_from([each for each in rows[0] if each.strip()] or ["x"]))
                options["read"] = f"{heading}={draw(st.sampled_from(_READS))}"
            return Input(files={f"table.{kind}": WRITERS[kind](draw, rows)}, options=options)

        return made()

    return inputs


def _json_inputs(ground: Ground) -> SearchStrategy[Input]:
    told_of = ground.applications
    seeds = [
        told_of,
        told_of[:1],
        {"applications": told_of[:2]},
        [each | {"partners": []} for each in told_of[:2]],
    ]
    return st.builds(
        lambda raw, deep: Input(files={"table.json": raw}, options={"deep": deep}),
        documents(seeds),
        deep,
    )


def read_as(given: Input) -> list[str]:
    """What stands in options as arguments; none where no command line can say it."""
    read = given.options.get("read", "")
    return ["--read", read] if read and "\x00" not in read and not read.startswith("-") else []


def judge_applications(ground: Ground, given: Input, folder: Path) -> Verdict:
    """Into a call without applications, and into one that has them: so that it adds, or alters."""
    table = given.write(folder)
    source = ground.draft if len(given.files[given.first]) % 2 else ground.folder / "empty.evalpanel"
    if not given.options.get("deep"):
        return planned(source, table, of_applications)
    panel = Path(shutil.copy(source, folder / "p.evalpanel"))
    before = panel.read_bytes()
    arguments = ["import", str(panel), str(table), *read_as(given)]
    with unchanged(table):
        status, said = told([*arguments, "--json"] if len(before) % 3 == 0 else arguments)
    if status == 2:
        if panel.read_bytes() != before:
            raise Fault(f"refused, and the panel is another: {said[-200:]}")
        return Verdict.REFUSED
    require_sound(panel)
    again, _said_again = _counted([*arguments, "--dry-run", "--json"])
    if again["added"]:
        raise Fault(f"the same once more adds {again['added']}")
    return Verdict.ACCEPTED if status == 0 else Verdict.REFUSED


def _counted(arguments: list[str]) -> tuple[dict[str, int], str]:
    status, said = told(arguments)
    if status == 2:
        raise Fault(f"taken, and then refused: {said[-300:]}")
    return cast(dict[str, int], json.loads(said[said.index("{") : said.rindex("}") + 1])), said


def _commanded(
    source: Callable[[Ground], Path], plan: Plan, *words: str
) -> Callable[[Ground, Input, Path], Verdict]:
    """`words` of a command, with {panel} and {table} in their places; after it the panel is whole, or as it was."""

    def judge(ground: Ground, given: Input, folder: Path) -> Verdict:
        table = given.write(folder)
        if not given.options.get("deep"):
            return planned(source(ground), table, plan)
        panel = Path(shutil.copy(source(ground), folder / "p.evalpanel"))
        before = panel.read_bytes()
        arguments = [each.format(panel=panel, table=table) for each in words]
        with unchanged(table):
            status, said = told(arguments)
        if status == 2:
            if panel.read_bytes() != before:
                raise Fault(f"refused, and the panel is another: {said[-200:]}")
            return Verdict.REFUSED
        if panel.read_bytes() == before:
            return Verdict.REFUSED
        require_sound(panel)
        first = _state(panel)
        again, said = told(arguments)
        if again != 2 and _state(panel) != first:
            raise Fault("the same once more makes another panel")
        return Verdict.ACCEPTED

    return judge


def _state(panel: Path) -> object:
    """People, seats and scores."""
    with Workspace.open(panel, read_only=True) as workspace:
        view = workspace.view
        scores = sorted(
            (each.juror, each.application, each.criterion, str(each.answer)) for each in view.scores()
        )
        return sorted(map(str, view.people())), sorted(map(str, view.assignments())), scores


BINARY = ("xlsx", "xlsx", "ods", "xls", "xlsb")
KINDS = (
    Kind(name="applications.csv", weight=110, short=25, inputs=_inputs(applications_of, ["csv"], True),
    judge=judge_applications),
    Kind(name="applications.sheets", weight=110, short=40, inputs=_inputs(applications_of, BINARY, True),
    judge=judge_applications),
    Kind(name="applications.json", weight=90, short=40, inputs=_json_inputs, judge=judge_applications),
    Kind(name="people", weight=60, short=40, inputs=_inputs(lambda ground: ground.table("people"), ["csv", *BINARY]),
         judge=_commanded(lambda ground: ground.draft, of_people, "jury", "{panel}", "{table}")),
    Kind(name="seats", weight=50, short=40, inputs=_inputs(lambda ground: ground.table("seats"), ["csv", *BINARY]),
         judge=_commanded(lambda ground: ground.draft, of_seats, "assign", "{panel}", "--from", "{table}")),
    Kind(name="scores", weight=70, short=25, inputs=_inputs(lambda ground: ground.table("scores")[:30], ["csv",
    *BINARY]),
         judge=_commanded(lambda ground: ground.scoring, of_merge, "merge", "{panel}", "{table}")),
)  # fmt: skip
