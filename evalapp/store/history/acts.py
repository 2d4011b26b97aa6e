"""What changes did, kept as data in the journal and put into words for whoever reads it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from evalapp.domain.incoming.kept_json import kept_words
from evalapp.domain.journal import Act, Step
from evalapp.domain.numbers import UnwrittenNumber
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _
from evalapp.store.file import PanelFile

# It is the last row of its change, and so found without an index: the one before the first of the next change.
ACT_OF_CHANGE = (
    "(SELECT r.after ->> '$.told' FROM change_row r WHERE r.change_id = change.id AND r.\"table\" = 'act' AND r.seq = "
    "coalesce((SELECT n.first_seq - 1 FROM change n WHERE n.id = change.id + 1), (SELECT max(seq) FROM change_row)))"
)
UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)
_AGAIN = frozenset({Action.UNDO, Action.REDO})


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A change as the journal has it; `summary` in the language of who made it."""

    action: str
    summary: str
    undoes: int | None
    act: Act | None


def keep_act(file: PanelFile, change: int, act: Act, *, account: str = "", is_alone: bool = False) -> None:
    """As the last row of an open change; of one that touched nothing there is nothing to tell, unless `is_alone`.

    `account` is that of the computer, where it is not the name of who did it.
    """
    if is_alone or file.value(
        "SELECT max(seq) >= (SELECT first_seq FROM change WHERE id = ?) FROM change_row", (change,)
    ):
        kept = asdict(act)
        if not act.particulars:
            del kept["particulars"]
        if account:
            kept["account"] = account
        row = (change, json.dumps(kept, ensure_ascii=False, separators=(",", ":")))
        file.conn.execute("INSERT INTO act (change, told) VALUES (?, ?)", row)


def read_act(kept: str | None) -> Act | None:
    """None also for what this version has no words for, in a file from elsewhere: then those of the journal hold."""
    try:
        act = None if kept is None else act_in(kept)
    except UNREADABLE:
        return None
    return act if act is not None and act.steps else None


def act_in(kept: str) -> Act:
    """As it was kept, without a step where there is only an account. Raises one of UNREADABLE, and of them
    ValueError for what no version writes: nested too deep, or a number that is none."""
    values: dict[str, Any] = kept_words(kept)
    try:
        values.pop("account", None)
        steps = {
            name: tuple(Step(**each) for each in values.get(name, ())) for name in ("steps", "particulars")
        }
        act = Act(**values | steps)
        _in_words(act)
    except UnwrittenNumber:
        raise
    except ValueError as error:  # a later version may have a phase or an outcome that this one has not
        raise LookupError(str(error)) from error
    return act


def account_in(kept: str | None) -> str:
    """The account of the computer on which it was done, where the journal keeps it."""
    try:
        found = kept_words(kept)["account"] if kept else ""
    except (KeyError, TypeError, ValueError):
        return ""
    return found if isinstance(found, str) else ""


def _in_words(act: Act) -> str:
    """Of its particulars too, for what has no words there has none."""
    from evalapp.words.acts import particulars_of, told  # who only follows the changes tells nothing of them

    particulars_of(act)
    return told(act)


def words_of(file: PanelFile, change: Told) -> str:
    """In the language of the reader."""
    if change.action not in _AGAIN:
        return _in_words(change.act) if change.act else change.summary
    origin = origin_of(file, change)
    if origin.act is None:
        return change.summary
    text = _("Undone: {summary}") if change.action == Action.UNDO else _("Redone: {summary}")
    return text.format(summary=_in_words(origin.act))


def origin_of(file: PanelFile, change: Told) -> Told:
    """What an undo or redo is about in the end; else the change itself."""
    while change.action in _AGAIN and change.undoes is not None:
        change = told_change(file, change.undoes)
    return change


def told_change(file: PanelFile, number: int) -> Told:
    sql = f"SELECT action, summary, undoes, {ACT_OF_CHANGE} FROM change WHERE id = ?"
    ((action, summary, undoes, kept),) = file.rows(sql, (number,))
    return Told(action=action, summary=summary, undoes=undoes, act=read_act(kept))
