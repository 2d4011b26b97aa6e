"""What the juror of the keyboard run types, and how that differs from what a panel holds afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from evalapp.domain.people import ConflictKind
from evalapp.domain.scheme.model import NoScore
from evalapp.domain.scoring.own_reason import OwnReason
from evalapp.domain.texts import in_language
from evalapp.operations.workspace import Workspace

_SEED = 2015
# Application and criterion, from 0.
_CONFLICT_AT, _CANNOT_JUDGE_AT, _TAKEN_BACK_AT, _NOTED_AT, _MENDED_AT = 4, (7, 2), (2, 1), (1, 3), (0, 2)
_NOTE = "Alleen voor mij: navragen bij de buren."
_SENTENCES = (
    "Goed onderbouwd; zie bijlage 2 (50 %).",
    "De kmo's in jaar 3 ontbreken: <b>waarom</b>?",
    "=1+1 staat in tabel 4, maar klopt niet & blijft onduidelijk.",
    'Het plan noemt "co-creatie" 12 keer, zonder planning of budget.',
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One criterion: `value` as it must be stored, `keys` as typed; or a reason for giving none.

    `first_keys`: a value that is typed first and taken back by Ctrl+Z. `wrong_keys`: one that is typed first and
    mended from the next criterion, by ↑. `note`: private, so in no panel.
    """

    criterion: str
    title: str
    comment: str
    keys: str = ""
    value: Fraction | None = None
    no_score: NoScore | None = None
    own: OwnReason | None = None
    first_keys: str = ""
    wrong_keys: str = ""
    note: str = ""

    @property
    def said(self) -> str:
        """The justification as the panel should hold it, in the language of the window."""
        if self.own is None:
            return self.comment
        with in_language("nl"):
            return self.own.opening(self.comment)


@dataclass(frozen=True, kw_only=True)
class Declared:
    kind: ConflictKind
    note: str


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One application: what is typed in its form, or the conflict of interest that keeps it closed."""

    application: str
    entries: tuple[Entry, ...] = ()
    conflict: Declared | None = None


def plan_for(panel: Workspace) -> tuple[Dossier, ...]:
    """Every application of the panel in turn; half points, a conflict, a reason for no score, an undo, one mended."""
    random = Random(_SEED)
    criteria = [(criterion.id, str(criterion.title)) for criterion in panel.view.call().scheme.criteria]
    dossiers = []
    for n, application in enumerate(panel.view.applications()):
        declared = Declared(kind=ConflictKind.FAMILY, note="Mijn zus leidt de kwaliteitscel van een partner.")
        entries = (
            _entry(random, (n, place), criterion, title) for place, (criterion, title) in enumerate(criteria)
        )
        dossiers.append(
            Dossier(application=application.number, conflict=declared)
            if n == _CONFLICT_AT
            else Dossier(application=application.number, entries=tuple(entries))
        )
    return tuple(dossiers)


def _entry(random: Random, place: tuple[int, int], criterion: str, title: str) -> Entry:
    comment = f"{place[0] + 1}.{place[1] + 1} {random.choice(_SENTENCES)}"
    if place == _CANNOT_JUDGE_AT:
        own = OwnReason.OUTSIDE_EXPERTISE  # the first in the menu
        return Entry(criterion=criterion, title=title, comment=comment, no_score=own.code, own=own)
    halves = random.randint(0, 10)
    whole, has_half = divmod(halves, 2)
    return Entry(
        criterion=criterion,
        title=title,
        comment=comment,
        keys=f"{whole},5" if has_half else f"{whole}",
        value=Fraction(halves, 2),
        first_keys=str((whole + 1) % 5) if place == _TAKEN_BACK_AT else "",
        wrong_keys=str((whole + 1) % 5) if place == _MENDED_AT else "",
        note=_NOTE if place == _NOTED_AT else "",
    )


def differences(panel: Workspace, juror: str, plan: Sequence[Dossier]) -> Iterator[str]:
    """What the panel holds otherwise than typed, in words; each score, reason, motivation and conflict is compared."""
    scheme = panel.view.call().scheme
    held: Mapping[tuple[str, str], tuple[Fraction | None, NoScore | None, str]] = {
        (score.application, score.criterion): (
            None if score.value is None else scheme.criterion(score.criterion).scale.value(score.value),
            score.no_score,
            score.comment,
        )
        for score in panel.view.scores(juror=juror)
    }
    typed = {
        (dossier.application, entry.criterion): (entry.value, entry.no_score, entry.said)
        for dossier in plan
        for entry in dossier.entries
    }
    for place in sorted({*held, *typed}):
        if held.get(place) != typed.get(place):
            yield f"{' '.join(place)}: typed {typed.get(place)}, in the panel {held.get(place)}"
    conflicts = {each.application: (each.kind, each.note) for each in panel.view.conflicts()}
    declared = {each.application: (each.conflict.kind, each.conflict.note) for each in plan if each.conflict}
    if conflicts != declared:
        yield f"conflicts: declared {declared}, in the panel {conflicts}"
    if _NOTE.encode() in panel.path.read_bytes():
        yield "the private note is in the panel"


def count(plan: Sequence[Dossier]) -> int:
    return sum(len(dossier.entries) for dossier in plan)
