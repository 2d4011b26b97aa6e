"""One table of everything a person can do: the palette, the shortcut sheet and the key bindings come from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from evalapp.domain.people import Role
from evalapp.domain.texts import _
from ui.window.navigation import JUROR, OFFICE, SECRETARY, entries_for

EVERYONE = frozenset(Role)


@dataclass(frozen=True, kw_only=True)
class Action:
    """`page`: the page that does it; its shortcut works there, the palette first goes there.

    `keys` in Qt's portable notation. `always`: also without an open file. `is_local`: the part of the page that it
    belongs to looks for its keys itself, while the keyboard is in it; elsewhere they may mean something else.
    """

    id: str
    text: str
    keys: str = ""
    roles: frozenset[Role] = EVERYONE
    page: str = ""
    always: bool = False
    in_palette: bool = True
    is_local: bool = False


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
        id="no-conflict",
        text=_("No conflict of interest: open the dossier"),
        keys="Alt+N",
        roles=JUROR,
        page="dossiers",
    )
    yield Action(
        id="declare-conflict",
        text=_("Declare a conflict of interest…"),
        keys="Ctrl+Shift+B",
        roles=JUROR,
        page="dossiers",
    )
    yield Action(
        id="private-note",
        text=_("Private note with this criterion"),
        keys="Ctrl+M",
        roles=JUROR,
        page="dossiers",
    )
    yield Action(
        id="score-history",
        text=_("History of this score"),
        keys="Ctrl+H",
        roles=JUROR,
        page="dossiers",
    )
    yield from _of_the_list()
    yield Action(
        id="attachments",
        text=_("To the attachments and back to the scores"),
        keys="Ctrl+R",
        roles=JUROR,
        page="dossiers",
    )
    yield Action(
        id="wide", text=_("Hide or show the list of applications"), keys="F9", roles=JUROR, page="dossiers"
    )
    yield from _of_handing_in()
    yield Action(id="renewal", text=_("What the newest pack changed"), roles=JUROR)
    yield from reading_actions()


def _of_the_list() -> Iterator[Action]:
    for id, text in (
        ("show-to-do", _("My applications: show what is to do")),
        ("show-all", _("My applications: show all")),
        ("show-conflicts", _("My applications: show those with a conflict of interest")),
        ("sort-number", _("My applications: sort by number")),
        ("sort-title", _("My applications: sort by title")),
        ("sort-total", _("My applications: sort by own total")),
        ("sort-to-do", _("My applications: to do first")),
    ):
        yield Action(id=id, text=text, roles=JUROR, page="dossiers")


def _of_handing_in() -> Iterator[Action]:
    for id, text, keys in (
        ("hand-in", _("Sign and hand in…"), "Ctrl+I"),
        ("hand-in-part", _("Choose what to hand in…"), "Ctrl+Shift+I"),
        ("take-back", _("Take back what I handed in…"), ""),
        ("show-receipt", _("Show the last receipt"), ""),
        ("save-receipt", _("Save the receipt…"), "Ctrl+S"),
        ("remove-local-data", _("Remove my local data…"), ""),
    ):
        yield Action(id=id, text=text, keys=keys, roles=JUROR, page="hand-in")


def reading_actions() -> tuple[Action, ...]:
    """What a juror does in an attachment; without one open they lead to the list of attachments."""

    def local(id: str, text: str, keys: str, *, in_palette: bool = True) -> Action:
        return Action(
            id=f"attachment-{id}",
            text=text,
            keys=keys,
            roles=JUROR,
            page="dossiers",
            is_local=True,
            in_palette=in_palette,
        )

    return (
        local("search", _("Search in the attachment"), "Ctrl+F"),
        local("next-hit", _("Next hit in the attachment"), "F3", in_palette=False),
        local("previous-hit", _("Previous hit in the attachment"), "Shift+F3", in_palette=False),
        local("page", _("Go to a page of the attachment"), "Ctrl+G"),
        local("zoom-in", _("Show the attachment larger"), "Ctrl++"),
        local("zoom-out", _("Show the attachment smaller"), "Ctrl+-"),
        local("fit-width", _("Fit the attachment to the width"), "Ctrl+0"),
        local("fit-page", _("Show whole pages of the attachment"), "Ctrl+9"),
        local("back", _("Back to where you were in the attachment"), "Alt+Left", in_palette=False),
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


def keys_of(action: str) -> str:
    """The keys of a juror's action as this desktop writes them; empty without."""
    keys = next((each.keys for each in _of_jurors() if each.id == action), "")
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def typing_keys() -> tuple[tuple[str, str], ...]:
    """(keys, what they do) of the score form: for the shortcut sheet only, the form handles them itself."""
    return (
        ("0 … 9", _("choose a whole value")),
        (_("5 after a comma or point"), _("add a half")),
        ("A … Z", _("choose a word by its first letters")),
        ("← →", _("one value lower or higher")),
        ("↑ ↓", _("previous or next criterion")),
        ("Tab", _("from the value to the motivation, then to the next criterion")),
        (_("Delete"), _("take the value away")),
    )
