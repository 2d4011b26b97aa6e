"""Who is to be reminded, as rows: how much of what was asked is in, and how much is still to come."""

from __future__ import annotations

from evalapp.domain.outgoing.sent import Owing
from evalapp.domain.texts import _, ngettext
from evalapp.operations.exchange.post.reminders import Debt
from ui.tables.cells import Cell, Column

_OWING = {Owing.NOTHING_YET: "attention", Owing.PARTLY: "accent", Owing.OUT_OF_DATE: "attention"}


def debt_columns() -> tuple[Column[Debt], ...]:
    return (
        Column(head=_("Juror"), cell=lambda r: Cell(text=r.name, type="table-strong"), most=220),
        Column(
            head=_("Scores"),
            cell=lambda r: Cell(text=_("{n} of {m}").format(n=r.scores, m=r.asked)),
            is_right=True,
        ),
        Column(
            head=_("E-mail"),
            cell=lambda r: Cell(text=r.person.email or _("no address"), tone="dim"),
            stretches=True,
            least=120,
        ),
        Column(head=_("Still to come"), cell=debt_badge, width=150),
    )


def debt_badge(row: Debt) -> Cell:
    """How much, and not that it is all or a part of it: the head says that it is still to come."""
    text = _("pack out of date") if row.owing is Owing.OUT_OF_DATE else _still(row)
    return Cell(text=text, badge=_OWING[row.owing], tip=row.words)


def _still(row: Debt) -> str:
    if n := row.asked - row.scores:
        return ngettext("{n} score", "{n} scores", n).format(n=n)
    n = sum(n for _application, n in row.bare)
    return ngettext("{n} justification", "{n} justifications", n).format(n=n)
