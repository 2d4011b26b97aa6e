"""What each act writes in a file: one table of all acts, asked of every change that a file says was made.

More than what this version writes, where one of before wrote it: a file of theirs is no forgery.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Flag, auto

from evalapp.domain.permissions import Action, Phase
from evalapp.store.tables.declared import BROUGHT_TOGETHER, ENDING_AT_CONFLICT, FORGOTTEN_AT_CONFLICT


class Way(Flag):
    """What a row can become."""

    NEW = auto()
    GONE = auto()
    ALTERED = auto()
    ANY = NEW | GONE | ALTERED


class Kind(Flag):
    """Of a file."""

    PANEL = auto()
    WORK = auto()
    BOTH = PANEL | WORK


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """Of one table: in which ways, where altered only these columns, and of `setting` only these keys; empty: all."""

    ways: Way = Way.ANY
    columns: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    kinds: Kind = Kind.BOTH

    @property
    def is_free(self) -> bool:
        """Whether nothing of it is to be looked at."""
        return self.ways is Way.ANY and not self.columns and not self.keys


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """`phases`: those between which it moves the call. `is_own`: what a juror does by it is of that juror.

    `ends_pairs`: the rows of a juror and an application that go by it go with a conflict of interest of those two.
    """

    kinds: Kind = Kind.PANEL
    writes: Mapping[str, Written] = field(default_factory=dict)
    phases: frozenset[tuple[Phase, Phase]] = frozenset()
    is_own: bool = False
    ends_pairs: bool = False


_ANY = Written()
_PUT = Written(ways=Way.NEW | Way.ALTERED)
_NEW = Written(ways=Way.NEW)
_GONE = Written(ways=Way.GONE)
_ON = frozenset((one, other) for one in Phase for other in Phase if one.number < other.number)
_BEGUN = frozenset({(Phase.DRAFT, Phase.SCORING)})
_PHASE = Written(ways=Way.ALTERED, columns=frozenset({"phase"}))
# Not its scheme: two acts of their own write that, one while the call is in draft and one by a decision.
_TERMS = Written(ways=Way.ALTERED, columns=frozenset({"title", "reference", "budget", "deadline"}))
_WITHDRAWN = frozenset({"withdrawn_on", "withdrawn_reason"})
_BACK = Written(ways=Way.ALTERED, columns=frozenset({"back_at", "back_reason"}))
_GONE_BY = frozenset({"gone_on", "gone_by", "gone_reason", "struck_by", "struck_at"})
_STRUCK = Written(ways=Way.ALTERED, columns=_GONE_BY)
_DROPPED = Written(ways=Way.ALTERED, columns=frozenset({"dropped_at", "dropped_reason"}))
# What a file tells of itself, which comes along when a back-up takes its place.
_OF_THE_FILE = {
    table: replace(each, ways=Way.NEW | Way.ALTERED)
    for table, each in (("handover", _BACK), ("copy", _STRUCK), ("identity", _DROPPED))
}
_ACT = {"act": _NEW}
# A show of hands by which something else came about, written with it.
_HANDS = {"vote": _NEW, "voice": _NEW}
_EDITED = (
    *("title", "acronym", "organisation", "enterprise_number", "sector", "province", "start", "years"),
    *("requested_support", "total_budget", "summary", "earlier_instrument", "reorientation"),
    *("contact", "email", "submitted_at", "extra"),
)


def _settings(*keys: str, kinds: Kind = Kind.BOTH) -> Written:
    return Written(ways=Way.NEW | Way.ALTERED, keys=frozenset(keys), kinds=kinds)


# Those of a panel that two copies may bring together.
_LIMITS = ("jurors_per_application", "applications_per_juror")
SETTINGS_OF_THE_CALL = frozenset(
    ("declaration", "undertaking", "plan", "submitted_until", "column_maps", *_LIMITS)
)
_SAID_OF_THE_CALL = Written(keys=SETTINGS_OF_THE_CALL)
_SAID = _settings("declaration", "undertaking", "plan", "submitted_until")


def _in_work(written: Written) -> Written:
    return Written(ways=written.ways, columns=written.columns, keys=written.keys, kinds=Kind.WORK)


_DECLARED = {
    **{table.name: _in_work(_GONE) for table in FORGOTTEN_AT_CONFLICT},
    **{table.name: _GONE for table in ENDING_AT_CONFLICT},
    "conflict": _ANY,
    "application": _in_work(Written(ways=Way.ALTERED)),
    "setting": _settings("base", "handed_in", "removed_at_schema", kinds=Kind.WORK),
}

# Undo and redo are not here: they are held against the change that they take back.
DEEDS: Mapping[Action, Deed] = {
    Action.CREATE: Deed(
        writes=_ACT
        | {
            "scheme": _NEW,
            "call": _NEW,
            "setting": Written(ways=Way.NEW, keys=frozenset({"panel_identity", "plan", "submitted_until"})),
        },
    ),
    # All of it new: it is the first change of a file.
    Action.READ_BACK: Deed(
        writes=_ACT
        | dict.fromkeys(
            (
                *("scheme", "call", "person", "application"),
                *("partner", "budget", "attachment", "refused_row"),
                *("conflict", "dismissed", "assignment", "locked", "score", "score_aside", "cleared"),
                *("consensus", "flagged", "panel_order", "granted", "checked", "supplement", "hearing"),
                *("sitting", "agenda", "stay", "vote", "voice", "minute", "draw", "advice", "proviso"),
                *("letter_text", "letter_fact", "motivation", "agreed"),
            ),
            _NEW,
        )
        | {
            "setting": Written(
                ways=Way.NEW,
                keys=frozenset(
                    (
                        *("panel_identity", "plan", "submitted_until", "declaration", "undertaking"),
                        "lot_seed",
                        *_LIMITS,
                    )
                ),
            ),
        },
    ),
    Action.OPEN_PACK: Deed(
        kinds=Kind.WORK,
        writes=_ACT
        | dict.fromkeys(
            (
                *("scheme", "call", "setting", "person", "application", "partner", "budget", "attachment"),
                *("lacking", "assignment", "score", "cleared", "private_note", "kept_aside", "agreed"),
            ),
            _ANY,
        ),
    ),
    Action.GO_ON: Deed(
        kinds=Kind.WORK, writes=_ACT | {"setting": _settings("device", "device_name", "machine")}
    ),
    Action.EDIT_CALL: Deed(
        writes=_ACT | {"call": _TERMS, "setting": _SAID},
    ),
    Action.SET_SCHEME: Deed(
        writes=_ACT | {"scheme": Written(ways=Way.ALTERED, columns=frozenset({"toml", "at"}))}
    ),
    # The scores go as they were into those set aside, or are the same values on a scale with other steps.
    Action.ADOPT_SCHEME: Deed(
        writes=_ACT
        | {
            "scheme": _NEW,
            "call": Written(ways=Way.ALTERED, columns=frozenset({"scheme_version"})),
            "score": Written(ways=Way.ALTERED | Way.GONE, columns=frozenset({"value"})),
            "score_aside": _NEW,
        },
    ),
    Action.CHANGE_TERMS: Deed(writes=_ACT | {"call": _TERMS, "setting": _SAID}),
    Action.IMPORT_APPLICATIONS: Deed(
        writes=_ACT
        | {"application": _PUT, "setting": _settings("column_maps")}
        | dict.fromkeys(("partner", "budget", "attachment", "refused_row"), _ANY),
    ),
    # Whether it is admissible is said by an act of its own.
    Action.EDIT_APPLICATION: Deed(
        writes=_ACT
        | {"application": Written(columns=frozenset(_EDITED))}
        | dict.fromkeys(("partner", "budget", "refused_row"), _ANY)
        | {"attachment": _GONE, "lacking": _GONE},
    ),
    Action.JUDGE_ADMISSIBILITY: Deed(
        writes=_ACT
        | {
            "application": Written(
                ways=Way.ALTERED, columns=frozenset({"admissibility", "admissibility_reason"})
            ),
            "setting": _settings("submitted_until"),
            "checked": _NEW,  # questions that nobody answered, for all at once
        },
    ),
    Action.EDIT_JURY: Deed(writes=_ACT | {"person": _ANY, "own_key": _GONE}),
    Action.CHECK: Deed(writes=_ACT | {"checked": _ANY}),
    Action.IMPORT_CHECKS: Deed(
        writes=_ACT
        | dict.fromkeys(("checked", "supplement", "hearing"), _PUT)
        | {"application": Written(ways=Way.ALTERED, columns=_WITHDRAWN)}
    ),
    Action.ASK_SUPPLEMENT: Deed(writes=_ACT | {"checked": _PUT, "supplement": _PUT}),
    Action.HEAR: Deed(writes=_ACT | {"hearing": _PUT}),
    Action.MEET: Deed(writes=_ACT | {"sitting": _PUT, "agenda": _ANY, "stay": _PUT}),
    Action.VOTE: Deed(writes=_ACT | {"vote": _NEW, "voice": _NEW}),
    Action.NOTE: Deed(writes=_ACT | {"minute": _PUT}),
    Action.WITHDRAW: Deed(writes=_ACT | {"application": Written(ways=Way.ALTERED, columns=_WITHDRAWN)}),
    Action.DECLARE_CONFLICT: Deed(kinds=Kind.BOTH, writes=_ACT | _DECLARED, is_own=True, ends_pairs=True),
    Action.DISMISS_SUSPICION: Deed(writes=_ACT | {"dismissed": _ANY}),
    Action.ASSIGN: Deed(
        writes=_ACT
        | {
            "assignment": _ANY,
            "locked": Written(ways=Way.NEW | Way.GONE),
            "setting": _settings(*_LIMITS),
        },
    ),
    Action.HAND_OUT: Deed(writes=_ACT | {"call": _PHASE, "juror_key": _PUT, "issued": _NEW}, phases=_BEGUN),
    Action.NOTE_SENT: Deed(writes=_ACT | {"sent": _NEW}),
    Action.SCORE: Deed(
        kinds=Kind.BOTH,
        writes=_ACT | {"score": _PUT, "cleared": _in_work(_PUT), "private_note": _in_work(_ANY)},
        is_own=True,
    ),
    Action.SUBMIT: Deed(kinds=Kind.WORK, writes=_ACT | {"setting": _PUT}),
    Action.MERGE: Deed(
        writes=_ACT
        | {"call": _PHASE, "received": _PUT, "agreed": _NEW, "own_key": _NEW}
        | dict.fromkeys(
            ("conflict", "assignment", "locked", "score", "cleared", "dismissed", "open_choice"), _ANY
        ),
        phases=_BEGUN,
    ),
    # The base alone: what the juror signed stays what it was.
    Action.SETTLE: Deed(
        writes=_ACT
        | {
            "score": _ANY,
            "open_choice": _GONE,
            "received": Written(ways=Way.ALTERED, columns=frozenset({"base"})),
        },
    ),
    Action.SET_CONSENSUS: Deed(writes=_ACT | {"consensus": _ANY} | _HANDS),
    Action.SET_FLAG: Deed(writes=_ACT | {"flagged": _ANY}),
    Action.ORDER_TIED: Deed(writes=_ACT | {"panel_order": _ANY}),
    Action.SET_GRANT: Deed(writes=_ACT | {"granted": _ANY}),
    Action.DRAW_LOT: Deed(writes=_ACT | {"setting": _settings("lot_seed"), "draw": _NEW}),
    Action.ADVISE: Deed(writes=_ACT | {"advice": _ANY, "proviso": _ANY} | _HANDS),
    # A decision that is taken back takes along who was called on by it.
    Action.DECIDE: Deed(writes=_ACT | {"ruling": _ANY, "called_on": _GONE}),
    Action.NOTIFY: Deed(writes=_ACT | {"notified": _PUT}),
    Action.STEP_BACK: Deed(writes=_ACT | {"stepped_back": _NEW}),
    Action.CALL_ON: Deed(writes=_ACT | {"called_on": _NEW}),
    Action.WRITE_LETTERS: Deed(
        writes=_ACT | dict.fromkeys(("letter_text", "letter_fact", "motivation"), _ANY)
    ),
    Action.MOVE_PHASE: Deed(writes=_ACT | {"call": _PHASE, "signature": _NEW}, phases=_ON),
    Action.REOPEN: Deed(
        writes=_ACT | {"call": _PHASE, "signature": _GONE},
        phases=frozenset((other, one) for one, other in _ON),
    ),
    Action.RECONCILE: Deed(
        writes={table.name: _ANY for table in BROUGHT_TOGETHER}
        | {"call": _TERMS, "setting": _SAID_OF_THE_CALL, "reconciled": _PUT}
        | _ACT
    ),
    **dict.fromkeys((Action.HAND_OVER, Action.TAKE_OVER), Deed(writes=_ACT | {"handover": _NEW})),
    Action.TAKE_BACK: Deed(writes=_ACT | {"handover": _BACK}),
    Action.NOTE_COPY: Deed(writes=_ACT | {"copy": _OF_THE_FILE["copy"]}),
    Action.RENEW_KEY: Deed(writes=_ACT | {"identity": _NEW}),
    Action.DROP_KEY: Deed(writes=_ACT | {"identity": _DROPPED}),
    Action.PUT_BACK: Deed(writes=_ACT | _OF_THE_FILE),
    Action.RESTORE_GUARDS: Deed(kinds=Kind.BOTH, writes=_ACT),
}

# Undoing these would contradict what has already left the house, or take away the ground of everything.
KEPT_ACTIONS = frozenset(
    {
        *(Action.CREATE, Action.READ_BACK, Action.HAND_OUT, Action.OPEN_PACK, Action.SUBMIT),
        *(Action.HAND_OVER, Action.TAKE_OVER, Action.TAKE_BACK),
        *(Action.NOTE_COPY, Action.RENEW_KEY, Action.DROP_KEY, Action.PUT_BACK),
    }
)

# What was done since builds on the scheme: only the newest change of a file takes one of these back.
SCHEME_ACTIONS = frozenset({Action.SET_SCHEME, Action.ADOPT_SCHEME})

# Nobody did these: the program did, at an opening or before the first change on another machine.
PASSED_OVER = frozenset({Action.GO_ON, Action.RESTORE_GUARDS})
