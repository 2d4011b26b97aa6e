"""What an export tells of the call itself: its name and days, its plan, and every version of its scheme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evalapp.domain.errors import BadValue, KnownError
from evalapp.domain.incoming.bounds import SCHEME_BYTES
from evalapp.domain.outgoing.undertaking import checked_undertaking
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.terms.plan import MOST_JURORS, MOST_YEARS, WHAT_IF_ALWAYS, Plan, refuse_disorder
from evalapp.domain.texts import LANGUAGES, NO_TEXT, Text, _
from evalapp.domain.writing.typed import typed_line
from evalapp.operations.panel.terms import MOST_DECLARATION
from evalapp.operations.records.exporting.files import CALL, SCHEME, VERSIONS
from evalapp.operations.records.reading_back.folder import Folder
from evalapp.operations.records.reading_back.places import Values, unlike
from evalapp.operations.seats.limits import SeatLimits

_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, kw_only=True, slots=True)
class CallRead:
    """`panel`, `fingerprint` and `change` are what its file says of the panel that was exported, and prove nothing.

    `schemes` by version, with the rows of the file in `versions`.
    """

    panel: str
    fingerprint: str
    change: int
    title: str
    reference: str
    phase: Phase
    budget: int | None
    deadline: str
    submitted_until: str
    plan: Plan
    declaration: Text
    undertaking: Text
    limits: SeatLimits
    is_demo: bool
    scheme_version: int
    schemes: Mapping[int, Scheme]
    versions: tuple[Mapping[str, Any], ...]

    @property
    def scheme(self) -> Scheme:
        return self.schemes[self.scheme_version]


def read_call(folder: Folder) -> CallRead:
    """Raises KnownError."""
    told = folder.document(CALL)
    if told.has("juror"):
        raise KnownError(
            _("The folder holds what one juror wrote, and no call; export the panel file of the secretary.")
        )
    schemes, versions = _schemes(folder)
    version = told.number("scheme_version", 1)
    if version not in schemes:
        raise told.wrong("scheme_version", _("“{file}” has no such version").format(file=VERSIONS))
    if folder.text(SCHEME) != versions[version]["toml"]:
        text = _("it is not version {n} of “{file}”")
        raise unlike(SCHEME, "", text.format(n=version, file=VERSIONS))
    plan, deadline, until = _plan(told.inner("plan")), told.moment("deadline"), told.moment("submitted_until")
    try:
        refuse_disorder(plan, submitted_until=until, deadline=deadline)
    except BadValue as error:
        raise told.wrong("", str(error)) from error
    return CallRead(
        panel=told.needed("panel", 200),
        fingerprint=_fingerprint(told),
        change=told.number("change", 1),
        title=_line(told, "title", is_needed=True),
        reference=_line(told, "reference"),
        phase=told.word("phase", Phase),
        budget=told.number_if_any("budget_cents"),
        deadline=deadline,
        submitted_until=until,
        plan=plan,
        declaration=_declaration(told),
        undertaking=_undertaking(told),
        limits=SeatLimits(
            per_application=_limit(told, "jurors_per_application"),
            at_most=_limit(told, "applications_per_juror"),
        ),
        is_demo=told.has("is_demo") and told.truth("is_demo"),
        scheme_version=version,
        schemes=schemes,
        versions=tuple(versions.values()),
    )


def _fingerprint(told: Values) -> str:
    text = told.text("fingerprint")
    if len(text) != 64 or not _HEX.issuperset(text):
        raise told.wrong("fingerprint", _("it is none"))
    return text


def _line(told: Values, name: str, *, is_needed: bool = False) -> str:
    text = told.needed(name) if is_needed else told.text(name)
    try:
        line = typed_line(text)
    except BadValue as error:
        raise told.wrong(name, str(error)) from error
    if line != text:
        raise told.wrong(name, _("it is not on one line"))
    return text


def _limit(told: Values, name: str) -> int:
    return told.number(name, 1) if told.has(name) else 0


def _declaration(told: Values) -> Text:
    if not told.has("declaration"):
        return NO_TEXT
    inner = told.inner("declaration")
    return Text(nl=inner.needed("nl", MOST_DECLARATION), en=inner.needed("en", MOST_DECLARATION))


def _undertaking(told: Values) -> Text:
    """As it is kept: what an edit would change in it is nothing that an export wrote."""
    if not told.has("undertaking"):
        return NO_TEXT
    inner = told.inner("undertaking")
    text = Text(nl=inner.text("nl"), en=inner.text("en"))
    try:
        is_kept = checked_undertaking(text) == text
    except BadValue as error:
        raise told.wrong("undertaking", str(error)) from error
    if not is_kept:
        raise told.wrong("undertaking", _("it is not as Evalapp writes it"))
    return text


def _plan(told: Values) -> Plan:
    plan = Plan(
        opens_on=told.day("opens_on"),
        decision_on=told.day("decision_on"),
        body=_line(told, "body"),
        language=told.text("language"),
        is_anonymous=told.truth("is_anonymous"),
        quorum=told.number_if_any("quorum", 1),
        retention=told.number_if_any("retention", 1),
        earlier_panel=told.text("earlier_panel"),
        earlier_title=told.text("earlier_title"),
        shows_effects=told.truth("shows_effects"),
        what_if=told.text("what_if"),
    )
    bounds = (
        ("language", plan.language in ("", *LANGUAGES)),
        ("what_if", plan.what_if in ("", WHAT_IF_ALWAYS)),
        ("quorum", (plan.quorum or 1) <= MOST_JURORS),
        ("retention", (plan.retention or 1) <= MOST_YEARS),
    )
    for name, is_so in bounds:
        if not is_so:
            raise told.wrong(name, _("a call cannot say that"))
    return plan


def _schemes(folder: Folder) -> tuple[dict[int, Scheme], dict[int, dict[str, Any]]]:
    schemes: dict[int, Scheme] = {}
    rows: dict[int, dict[str, Any]] = {}
    for n, each in enumerate(folder.documents(VERSIONS), start=1):
        if (version := each.number("version", 1)) != n:
            raise each.wrong("version", _("versions follow each other from 1"))
        text = each.needed("text", SCHEME_BYTES)
        try:
            schemes[version] = parse_scheme(text, VERSIONS)
        except KnownError as error:
            raise each.wrong("text", " ".join(str(error).split())) from error
        rows[version] = {
            "version": version,
            "toml": text,
            "at": each.moment("at", needed=True),
            "decided_by": each.text("decided_by"),
            "decided_on": each.day("decided_on"),
            "reference": each.text("reference"),
            "reason": each.text("reason"),
        }
    if not schemes:
        raise unlike(VERSIONS, "", _("it holds no scheme"))
    return schemes, rows
