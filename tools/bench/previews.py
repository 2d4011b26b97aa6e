"""What somebody waits for between dropping returns on the window and seeing what they come to."""

from __future__ import annotations

import tempfile
from pathlib import Path

from evalapp.operations.exchange.merging import keys_of, plan_merge
from evalapp.operations.progress.after_merge import after_merge, before_merge
from tools.bench.measure import Result, in_turn
from tools.bench.panels import handed_in, large_panel

_RUNS = 3


def preview_returns(jurors: int = 500, per_juror: int = 25, criteria: int = 10) -> Result:
    """Reading, planning and what is said of the panel afterwards, against unsealing the same files; nothing is written.

    Raises RuntimeError where a return is not taken whole: then less would be measured than is said.
    """
    from evalapp.exchange.sealed.returns import open_return

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with large_panel(
            folder / "call.evalpanel",
            applications=jurors * per_juror // 4,
            jurors=jurors,
            per_application=4,
            criteria=criteria,
            is_scored=False,
        ) as workspace:
            returns = handed_in(workspace, folder, criteria)
            keys = keys_of(workspace)
            scores = sum(each.new for each in plan_merge(workspace, returns).files)
            if scores != jurors * per_juror * criteria:
                raise RuntimeError(f"{scores} scores would be taken, not those of all returns")

            def bare() -> None:
                for path in returns:
                    open_return(path.read_bytes(), keys.identity, keys.verify_keys.get, panel=keys.panel)

            def ours() -> None:
                after_merge(before_merge(workspace.view), plan_merge(workspace, returns))

            mine, base = in_turn(ours, bare, _RUNS)
    return Result(
        name=f"preview {jurors} returns, {scores:,} scores",
        ours=mine,
        baseline=base,
        most=3,
        baseline_name="unseal",
    )
