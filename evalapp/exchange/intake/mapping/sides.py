"""A list of partners of which no column says on which side of the triple helix they stand."""

from __future__ import annotations

from evalapp.domain.application import Helix
from evalapp.domain.intake import Choice, Question
from evalapp.domain.numbers import shorten
from evalapp.domain.taking.column_use import Use
from evalapp.domain.texts import _, ngettext
from evalapp.exchange.intake.evidence.same_cells import evidence_of
from evalapp.exchange.intake.tables import Table


def question_of_sides(table: Table) -> Question:
    """Once of the whole list. Until it is answered its partners are not there, so that what hangs on their sides is not
    known: “other” would say that there is no company, and that nobody knows.
    """
    sheet, n = table.sheet, len(table.sheet.rows)
    asked = f"sheet:{sheet.name}"
    text = ngettext(
        "The list “{sheet}” has {n} partner, and no column for the side of the triple helix: which is it?",
        "The list “{sheet}” has {n} partners, and no column for the side of the triple helix: on which do all of them "
        "stand?",
        n,
    )
    return Question(
        id=asked,
        text=text.format(sheet=shorten(sheet.name), n=n),
        why=_(
            "a partner stands on one side, and it is not guessed from a name; where they differ, add a column “kant” "
            "to the list, or say under the columns which one it is"
        ),
        choices=(
            *(Choice(id=side.value, label=side.label) for side in Helix),
            Choice(id=Use.LEAVE_OUT, label=_("leave the list out")),
        ),
        evidence=evidence_of(table, asked),
    )
