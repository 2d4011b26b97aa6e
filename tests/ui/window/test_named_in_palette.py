"""People, organisations, partners and applications by name, from wherever one is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evalapp.operations import named
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.workspace import Workspace
from tests.samples import small_panel
from ui.dialogs.palette import Palette
from ui.page import Sought
from ui.tables.cells import Band
from ui.window.frame import MainWindow
from ui.window.names import Kind, Named, NameIndex, Names, listed_by


def opened(window: MainWindow) -> Palette:
    window.show_palette()
    return next(each for each in window.findChildren(Palette) if each.isVisible())


def typed(palette: Palette, words: str) -> list[str]:
    """What is shown for it, the heads of the groups in brackets."""
    palette.field.setText(words)
    lines = palette._model.lines
    return [f"[{line.text}]" if isinstance(line, Band) else line.text for line in lines]


@pytest.fixture
def panel(tmp_path: Path) -> Workspace:
    return small_panel(tmp_path / "call.evalpanel")


def test_a_member_is_found_whatever_page_is_shown_and_enter_goes_to_the_row(
    window: MainWindow, panel: Workspace
) -> None:
    window.start(panel)
    palette = opened(window)
    assert typed(palette, "PEÉTERS")[:2] == ["[People]", "An Peeters"]
    palette._take()
    page = window.page()
    assert page is not None
    assert (window.page_id, page.members.row_at_hand.person.id) == ("jury", "J1")


def test_an_application_is_found_by_its_number_and_opened(window: MainWindow, panel: Workspace) -> None:
    window.start(panel)
    palette = opened(window)
    title = next(each.title for each in panel.view.applications() if each.number == "A-2")
    assert typed(palette, "a-2")[:2] == ["[Applications]", title]
    palette._take()
    page = window.page()
    assert page is not None
    assert (window.page_id, page.table.row_at_hand.application.number) == ("applications", "A-2")


def test_what_stands_in_several_applications_is_searched_for(window: MainWindow, panel: Workspace) -> None:
    window.start(panel)
    window.show_page("applications", Sought(words="a-3"))
    page = window.page()
    assert page is not None
    assert (page.search.text(), page.table.row_at_hand.application.number) == ("a-3", "A-3")


def test_a_juror_finds_no_members(work: Workspace, window: MainWindow) -> None:
    window.start(work)
    palette = opened(window)
    assert "[People]" not in typed(palette, "an")
    assert typed(palette, "a-2")[0] == "[Applications]"
    palette._take()
    assert window.page_id == "dossiers"


def test_a_new_name_is_found_and_the_arrows_pass_over_the_heads(window: MainWindow, panel: Workspace) -> None:
    window.start(panel)
    opened(window).close_over()
    assert window.session is not None
    index = NameIndex.of(window.session)
    assert NameIndex.of(window.session) is index
    member = next(each for each in panel.view.people() if each.id == "J1")
    panel.execute(ImportJury(people=(replace(member, name="Zoë Çelik"),), reason="Verbeterd."))
    palette = opened(window)
    assert typed(palette, "zoe celik")[:2] == ["[People]", "Zoë Çelik"]
    typed(palette, "an")
    seen = []
    for _step in range(len(palette._model.lines)):
        item = palette._model.row_at(palette._table.currentIndex())
        assert item is not None
        seen.append(item)
        palette._step(1)
    assert set(map(id, seen)) == set(map(id, palette._model.rows))


def test_names_are_told_once_and_the_first_of_many_are_shown() -> None:
    names = Names(
        {
            kind: [
                Named(text=f"Instituut {n}", hint=f"A-{n}", page="applications", target="")
                for n in range(3_000)
            ]
            for kind in (Kind.ORGANISATION, Kind.PARTNER)
        }
    )
    found = names.found("instit", 20)
    assert [(kind, len(each.first), each.n) for kind, each in found.items()] == [
        (Kind.ORGANISATION, 20, 3_000),
        (Kind.PARTNER, 20, 3_000),
    ]
    assert [each.text for each in names.found("2999 inst", 20)[Kind.PARTNER].first] == ["Instituut 2999"]
    assert names.found("", 20) == {}
    assert names.found("zzz", 20) == {}


def test_what_begins_so_comes_first() -> None:
    texts = ("De haven", "Buitenhaven", "Haven van Gent")
    names = Names({Kind.PARTNER: [Named(text=each, hint="", page="", target="") for each in texts]})
    assert [each.text for each in names.found("haven", 9)[Kind.PARTNER].first] == [
        "Haven van Gent",
        "De haven",
        "Buitenhaven",
    ]


def test_a_partner_of_several_applications_is_one_name(
    window: MainWindow, panel: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.start(panel)
    assert window.session is not None

    listed = [("A-1", "KU Leuven"), ("A-2", "ku leuven"), ("A-2", "Imec")]
    monkeypatch.setattr(named, "partner_names", lambda _workspace: listed)

    found = listed_by(window.session)(None).found("leuven", 9)[Kind.PARTNER]
    assert [(each.text, each.hint, each.target) for each in found.first] == [
        ("KU Leuven", "2 applications", Sought(words="KU Leuven"))
    ]
