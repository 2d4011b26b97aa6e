"""Large enough to read from the back of a room, whole whatever is long, in every theme."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from evalapp.domain.tokens import THEMES, colours
from evalapp.operations.meeting.projected import Average, Leaver, Named, Projected, Stage
from tests.ui.projector.drawn import texts
from ui.look import theme
from ui.projector.sheet import LEAST, MOST
from ui.projector.window import ProjectorWindow

LONG = (
    "Circulaire kunststofstromen en grondstoffenbeheer in de Kempen en het zuiden van Limburg: samen met veertien "
    "kmo's naar een gesloten keten voor verpakkingsafval"
)
SIZES = [(1280, 720), (1024, 768), (1920, 1080), (2560, 1080), (640, 360)]


def average(n: int, **other: object) -> Average:
    made = Average(criterion=f"Criterium {n}", short=f"C{n}", low=Fraction(0), high=Fraction(5))
    return replace(made, score=Fraction(n % 11, 2), text=f"{n % 11 / 2:.2f}", **other)  # type: ignore[arg-type]


def dossier(criteria: int = 6, **other: object) -> Projected:
    made = Projected(
        stage=Stage.NOW,
        call="Oproep 2015",
        is_demo=True,
        number_of_dossiers=127,
        left=100,
        position=107,
        dossier=Named(number="IBN-2015-0107", title="Drones"),
        applicant="Vereniging zonder winstoogmerk voor de Circulaire Kempen (DEMO)",
        requested=438_000_00,
        across="mean",
        averages=tuple(average(n) for n in range(criteria)),
        next=Named(number="IBN-2015-0108", title="Warmtenetten"),
    )
    return replace(made, **other)  # type: ignore[arg-type]


def drawn(window: ProjectorWindow, shown: Projected) -> dict[str, float]:
    """Text → its size as designed, whatever the size of the window."""
    window.shown = shown
    return dict(texts(window))


@pytest.mark.long
@pytest.mark.parametrize("criteria", [1, 6, 12])
@pytest.mark.parametrize("leavers", [0, 1, 2, 5])
@pytest.mark.parametrize("is_long", [False, True])
def test_every_letter_is_large_and_none_is_missing(
    projector: ProjectorWindow, criteria: int, leavers: int, is_long: bool
) -> None:
    outside = tuple(Leaver(name=f"Bart Thijs {n}", since="2016-01-14T13:32:00+00:00") for n in range(leavers))
    shown = dossier(criteria, leavers=outside)
    if is_long:
        shown = replace(
            shown,
            call="Innovatieve bedrijfsnetwerken, oproep 2015 voor de hele Vlaamse Gemeenschap",
            dossier=Named(number="IBN-2015-0107", title=LONG),
            next=Named(number="IBN-2015-0108", title=LONG[:100]),
        )
    found = drawn(projector, shown)
    said = " ".join(" ".join(found).split())
    assert {size for size in found.values() if not LEAST <= size <= MOST} == set()
    for each in (*shown.averages, *outside):
        assert (each.criterion if isinstance(each, Average) else each.name) in said
    for named in (shown.dossier, shown.next):
        assert named is not None
        assert set(f"{named.title} {named.number}".split()) <= set(said.split())


@pytest.mark.parametrize("size", SIZES)
def test_it_fills_every_screen_with_the_same(projector: ProjectorWindow, size: tuple[int, int]) -> None:
    before = drawn(projector, dossier())
    projector.resize(*size)
    assert drawn(projector, dossier()) == before


def test_scales_that_differ_have_their_ends_beside_each_bar_and_low_is_best_is_said(
    projector: ProjectorWindow,
) -> None:
    some = (
        average(3),
        average(2, low=Fraction(-1), high=Fraction(2), low_word="Onvoldoende", high_word="Zeer goed"),
        average(4, low=Fraction(1), high=Fraction(9), is_low_best=True),
    )
    found = drawn(projector, dossier(averages=some))
    assert {"0", "5", "Onvoldoende", "Zeer goed", "1", "9", "low is best"} <= found.keys()
    alike = tuple(replace(each, low_word="Zwak", high_word="Sterk") for each in (average(1), average(2)))
    found = drawn(projector, dossier(averages=alike))
    assert {"Zwak", "Sterk"} <= found.keys()
    assert "0" not in found


@pytest.mark.parametrize("criteria", [3, 12])
def test_a_consensus_is_named_as_such_and_a_dash_is_explained(
    projector: ProjectorWindow, criteria: int
) -> None:
    some = [average(n) for n in range(criteria)]
    some[0] = average(0, is_consensus=True)
    some[1] = replace(some[1], score=None, text="–")
    found = drawn(projector, dossier(averages=tuple(some)))
    assert "consensus" in found
    assert "–: scores are missing, or there is only one" in found
    assert "consensus" not in drawn(projector, dossier(criteria))


def test_who_is_still_inside_stands_as_large_as_it_gets_in_place_of_the_averages(
    projector: ProjectorWindow,
) -> None:
    hidden = dossier(is_hidden=True, leavers=(Leaver(name="Bart Thijs", since=""),))
    found = drawn(projector, hidden)
    assert found["Bart Thijs"] == MOST
    assert "The results appear once Bart Thijs is outside." in found
    assert "Criterium 1" not in found


@pytest.mark.parametrize("name", THEMES)
def test_it_wears_the_theme_in_force(projector: ProjectorWindow, qapp: QApplication, name: str) -> None:
    projector.shown = dossier(leavers=(Leaver(name="Bart Thijs", since="2016-01-14T13:32:00+00:00"),))
    theme.apply(qapp, name)
    image = projector.grab().toImage()
    ratio = image.devicePixelRatio()
    assert image.pixelColor(round(10 * ratio), round(300 * ratio)) == QColor(colours(name)["window"])
    assert image.pixelColor(round(10 * ratio), round(10 * ratio)) == QColor(colours(name)["panel"])
    assert image.pixelColor(round(700 * ratio), round(250 * ratio)) == QColor(
        colours(name)["attention-ground"]
    )
