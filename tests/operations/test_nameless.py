"""Who is “Reviewer 1” cannot be counted from what others hold."""

from __future__ import annotations

import hashlib
from pathlib import Path

from evalapp.operations.nameless import order_secret
from evalapp.operations.reports.evaluations import EVALUATIONS
from evalapp.operations.reports.kind import ANONYMOUS, Options
from evalapp.reports.names import Names
from evalapp.store.rows.settings import PANEL_IDENTITY
from tests.samples import small_panel


def test_it_is_of_the_secret_of_the_panel_and_does_not_tell_it(tmp_path: Path) -> None:
    with small_panel(tmp_path / "a.evalpanel") as one, small_panel(tmp_path / "b.evalpanel") as other:
        assert order_secret(one.view) == order_secret(one.view) != order_secret(other.view)
        assert one.view.setting(PANEL_IDENTITY) not in order_secret(one.view)
        of_the_id = hashlib.sha256(f"order of reviewers\0{one.view.call().panel}".encode()).hexdigest()
        assert order_secret(one.view) != of_the_id


def test_reports_order_nameless_jurors_by_it(tmp_path: Path) -> None:
    with small_panel(tmp_path / "a.evalpanel", applications=12) as panel:
        report = EVALUATIONS.gather(panel, Options(flags=frozenset({ANONYMOUS}), language="en"))
        orders = {
            number: [juror for juror, _called in Names(report).in_order(number, {"J1", "J2"})]
            for number in panel.view.numbers()
        }
        secret = order_secret(panel.view)
    assert orders == {
        number: sorted(
            ("J1", "J2"), key=lambda j: hashlib.sha256(f"{secret}\0{number}\0{j}".encode()).digest()
        )
        for number in orders
    }
