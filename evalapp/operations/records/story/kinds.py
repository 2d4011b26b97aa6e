"""What a change is about, in the words of who looks for it: every act of the program is of one kind."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from evalapp.domain.errors import BadValue
from evalapp.domain.numbers import shorten
from evalapp.domain.permissions import Action
from evalapp.domain.texts import _, pgettext


class Kind(StrEnum):
    CALL = "call"
    SCHEME = "scheme"
    APPLICATIONS = "applications"
    ADMISSIBILITY = "admissibility"
    JURY = "jury"
    CONFLICTS = "conflicts"
    SEATS = "seats"
    EXCHANGE = "exchange"
    SCORES = "scores"
    MERGES = "merges"
    MEETING = "meeting"
    DECISIONS = "decisions"
    AFTERWARDS = "afterwards"
    UNDONE = "undone"
    FILE = "file"

    @property
    def label(self) -> str:
        return {
            Kind.CALL: _("The call and its phases"),
            Kind.SCHEME: _("The scheme"),
            Kind.APPLICATIONS: _("Applications"),
            Kind.ADMISSIBILITY: _("Admissibility"),
            Kind.JURY: _("Jury"),
            Kind.CONFLICTS: _("Conflicts of interest"),
            Kind.SEATS: _("Seats"),
            Kind.EXCHANGE: _("Packs, returns and post"),
            Kind.SCORES: _("Scores"),
            Kind.MERGES: pgettext("history", "Merges"),
            Kind.MEETING: _("Agenda, attendance, votes and notes"),
            Kind.DECISIONS: _("Decisions of the meeting"),
            Kind.AFTERWARDS: _("Decisions of the deciding body, and notifications"),
            Kind.UNDONE: _("Undone and redone"),
            Kind.FILE: _("The file itself"),
        }[self]


_KINDS: Mapping[Action, Kind] = {
    Action.CREATE: Kind.CALL,
    Action.READ_BACK: Kind.CALL,
    Action.EDIT_CALL: Kind.CALL,
    Action.CHANGE_TERMS: Kind.CALL,
    Action.MOVE_PHASE: Kind.CALL,
    Action.REOPEN: Kind.CALL,
    Action.SET_SCHEME: Kind.SCHEME,
    Action.ADOPT_SCHEME: Kind.SCHEME,
    Action.IMPORT_APPLICATIONS: Kind.APPLICATIONS,
    Action.EDIT_APPLICATION: Kind.APPLICATIONS,
    Action.WITHDRAW: Kind.APPLICATIONS,
    Action.JUDGE_ADMISSIBILITY: Kind.ADMISSIBILITY,
    Action.CHECK: Kind.ADMISSIBILITY,
    Action.IMPORT_CHECKS: Kind.ADMISSIBILITY,
    Action.ASK_SUPPLEMENT: Kind.ADMISSIBILITY,
    Action.HEAR: Kind.ADMISSIBILITY,
    Action.EDIT_JURY: Kind.JURY,
    Action.DECLARE_CONFLICT: Kind.CONFLICTS,
    Action.DISMISS_SUSPICION: Kind.CONFLICTS,
    Action.ASSIGN: Kind.SEATS,
    Action.OPEN_PACK: Kind.EXCHANGE,
    Action.GO_ON: Kind.EXCHANGE,
    Action.HAND_OUT: Kind.EXCHANGE,
    Action.NOTE_SENT: Kind.EXCHANGE,
    Action.SUBMIT: Kind.EXCHANGE,
    Action.SCORE: Kind.SCORES,
    Action.MERGE: Kind.MERGES,
    Action.SETTLE: Kind.MERGES,
    Action.MEET: Kind.MEETING,
    Action.VOTE: Kind.MEETING,
    Action.NOTE: Kind.MEETING,
    Action.SET_CONSENSUS: Kind.DECISIONS,
    Action.SET_FLAG: Kind.DECISIONS,
    Action.ORDER_TIED: Kind.DECISIONS,
    Action.SET_GRANT: Kind.DECISIONS,
    Action.DRAW_LOT: Kind.DECISIONS,
    Action.ADVISE: Kind.DECISIONS,
    Action.DECIDE: Kind.AFTERWARDS,
    Action.NOTIFY: Kind.AFTERWARDS,
    Action.STEP_BACK: Kind.AFTERWARDS,
    Action.CALL_ON: Kind.AFTERWARDS,
    Action.WRITE_LETTERS: Kind.AFTERWARDS,
    Action.UNDO: Kind.UNDONE,
    Action.REDO: Kind.UNDONE,
    Action.RECONCILE: Kind.MERGES,
    Action.HAND_OVER: Kind.FILE,
    Action.TAKE_OVER: Kind.FILE,
    Action.TAKE_BACK: Kind.FILE,
    Action.NOTE_COPY: Kind.FILE,
    Action.RENEW_KEY: Kind.FILE,
    Action.DROP_KEY: Kind.FILE,
    Action.PUT_BACK: Kind.FILE,
    Action.RESTORE_GUARDS: Kind.FILE,
}


_OF_NAME: Mapping[str, Kind] = {str(action): kind for action, kind in _KINDS.items()}


def kind_of(action: str) -> Kind | None:
    """None for an act that this version does not know."""
    return _OF_NAME.get(action)


def actions_of(kind: Kind) -> frozenset[str]:
    return frozenset(str(action) for action, each in _KINDS.items() if each is kind)


def asked_actions(text: str) -> frozenset[str]:
    """Of a kind, or of one act as the journal names it. Raises BadValue for what is neither."""
    wanted = text.strip().casefold()
    if wanted in set(Kind):
        return actions_of(Kind(wanted))
    if wanted in set(Action):
        return frozenset({wanted})
    raise BadValue(
        _("“{kind}” is no kind of change; known are: {known}, or one act as the journal names it.").format(
            kind=shorten(text), known=", ".join(Kind)
        )
    )
