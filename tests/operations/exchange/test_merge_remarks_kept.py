"""What was said of a file when it was merged stands in the history whole, a line each, and no conflict is cut off."""

from __future__ import annotations

from dataclasses import replace

from evalapp.domain.merge import Detail
from evalapp.domain.scheme.model import NoScore
from evalapp.exchange.merge.plan import plan_merge
from evalapp.operations.exchange.merge_particulars import act_of_merge
from evalapp.words.acts import particulars_of
from tests.exchange.merge.merge_samples import panel, row, table

ASIDE = [f"In A-1!F{n} stands “{n}”, beside the cell of a score; it is not read." for n in range(40)]


def test_every_remark_has_a_line_of_its_own_and_the_conflict_is_the_first() -> None:
    file = replace(table(row(2, no_score=NoScore.CONFLICT)), notes=ASIDE)
    _file, *said = particulars_of(act_of_merge(plan_merge(panel(), [file])))
    assert [each.partition(": ")[2] for each in said[1:]] == ASIDE
    assert "gives a conflict of interest as the reason for no score of A-1" in said[0]


def test_however_many_remarks_there_are_a_declared_conflict_is_kept() -> None:
    plan = plan_merge(panel(), [replace(table(row(2, 7)), notes=[f"Remark {n}." for n in range(600)])])
    declared = Detail(
        what="declared", juror=plan.files[0].juror, application="A-1", criterion="", reason="Family."
    )
    plan = replace(plan, files=(replace(plan.files[0], details=(declared,)),))
    told = particulars_of(act_of_merge(plan))
    assert [each for each in told if each.endswith("An · A-1")] == told[-2:-1]
    assert told[-1] == "and 101 more remarks"
