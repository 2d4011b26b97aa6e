"""Which change an undo or a redo would take back next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evalapp.domain.errors import KnownError
from evalapp.domain.permissions import AFTER_CLOSING, BESIDE_CLOSING, Action, Phase
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile
from evalapp.store.history.acts import origin_of, told_change
from evalapp.store.history.deeds import KEPT_ACTIONS, PASSED_OVER, SCHEME_ACTIONS
from evalapp.store.history.journal import ROWS_OF_CHANGES
from evalapp.store.history.lived import taken_back
from evalapp.words.acts import told


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """`summary` is in the language of the reader."""

    change: int
    summary: str


_Row = tuple[int, str, int | None]  # number, action, what it undoes
_AT_ONCE = 64


def undo_and_redo(file: PanelFile) -> tuple[Step | None, Step | None]:
    """(what an undo would take back, what a redo would put back).

    Read from the newest change back, as far as the answer lies and no further: a file has thousands of changes.
    """
    undo, redo = _next_undo(file), _next_redo(file)
    return (
        None if undo is None else Step(change=undo, summary=_words(file, undo)),
        None if redo is None else Step(change=redo, summary=_words(file, redo)),
    )


def _next_undo(file: PanelFile) -> int | None:
    """The newest change that nobody has taken back, unless something that is never undone came after it."""
    kept, is_closed = _kept(file), _is_closed(file)
    gone: set[int | None] = set()
    for number, action, undoes in _newest_first(file):
        if action == Action.UNDO:
            gone.add(undoes)
        elif action != Action.REDO and action in kept:
            return None
        elif action not in PASSED_OVER and number not in gone:
            return None if is_closed and not _is_after_closing(file, number) else number
    return None


def _next_redo(file: PanelFile) -> int | None:
    """The newest undo that nobody has taken back; none once something new was done."""
    gone: set[int | None] = set()
    for number, action, undoes in _newest_first(file):
        if action == Action.REDO:
            gone.add(undoes)
        elif action == Action.UNDO:
            if number not in gone and _may_come_back(file, number, undoes):
                return None if _is_closed(file) and not _is_after_closing(file, number) else number
        elif action not in PASSED_OVER:
            return None
    return None


def _is_closed(file: PanelFile) -> bool:
    """The jury has done then, and only what was done since is taken back."""
    return bool(file.value("SELECT phase FROM call") == Phase.CLOSED)


def _is_after_closing(file: PanelFile, number: int) -> bool:
    """Or about nothing that was closed over."""
    return origin_of(file, told_change(file, number)).action in AFTER_CLOSING | BESIDE_CLOSING


def _may_come_back(file: PanelFile, undo: int, undone: int | None) -> bool:
    """Not of a change from before something that is never undone, which only its number leads to."""
    kept = tuple(_kept(file))
    marks = ", ".join("?" * len(kept))
    sql = f"SELECT 1 FROM change WHERE id >= ? AND id < ? AND action IN ({marks}) LIMIT 1"
    return undone is not None and file.value(sql, [undone, undo, *kept]) is None


def _newest_first(file: PanelFile) -> Iterator[_Row]:
    before = (1 << 63) - 1
    sql = "SELECT id, action, undoes FROM change WHERE id < ? ORDER BY id DESC LIMIT ?"
    while rows := file.rows(sql, (before, _AT_ONCE)):
        yield from rows
        before = rows[-1][0]


def _words(file: PanelFile, number: int) -> str:
    """Of what was done, not of its undo."""
    origin = origin_of(file, told_change(file, number))
    return told(origin.act) if origin.act else origin.summary


def nothing_to_undo(file: PanelFile) -> str:
    """Why there is nothing: a sentence, with the change that no undo goes past where there is one."""
    for number, action, _undoes in _newest_first(file):
        if action == Action.DECLARE_CONFLICT and file.is_work_file:
            return _not_coming_back(_words(file, number))
        if action in KEPT_ACTIONS or (_is_closed(file) and not _is_after_closing(file, number)):
            return _("There is nothing to undo since “{summary}”, which cannot be undone.").format(
                summary=_words(file, number)
            )
    return _("There is nothing to undo.")


def taking_back(file: PanelFile, change_id: int) -> Action:
    """As what a change is taken back by its number: an undo as a redo, so that whoever goes on undoes what that did."""
    action = file.value("SELECT action FROM change WHERE id = ?", (change_id,))
    return Action.REDO if action == Action.UNDO else Action.UNDO


def require_undoable(file: PanelFile, change_id: int) -> str:
    """The summary of a change that may be undone by its number. Raises KnownError where it may not."""
    action = file.value("SELECT action FROM change WHERE id = ?", (change_id,))
    if action is None:
        raise KnownError(_("There is no change {number} in this file.").format(number=change_id))
    summary = _words(file, change_id)
    if action == Action.OPEN_PACK or action in PASSED_OVER:
        raise KnownError(
            _("“{summary}” cannot be undone: all that was done since builds on it.").format(summary=summary)
        )
    if action == Action.DECLARE_CONFLICT and file.is_work_file:
        raise KnownError(_not_coming_back(summary))
    if action in KEPT_ACTIONS:
        raise KnownError(
            _(
                "Change {number} (“{summary}”) cannot be undone: files may already have been sent because of it."
            ).format(number=change_id, summary=summary)
        )
    _refuse_under_scheme(file, change_id, str(action), summary)
    if _is_closed(file):
        _refuse_once_closed(file, change_id, str(action), summary)
    else:
        _refuse_past_reopening(file, change_id, str(action), summary)
    of_change = {"first": change_id, "last": change_id}
    # What it says of itself stays, where what it wrote of a dossier went.
    beside = " AND \"table\" <> 'act'" if file.is_work_file else ""
    if not file.value(f"SELECT 1 FROM change_row WHERE {ROWS_OF_CHANGES}{beside} LIMIT 1", of_change):
        raise KnownError(
            _(
                "Change {number} (“{summary}”) cannot be undone: what it said was removed with a conflict of interest."
            ).format(number=change_id, summary=summary)
        )
    return summary


def _refuse_once_closed(file: PanelFile, change_id: int, action: str, summary: str) -> None:
    """What was decided and told since the closing is taken back from the newest on, and nothing from before."""
    if not _is_after_closing(file, change_id):
        text = _(
            "Change {number} (“{summary}”) cannot be undone: the assessment was closed since. Move the call back "
            "first, with a reason."
        )
        raise KnownError(text.format(number=change_id, summary=summary))
    if action == Action.UNDO:
        text = _(
            "Change {number} took “{summary}” back; of a closed call it is not put back by its number. Redo it, or "
            "record it anew."
        )
        raise KnownError(text.format(number=change_id, summary=summary))
    if _next_undo(file) != change_id:
        text = _(
            "Change {number} (“{summary}”) cannot be undone: something was decided or told since. Undo that first, or "
            "correct it, with a reason."
        )
        raise KnownError(text.format(number=change_id, summary=summary))


def _refuse_past_reopening(file: PanelFile, change_id: int, action: str, summary: str) -> None:
    """Of a call that moved back: neither is what a body decided of it put back, nor a signature over what changed."""
    if origin_of(file, told_change(file, change_id)).action in AFTER_CLOSING:
        text = _(
            "Change {number} (“{summary}”) cannot be undone: it was about a call that was closed, and the call moved "
            "back since. Close it again first."
        )
        raise KnownError(text.format(number=change_id, summary=summary))
    signed = f"SELECT 1 FROM change_row WHERE \"table\" = 'signature' AND {ROWS_OF_CHANGES} LIMIT 1"
    of_change = {"first": change_id, "last": change_id}
    if action == Action.REOPEN and _next_undo(file) != change_id and file.value(signed, of_change):
        text = _(
            "Change {number} (“{summary}”) cannot be undone: something was changed since it was signed. Undo that "
            "first, or close the assessment anew."
        )
        raise KnownError(text.format(number=change_id, summary=summary))


def _refuse_under_scheme(file: PanelFile, change_id: int, action: str, summary: str) -> None:
    """What was done since was done under the scheme: neither it nor what came before it goes from under that."""
    if action in SCHEME_ACTIONS and _next_undo(file) != change_id:
        raise KnownError(
            _(
                "Change {number} (“{summary}”) cannot be undone: what was done since builds on the scheme as it became "
                "then. Undo that first, or change the scheme anew."
            ).format(number=change_id, summary=summary)
        )
    adopted = file.rows("SELECT id FROM change WHERE action = ? AND id > ?", (Action.ADOPT_SCHEME, change_id))
    since = {number for (number,) in adopted}
    if since and (standing := since - taken_back(file)):
        raise KnownError(
            _(
                "Change {number} (“{summary}”) cannot be undone: change {newest} put another version of the scheme in "
                "force since, under which it may mean something else."
            ).format(number=change_id, summary=summary, newest=max(standing))
        )


def _kept(file: PanelFile) -> frozenset[Action]:
    """In a work file a declared conflict takes the content of the dossier along; in a panel nothing is lost by it."""
    return KEPT_ACTIONS | {Action.DECLARE_CONFLICT} if file.is_work_file else KEPT_ACTIONS


def _not_coming_back(summary: str) -> str:
    return _(
        "“{summary}” cannot be undone: what was removed is gone; ask the secretary, who can hand out a new pack."
    ).format(summary=summary)
