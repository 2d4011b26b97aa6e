"""Merging what came back: read the files, look at the plan, carry it out as one change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from evalapp.domain.errors import KnownError
from evalapp.domain.file_kinds import JSON, TEXT_TABLE, kind_of, no_return
from evalapp.domain.incoming.bounds import RETURN_BYTES
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.journal import Act, Changes
from evalapp.domain.merge import Choice, ChoiceKey, VersionChoice
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import _
from evalapp.exchange.intake.scored.beside import KNOWN_TO_NOBODY, Known
from evalapp.exchange.merge import plan as merge_plan
from evalapp.exchange.merge import settling
from evalapp.exchange.merge.bases import decode_base, encode_base
from evalapp.exchange.merge.incoming import EarlierKeys, Incoming, ScoreTable, Unreadable, receive_return
from evalapp.exchange.merge.state import MergePlan, PanelState
from evalapp.operations.change import OpenChange
from evalapp.operations.collecting import collecting_later
from evalapp.operations.desks.handing.away import refuse_away
from evalapp.operations.desks.keeping.keys import identities_of
from evalapp.operations.exchange.beginning import open_scoring, with_opening
from evalapp.operations.exchange.gathering import gather, refuse_misplaced
from evalapp.operations.exchange.kept_receipts import stored_receipt
from evalapp.operations.exchange.lateness import late_words
from evalapp.operations.exchange.merge_particulars import act_of_merge
from evalapp.operations.exchange.merge_state import state_of
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.sheets.tables import is_workbook
from evalapp.store.rows.open_choices import put_open_choice, remove_open_choice
from evalapp.store.rows.receipts import put_receipts

__all__ = [
    "Incoming",
    "Merge",
    "MergePlan",
    "merge",
    "merge_beside",
    "plan_merge",
    "read_files",
    "settle",
    "state_of",
]

_UNREAD_SPREADSHEETS = (".numbers", ".xltx", ".ots", ".fods")


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What opens and checks returns, taken out of the file so that a worker can read many of them.

    `path` is where that file lies.
    """

    panel: str
    path: Path
    identity: str
    earlier: EarlierKeys
    verify_keys: Mapping[str, str]
    scheme: Scheme
    answers: Mapping[str, str] = field(default_factory=dict)
    known: Known = KNOWN_TO_NOBODY


def keys_of(workspace: Workspace) -> Keys:
    from evalapp.operations.exchange.score_tables import known_to

    view = workspace.view
    call, keys = view.call(), identities_of(view)
    return Keys(
        panel=call.panel,
        path=workspace.path,
        identity=keys[-1].secret,
        earlier=[(each.secret, bool(each.dropped_at)) for each in reversed(keys[:-1])],
        verify_keys={juror: verify_key for juror, (_recipient, verify_key) in view.juror_keys().items()},
        scheme=call.scheme,
        known=known_to(view),
    )


def read_files(
    keys: Keys, paths: Sequence[Path], *, progress: Callable[[int, int], None] | None = None
) -> tuple[Incoming, ...]:
    """Unseal and check every file; a bad one becomes an Unreadable with its reason. Safe in a worker thread."""
    incoming: list[Incoming] = []
    for count, path in enumerate(paths, start=1):
        incoming.append(_read(keys, path))
        if progress:
            progress(count, len(paths))
    return tuple(incoming)


def _read(keys: Keys, path: Path) -> Incoming:
    name = path.name or str(path)  # a folder may be named by a point alone
    otherwise = no_return(kind_of(path))
    try:
        if path.is_dir() and (notes := gather([path]).notes):
            return Unreadable(file=name, reason=notes[0])
        refuse_misplaced(path, keys.path)
        if TEXT_TABLE.is_kind_of(path) or JSON.is_kind_of(path) or is_workbook(path):
            return _table(keys, path)
        if path.suffix.lower() in _UNREAD_SPREADSHEETS:
            raise KnownError(
                _(
                    "“{file}” is a spreadsheet of another kind; open it, save it as .xlsx and merge that."
                ).format(file=shorten(name))
            )
        data = read_plain(path, RETURN_BYTES)
    except KnownError as error:
        return Unreadable(file=name, reason=str(error))
    except TooLarge:
        too_large = _("“{file}” is larger than any return; check the file.").format(file=name)
        return Unreadable(file=name, reason=otherwise or too_large)
    except OSError as error:
        return Unreadable(
            file=name,
            reason=_("“{file}” cannot be read: {why}.").format(file=shorten(name), why=system_words(error)),
        )
    return receive_return(
        name,
        data,
        keys.identity,
        keys.verify_keys.get,
        panel=keys.panel,
        earlier=keys.earlier,
        otherwise=otherwise,
    )


def _table(keys: Keys, path: Path) -> ScoreTable:
    from evalapp.operations.exchange.forms import form_for_merge
    from evalapp.operations.exchange.score_tables import table_for_merge

    form = form_for_merge(
        path, panel=keys.panel, identity=keys.identity, scheme=keys.scheme, earlier=keys.earlier
    )
    return form or table_for_merge(path, keys.scheme, keys.answers, keys.known)


