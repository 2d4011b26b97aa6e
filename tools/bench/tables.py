"""A table of 10,000 applications: how soon it stands on the screen sorted by another column, or filtered; a strip."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from itertools import cycle
from random import Random
from typing import TYPE_CHECKING

from evalapp.domain.application import Application, Dossier, Helix, Partner
from tools.bench.desk import Paints
from tools.bench.measure import Result, in_turn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.tables.row_table import RowTable

APPLICATIONS, PARTNERS, MOST = 10_000, 6, 0.100
_RUNS = 31
_WORDS = (
    "slimme",
    "energie",
    "haven",
    "logistiek",
    "bouw",
    "textiel",
    "voeding",
    "zorg",
    "circulair",
    "coöperatief",
)
_PROVINCES = ("Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen")


def dossiers(applications: int = APPLICATIONS) -> list[Dossier]:
    random, sides = Random(11), list(Helix)
    return [
        Dossier(
            application=Application(
                number=f"A-{n}",
                title=" ".join(random.choices(_WORDS, k=4)).capitalize(),
                organisation=f"{random.choice(_WORDS)} {random.randrange(2_000)} nv",
                province=random.choice(_PROVINCES),
                sector=random.choice(_WORDS),
                requested_support=random.randrange(1_000_000, 50_000_000),
            ),
            partners=tuple(
                Partner(name=f"Partner {random.randrange(60_000)}", helix=random.choice(sides))
                for _partner in range(PARTNERS)
            ),
        )
        for n in range(1, applications + 1)
    ]


@contextmanager
def listing() -> Iterator[tuple[QApplication, QWidget, RowTable[Dossier]]]:
    """The table of the applications page in a window without a display; its events are handled only when asked."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

    from ui.look import theme
    from ui.pages.applications.rows import application_columns, found_words
    from ui.tables.row_table import RowTable
    from ui.tables.rows import RowsModel

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    whole = QWidget()
    layout = QVBoxLayout(whole)
    model = RowsModel(
        application_columns(lambda _number: None), key=lambda each: each.application.number, texts=found_words
    )
    table = RowTable(model, "Applications")
    layout.addWidget(table.filtering.make_line())
    layout.addWidget(table)
    whole.resize(1300, 800)
    whole.show()
    table.set_rows(dossiers())
    table.choose_first()
    while not model.texts.gather(1):
        pass
    app.processEvents()
    yield app, whole, table
    whole.close()
    whole.deleteLater()


def _measured(name: str, act: Callable[[RowTable[Dossier]], object], *, is_new: bool) -> Result:
    with listing() as (app, whole, table):
        paints = Paints(table.viewport())

        def ours() -> None:
            if is_new:
                table.rows_model.set_rows(table.rows_model.rows)  # nothing of the last sort is known
            act(table)
            app.processEvents()

        mine, base = in_turn(ours, whole.repaint, _RUNS)
        if paints.count <= _RUNS:
            raise RuntimeError("not so in this measurement: the table was painted each time")
    return Result(
        name=name,
        ours=mine,
        baseline=base,
        most=None,
        most_seconds=MOST,
        baseline_name="window painted",
    )


def sort_rows() -> Result:
    columns = cycle((0, 1, 5, 2))
    return _measured(
        f"{APPLICATIONS:,} rows sorted and painted", lambda table: table.sort(next(columns)), is_new=True
    )


def filter_rows() -> Result:
    typed = cycle(("haven", "hav", "partner 12", "a-99", ""))

    def filter_by_next(table: RowTable[Dossier]) -> None:
        assert table.filtering.line is not None
        table.filtering.line.field.setText(next(typed))

    return _measured(f"{APPLICATIONS:,} rows filtered and painted", filter_by_next, is_new=False)


def find_names() -> Result:
    """A letter typed in the palette, until all that is called so is found."""
    from ui.window.names import Kind, Named, Names

    def named(text: str, number: str) -> Named:
        return Named(text=text, hint=number, page="applications", target=number)

    listed = dossiers()
    names = Names(
        {
            Kind.APPLICATION: [named(each.application.title, each.application.number) for each in listed],
            Kind.PARTNER: [
                named(f"{partner.name} {n}", each.application.number)
                for each in listed
                for n, partner in enumerate(each.partners)
            ],
        }
    )
    typed = cycle(("p", "partner 12", "haven", "zz", "a-99"))
    mine, base = in_turn(lambda: names.found(next(typed), 20), lambda: list(range(70_000)), _RUNS)
    return Result(
        name=f"a name among {APPLICATIONS * (PARTNERS + 1):,} found",
        ours=mine,
        baseline=base,
        most=None,
        most_seconds=MOST,
        baseline_name="a list of as many numbers",
    )


def strip_of_many() -> Result:
    """The scores of ten times as many applications, drawn on the same strip."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.look import theme
    from ui.widgets.strip.chart import StripChart
    from ui.widgets.strip.values import Point, Row, Tick

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    ticks = tuple(Tick(at=Fraction(n), text=str(n)) for n in range(6))

    def row(n: int, applications: int) -> Row:
        given = sorted((Fraction((each * (n + 3)) % 11, 2), f"A-{each}") for each in range(applications))
        points = tuple(Point(key=key, name=key, at=at, words=str(at)) for at, key in given)
        return Row(
            id=f"row {n}", points=points, title=f"Row {n}", ticks=ticks, step=Fraction(1, 2), spoken=""
        )

    def strip(applications: int) -> StripChart:
        chart = StripChart("Scores")
        chart.set_rows([row(n, applications) for n in range(7)])
        chart.resize(500, 700)
        chart.show()
        return chart

    many, few = strip(300), strip(30)
    mine, base = in_turn(many.grab, few.grab, _RUNS, of=min)
    return Result(
        name="strip of 300 applications drawn",
        ours=mine,
        baseline=base,
        most=4,
        baseline_name="a strip of 30",
    )
