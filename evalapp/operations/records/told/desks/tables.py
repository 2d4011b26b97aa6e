"""Copies brought together and the right to write, as the history tells them, and what a change says of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.desks.keeping import CopyKind
from evalapp.domain.journal import Step, TableName, state
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import N_, _
from evalapp.operations.records.told import cells
from evalapp.operations.records.told.cells import cell
from evalapp.operations.records.told.did import Did
from evalapp.operations.records.told.told import BY, Told, columns, joined
from evalapp.words import formats


def _kind(kind: str) -> str:
    return {"given": _("handed over"), "taken": _("taken over")}[kind]


def _copy(row: cells.Row, _known: cells.Known) -> str:
    kind = str(row["kind"])
    said = CopyKind(kind).label if kind in set(CopyKind) else shorten(kind)
    return f"{shorten(str(row['person']))} · {said}"


OF_DESKS: Mapping[TableName, Told] = {
    "reconciled": Told(
        title=N_("Copies brought together"),
        subject=joined("file"),
        cells=(
            cell("file", label=N_("file")), cell("number", label=N_("last change there")),
            cell("head", formats.short_fingerprint, label=N_("fingerprint there")),
            cell("fork", label=N_("last change that both have")),
            cell("fork_hash", formats.short_fingerprint, label=N_("fingerprint of that")),
            cell("tail", formats.short_digest, label=N_("what it did since")),
            cells.digested("waiting", label=N_("what was left undecided")), BY,
        ),
        named=columns("file"),
    ),
    "handover": Told(
        title=N_("The right to write"),
        subject=joined("nth"),
        cells=(
            cell("kind", _kind, label=N_("what")),
            cell("person", label=N_("person")), cell("change", label=N_("last change then")),
            cell("head", formats.short_fingerprint, label=N_("fingerprint then")),
            cell("file", label=N_("file")), cells.moment("back_at", label=N_("taken back")),
            cell("back_reason", label=N_("reason")), BY,
        ),
        named=columns("nth"),
    ),
    "identity": Told(
        title=N_("Keys of the panel"),
        subject=joined("nth"),
        cells=(
            cells.kept_secret("recipient", label=N_("key that returns are sealed for")),
            cells.kept_secret("secret", label=N_("key that opens them")),
            cells.kept_secret("link", label=N_("proof by the key of before")),
            cell("reason", label=N_("reason")), cells.moment("dropped_at", label=N_("dropped")),
            cell("dropped_reason", label=N_("reason of dropping it")), BY,
        ),
        named=columns("nth"),
    ),
    "copy": Told(
        title=N_("Who holds a copy"),
        subject=_copy,
        cells=(
            cell("id", label=N_("id in the list")), cell("place", label=N_("where")),
            cells.moment("since", label=N_("since")), cell("note", label=N_("note")),
            cells.day("gone_on", label=N_("gone on")),
            cell("gone_by", label=N_("by whom")), cell("gone_reason", label=N_("how")),
            cell("struck_by", label=N_("struck off by")), cells.moment("struck_at", label=N_("struck off")), BY,
        ),
        named=columns("person", "kind"),
    ),
}  # fmt: skip


def reconciled_holds(step: Step, did: Did) -> bool:
    _before, after = did.only("reconciled")
    written = sum(len(rows) for table, rows in did.written.items() if table not in ("act", "reconciled"))
    return (
        after is not None
        and (after["file"], after["fork"]) == (step.named["file"], step.named["fork"])
        and after["number"] - after["fork"] == step.named["n"]
        and written == step.named["taken"]
    )


def given_holds(step: Step, did: Did) -> bool:
    before, after = did.only("handover")
    return before is None and after is not None and after["kind"] == "given" and _is_of(step, after)


def taken_holds(step: Step, did: Did) -> bool:
    before, after = did.only("handover")
    return (
        before is None
        and after is not None
        and after["kind"] == "taken"
        and _is_of(step, after)
        and (after["change"], state("head", after["head"])) == (step.named["change"], step.named["head"])
    )


def back_holds(step: Step, did: Did) -> bool:
    before, after = did.only("handover")
    return before is not None and after is not None and bool(after["back_at"]) and _is_of(step, after)


def put_back_holds(_step: Step, did: Did) -> bool:
    return any(did.pairs(table) for table in ("handover", "copy", "identity"))


def noted_holds(step: Step, did: Did) -> bool:
    before, after = did.only("copy")
    return before is None and after is not None and not after["gone_on"] and _is_copy(step, after)


def struck_holds(step: Step, did: Did) -> bool:
    before, after = did.only("copy")
    is_new = before is None or not before["gone_on"]
    return is_new and after is not None and bool(after["gone_on"]) and _is_copy(step, after)


def renewed_holds(step: Step, did: Did) -> bool:
    rows = [after for before, after in did.pairs("identity") if before is None and after is not None]
    return len(rows) in (1, 2) and max(int(each["nth"]) for each in rows) == step.named["number"]


def dropped_holds(step: Step, did: Did) -> bool:
    before, after = did.only("identity")
    return (
        before is not None
        and after is not None
        and not before["dropped_at"]
        and bool(after["dropped_at"])
        and after["nth"] == step.named["number"]
    )


def _is_copy(step: Step, row: Mapping[str, object]) -> bool:
    return (row["person"], state("copy-kind", str(row["kind"]))) == (step.named["person"], step.named["kind"])


def _is_of(step: Step, row: Mapping[str, object]) -> bool:
    return row["person"] == step.named["person"] and row["file"] == step.named.get("file", row["file"])


# By the sentence of a step: the act that it may stand with, and what of the rows must be as it says.
CLAIMS: Mapping[str, tuple[Action, Callable[[Step, Did], bool]]] = {
    "reconcile": (Action.RECONCILE, reconciled_holds),
    "hand-over": (Action.HAND_OVER, given_holds),
    "take-over": (Action.TAKE_OVER, taken_holds),
    "take-back": (Action.TAKE_BACK, back_holds),
    "copy-noted": (Action.NOTE_COPY, noted_holds),
    "copy-struck": (Action.NOTE_COPY, struck_holds),
    "key-renewed": (Action.RENEW_KEY, renewed_holds),
    "key-dropped": (Action.DROP_KEY, dropped_holds),
    "put-back": (Action.PUT_BACK, put_back_holds),
}
WITHOUT_STATE = tuple(CLAIMS)