def plan_merge(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    progress: Callable[[int, int], None] | None = None,
    choices: Mapping[ChoiceKey, Choice] | None = None,
    otherwise: Choice = Choice.OPEN,
    answers: Mapping[str, str] | None = None,
) -> MergePlan:
    """Read the files and say what merging them comes to. Raises NotAllowed where another desk writes.

    Nothing is written. To keep a window free, call `read_files(keys_of(workspace), paths)` in a worker and give the
    result to `plan_of`.
    """
    refuse_away(workspace.view, Merge.action)
    return plan_of(
        workspace,
        read_files(replace(keys_of(workspace), answers=answers or {}), paths, progress=progress),
        choices=choices,
        otherwise=otherwise,
    )


def read_and_plan(
    keys: Keys,
    state: PanelState,
    before: Sequence[Incoming],
    paths: Sequence[Path],
    *,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[Incoming, ...], MergePlan]:
    """What `paths` hold after what was read `before`, and what all of it comes to; safe in a worker thread.

    `keys` and `state` are those of the panel as it is; where it is changed meanwhile, the plan is to be made again.
    """
    incoming = (*before, *read_files(keys, paths, progress=progress))
    with collecting_later():
        return incoming, merge_plan.plan_merge(state, incoming)


def settle(plan: MergePlan, choices: Mapping[ChoiceKey, Choice]) -> MergePlan:
    """The same plan with its choices made; what has none is left open."""
    with collecting_later():
        return settling.settle(plan, choices)


def plan_of(
    workspace: Workspace,
    incoming: Sequence[Incoming],
    *,
    choices: Mapping[ChoiceKey, Choice] | None = None,
    otherwise: Choice = Choice.OPEN,
) -> MergePlan:
    with collecting_later():
        return merge_plan.plan_merge(state_of(workspace), incoming, choices, otherwise)


def note_merged(change: OpenChange, settled: Sequence[VersionChoice]) -> None:
    """From now on the versions that came in count as merged from their devices, whichever version was taken."""
    held = {(each.juror, each.device): decode_base(each.base) for each in change.view.receipts()}
    for choice in settled:
        base = held.get((choice.juror, choice.device))
        if base is not None:
            base[choice.application, choice.criterion] = choice.incoming.answer
    for juror, device in dict.fromkeys((each.juror, each.device) for each in settled):
        if (base := held.get((juror, device))) is not None:
            sha256 = change.put_content(encode_base(base))
            change.update("received", {"base": sha256}, juror=juror, device=device)


@dataclass(frozen=True, kw_only=True)
class Merge:
    """Everything a plan says, as one entry in the journal; one undo takes all of it back.

    `reason`: why the choices in it were made as they were.
    """

    plan: MergePlan
    reason: str = ""
    action: ClassVar[Action] = Action.MERGE

    def summary(self, view: View) -> Act:
        return with_opening(act_of_merge(self.plan, self.reason, late_words(view.call(), self.plan)), view)

    def apply(self, change: OpenChange) -> bool:
        change.put_score_rows(
            [(*each.placed, *each.answer, each.at or change.at) for each in self.plan.writes],
        )
        opens_scoring = open_scoring(change)
        put_receipts(change, map(stored_receipt, self.plan.receipts), change.at)
        for key in self.plan.lapsed:
            remove_open_choice(change, key)
        for choice in self.plan.left_open:
            put_open_choice(change, choice, change.at)
        change.put_declarations(self.plan.cleared)
        change.put_agreements(self.plan.agreed)
        change.put("own_key", [asdict(each) | {"at": change.at} for each in self.plan.own_keys])
        for conflict in self.plan.declared:
            row = {
                "juror": conflict.juror,
                "application": conflict.application,
                "kind": str(conflict.kind),
                "note": conflict.note,
                "declared_by": conflict.declared_by or conflict.juror,
                "at": conflict.at or change.at,
            }
            change.put("conflict", [row])
            change.end_pair(conflict.juror, conflict.application)
        return opens_scoring


def merge(workspace: Workspace, plan: MergePlan, *, reason: str = "") -> tuple[Changes, bool]:
    """Carry out a plan made of the file as it is now; says also whether it opened scoring.

    A back-up is made first. Raises KnownError, also when the panel was changed after the plan was made: then
    nothing is written and the plan must be made again.
    """
    if plan.is_empty:
        return Changes(), False
    _prepare(workspace, plan)
    with collecting_later():
        changes = workspace.execute(Merge(plan=plan, reason=reason))
    return changes, bool(changes.result)


def merge_beside(workspace: Workspace, plan: MergePlan, *, reason: str = "") -> Changes:
    """`merge` of a plan that brings something, in another thread: see `Workspace.carried_out`."""
    _prepare(workspace, plan)
    with collecting_later():
        changes = workspace.carried_out(Merge(plan=plan, reason=reason))
    workspace.view.follow(changes)
    return changes


def _prepare(workspace: Workspace, plan: MergePlan) -> None:
    if plan.state.fingerprint != workspace.view.fingerprint():
        raise KnownError(_("The panel was changed after these files were looked at; look at them again."))
    workspace.require(Merge.action)
    workspace.back_up()
