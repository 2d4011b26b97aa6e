"""One table of everything a person can do: the palette, the shortcut sheet and the key bindings come from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evalapp.domain.people import Role
from evalapp.domain.texts import _
from ui.navigation import JUROR, OFFICE, SECRETARY, entries_for

EVERYONE = frozenset(Role)


@dataclass(frozen=True, kw_only=True)
class Action:
    """`page`: the page that does it; its shortcut works there, the palette first goes there.

    `keys` in Qt's portable notation. `always`: also without an open file.
    """

    id: str
    text: str
    keys: str = ""
    roles: frozenset[Role] = EVERYONE
    page: str = ""
    always: bool = False
    in_palette: bool = True


def _general() -> Iterator[Action]:
    yield Action(id="palette", text=_("Search or do"), keys="Ctrl+K", always=True, in_palette=False)
    yield Action(id="shortcuts", text=_("Show all shortcuts"), keys="F1", always=True)
    yield Action(id="undo", text=_("Undo"), keys="Ctrl+Z")
    yield Action(id="redo", text=_("Redo"), keys="Ctrl+Shift+Z")
    yield Action(id="open", text=_("Open…"), keys="Ctrl+O", always=True)
    yield Action(id="new", text=_("New call from a template…"), keys="Ctrl+N", always=True)
    yield Action(id="demo", text=_("Try the demo"), always=True)
    yield Action(id="close", text=_("Close the file and go to the start page"), keys="Ctrl+W")
    yield Action(id="theme-system", text=_("Colours: as the system"), always=True)
    yield Action(id="theme-light", text=_("Colours: light"), always=True)
    yield Action(id="theme-dark", text=_("Colours: dark"), always=True)
    yield Action(id="theme-contrast", text=_("Colours: high contrast"), always=True)
    yield Action(id="larger", text=_("Larger text"), keys="Ctrl++", always=True)
    yield Action(id="smaller", text=_("Smaller text"), keys="Ctrl+-", always=True)
    yield Action(id="quit", text=_("Quit"), keys="Ctrl+Q", always=True)


def _of_jurors() -> Iterator[Action]:
    yield Action(id="next-to-do", text=_("Next to do"), keys="Ctrl+Return", roles=JUROR, page="dossiers")
    yield Action(
        id="next-dossier", text=_("Next application"), keys="Ctrl+PgDown", roles=JUROR, page="dossiers"
    )
    yield Action(
        id="previous-dossier", text=_("Previous application"), keys="Ctrl+PgUp", roles=JUROR, page="dossiers"
    )
    yield Action(
        id="search-dossiers", text=_("Search in my applications"), keys="Ctrl+F", roles=JUROR, page="dossiers"
    )
    yield Action(
        id="cannot-judge",
        text=_("I cannot judge this criterion…"),
        keys="Ctrl+B",
        roles=JUROR,
        page="dossiers",
    )
    yield Action(
        id="declare-conflict", text=_("Declare a conflict of interest…"), roles=JUROR, page="dossiers"
    )


def _of_the_office() -> Iterator[Action]:
    yield Action(
        id="import-applications", text=_("Import applications…"), roles=SECRETARY, page="applications"
    )
    yield Action(id="import-jury", text=_("Import the jury…"), roles=SECRETARY, page="jury")
    yield Action(id="assign", text=_("Assign applications to jurors"), roles=OFFICE, page="jury")
    yield Action(id="hand-out", text=_("Hand out packs…"), roles=SECRETARY, page="exchange")
    yield Action(id="merge", text=_("Merge files that came back…"), roles=SECRETARY, page="exchange")
    yield Action(id="print-report", text=_("Print a report…"), keys="Ctrl+P", roles=OFFICE, page="reports")


def actions(role: Role | None) -> tuple[Action, ...]:
    """What `role` can do, pages included; without an open file (`role` None) only what is always possible."""
    if role is None:
        return tuple(each for each in _general() if each.always)
    pages = (
        Action(id=f"go:{entry.id}", text=entry.label, keys=f"Alt+{n}", page="")
        for n, entry in enumerate(entries_for(role), start=1)
    )
    everything = (*_of_jurors(), *_of_the_office(), *pages, *_general())
    return tuple(each for each in everything if role in each.roles)


def typing_keys() -> tuple[tuple[str, str], ...]:
    """(keys, what they do) of the score form: for the shortcut sheet only, the form handles them itself."""
    return (
        ("0 … 9", _("choose a whole value")),
        (_("5 after a comma or point"), _("add a half")),
        ("← →", _("one value lower or higher")),
        ("↑ ↓", _("previous or next criterion")),
        ("Tab", _("from the value to the motivation, then to the next criterion")),
        (_("Delete"), _("take the value away")),
    )
