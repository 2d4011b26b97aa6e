"""A merge that was carried out, as the journal keeps it: what came of each file, and whether it still stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evalapp.domain.journal import Act, Change, Step
from evalapp.domain.merge import Outcome
from evalapp.domain.permissions import Action
from evalapp.domain.texts import Text, _
from evalapp.operations.exchange.merge_particulars import COUNTS, FILES
from evalapp.operations.view import View
from evalapp.store.history.lived import gone_by
from evalapp.words import formats
from evalapp.words.acts import particulars_of

_LAST = 50  # changes among which a merge of files is looked for: sheets from paper are merges too
_TAKEN = (Outcome.MERGED, Outcome.CONFLICT)


@dataclass(frozen=True, kw_only=True, slots=True)
class MergedFile:
    """What came of one file; `position` tells two of the same name apart.

    The counts are of scores, None in a merge of an earlier version, which has them in `counts` alone: in words.
    `left_out` says what was not taken, each with its place; `declared_lines` the conflicts of interest that came with
    it; `chosen` the choices that were made with the merge; `remarks` what else was said of it, as that it was late.
    """

    position: int
    file: str
    outcome: Outcome
    juror: str
    counts: str
    sha256: str = ""
    new: int | None = None
    updated: int | None = None
    unchanged: int | None = None
    conflicts: int | None = None
    refused: int | None = None
    declared: int | None = None
    reason: str = ""
    left_out: tuple[str, ...] = ()
    declared_lines: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def is_taken(self) -> bool:
        return self.outcome in _TAKEN

    @property
    def needs_look(self) -> bool:
        """Whether something came of it that somebody must still see to."""
        is_refused = self.outcome is Outcome.REFUSED
        return bool(is_refused or self.conflicts or self.left_out or self.declared_lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class MergeOfChange:
    """`files` as they were given, none where the journal keeps nothing of them any more."""

    change: int
    at: str
    actor: str
    reason: str = ""
    files: tuple[MergedFile, ...] = ()
    remarks: tuple[str, ...] = ()

    def words(self, view: View) -> str:
        said = _("Merged on {time} by {name}, as change {number}").format(
            time=formats.stamp(self.at), name=self.actor, number=self.change
        )
        return said if stands(view, self.change) else said + " · " + _("taken back since")


def merge_of(view: View, change: int) -> MergeOfChange:
    return told_in(view.change(change))


def last_merge(view: View) -> MergeOfChange | None:
    """The last merge of files, also one that was taken back; None where there was none."""
    found = view.history(action=Action.MERGE, limit=_LAST)
    return next((told_in(each) for each in found if each.act is not None and _is_of_files(each.act)), None)


def _is_of_files(act: Act) -> bool:
    return any(step.what == "merge" for step in act.steps)


def told_in(made: Change) -> MergeOfChange:
    """What the words of a change say of its files; of what has none, nothing."""
    particulars = made.act.particulars if made.act else ()
    begins = [n for n, step in enumerate(particulars) if step.what in FILES]
    ends = [*begins[1:], len(particulars)]
    files = (
        _file(position, particulars[begin], particulars[begin + 1 : end])
        for position, (begin, end) in enumerate(zip(begins, ends, strict=False))
    )
    return MergeOfChange(
        change=made.id,
        at=made.at,
        actor=made.actor,
        reason=made.act.reason if made.act else "",
        files=tuple(files),
        remarks=tuple(_of_no_file(particulars)),
    )


def _file(position: int, step: Step, further: Sequence[Step]) -> MergedFile:
    named = step.named
    file = _text(named.get("file"))
    has_numbers = COUNTS[0] in named
    return MergedFile(
        position=position,
        file=file,
        outcome=_outcome(named.get("outcome")),
        juror=_text(named.get("juror")),
        counts=_text(named.get("counts")),
        sha256=_text(_object(named.get("sha256")).get("sha256")),
        reason=_text(named.get("why")),
        left_out=tuple(_placed(each) for each in further if each.what == "score-refused"),
        declared_lines=tuple(_placed(each) for each in further if each.what == "declared-with"),
        chosen=tuple(_chosen(further)),
        remarks=tuple(_remarks(file, further)),
        **{each: _number(named.get(each, 0)) if has_numbers else None for each in COUNTS},
    )


def _chosen(steps: Sequence[Step]) -> list[str]:
    return particulars_of(Act(steps=(), particulars=tuple(each for each in steps if each.what == "chosen")))


def _remarks(file: str, steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        if step.what == "said" and (said := _text(step.named.get("words"))).startswith(_head(file)):
            yield said.removeprefix(_head(file))


def _of_no_file(steps: Sequence[Step]) -> Iterator[str]:
    file = ""
    for step in steps:
        if step.what in FILES:
            file = _text(step.named.get("file"))
        elif step.what == "said" and not _text(step.named.get("words")).startswith(_head(file)):
            yield _text(step.named.get("words"))


def _head(file: str) -> str:
    return f"“{file}”: "


def _placed(step: Step) -> str:
    parts = (_text(step.named.get("place")), _text(step.named.get("why")))
    return ": ".join(each for each in parts if each not in ("", "–"))


def _outcome(value: object) -> Outcome:
    """What the journal of another program says in another way is nothing that was taken."""
    match _object(value):
        case {"state": ["outcome", str(of)]}:
            return Outcome(of)
    return Outcome.UNCHANGED


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    said = _object(value)
    return str(Text(nl=str(said["nl"]), en=str(said["en"]))) if {"nl", "en"} <= said.keys() else ""


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def stands(view: View, change: int) -> bool:
    """Whether the change holds: not undone, or done again after that."""
    again = [*view.history(action=Action.UNDO), *view.history(action=Action.REDO)]
    return change not in gone_by((each.id, each.undoes) for each in again)
