"""The call a panel file holds, and the scores given in it."""

from __future__ import annotations

from dataclasses import dataclass

from evalapp.domain.ids import NAMELESS, NOBODY, PersonId, PersonName
from evalapp.domain.meeting.values import ReasonSource
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import NoScore, Scheme
from evalapp.domain.scoring.answer import Answer, Place, Placed
from evalapp.domain.terms.plan import NO_PLAN, Plan
from evalapp.domain.texts import NO_TEXT, Text


@dataclass(frozen=True, kw_only=True)
class Call:
    """`panel` is the file's own id; `budget` in cents; `deadline` of the jurors, and `submitted_until` of the
    applications, ISO 8601 times, empty where none is set.

    `declaration` is what a juror declares before a dossier opens, empty for the text of the program (`words.gate`);
    `undertaking` is what a juror agrees to before anything of a pack is read, empty where nothing is asked.
    `juror` is the one whose work file this is; empty in a panel file.
    """

    panel: str
    title: str
    reference: str
    phase: Phase
    scheme: Scheme
    scheme_version: int
    budget: int | None = None
    deadline: str = ""
    is_demo: bool = False
    juror: PersonId = NOBODY
    declaration: Text = NO_TEXT
    undertaking: Text = NO_TEXT
    submitted_until: str = ""
    plan: Plan = NO_PLAN


@dataclass(frozen=True, kw_only=True, slots=True)
class SchemeVersion:
    """A scheme as a file has it: `text` is its TOML, `at` since when it holds (ISO 8601).

    The rest is the decision that put it in force: empty of the first, and of what was not said.
    """

    version: int
    text: str
    scheme: Scheme
    at: str
    decided_by: str = ""
    decided_on: str = ""
    reference: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreAside:
    """A score that the scheme in force has no place for: it counts for nothing, and stays readable.

    `value` in steps of the scale that `version` of the scheme gave its criterion; `why` a value of `carrying.Why`.
    """

    juror: PersonId
    application: str
    criterion: str
    version: int
    value: int | None
    no_score: NoScore | None
    comment: str
    given_at: str
    why: str
    at: str

    @property
    def placed(self) -> Placed:
        return self.juror, self.application, self.criterion


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """What one juror gave one application on one criterion: a value in steps of the scale, or why there is none.

    Neither value nor reason: not scored yet, though there may already be a comment.
    """

    juror: PersonId
    application: str
    criterion: str
    value: int | None = None
    no_score: NoScore | None = None
    comment: str = ""
    at: str = ""

    @classmethod
    def saying(cls, answer: Answer, *, juror: PersonId, place: Place, at: str = "") -> Score:
        application, criterion = place
        value, no_score, comment = answer
        return cls(
            juror=juror,
            application=application,
            criterion=criterion,
            value=value,
            no_score=no_score,
            comment=comment,
            at=at,
        )

    @property
    def answer(self) -> Answer:
        return Answer(self.value, self.no_score, self.comment)

    @property
    def place(self) -> Place:
        return self.application, self.criterion

    @property
    def placed(self) -> Placed:
        return self.juror, self.application, self.criterion

    @property
    def is_given(self) -> bool:
        return self.value is not None or self.no_score is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class PrivateNote:
    """What a juror writes down for nobody else; it never leaves the work file."""

    text: str
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Consensus:
    """`by` is the name that whoever recorded it then had: a member of the panel, or the user of the machine.

    `source` is where the facts of its reason come from; None where nobody said so.
    """

    application: str
    criterion: str
    value: int
    reason: str
    by: PersonName = NAMELESS
    at: str = ""
    source: ReasonSource | None = None
