"""This letter: what is wrong with it, the reasons by criterion, and what is strong and weak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from evalapp.domain.letters.values import LETTER_LANGUAGE, Part
from evalapp.domain.scheme.model import Scheme
from evalapp.domain.texts import LANGUAGES, _
from evalapp.operations.letters.fate import Fate, LetterKind
from evalapp.operations.letters.finding import Finding
from evalapp.operations.letters.material import Material
from evalapp.operations.letters.reasons import Source, taken_over
from evalapp.words.letters.names import part_label
from ui.access.tab_order import put_in_tab_order
from ui.drafts.forms import Drafts
from ui.look import theme
from ui.pages.letters.findings import FindingList
from ui.pages.letters.written_field import Key, Standing, Store, WrittenField
from ui.widgets.card import empty
from ui.widgets.text import Label, Line

_POINTS = (Part.STRENGTHS, Part.WEAKNESSES)


@dataclass(frozen=True, kw_only=True, eq=False)
class Shown:
    """The letter at hand, and why nothing can be written in it, where that is so."""

    material: Material
    fate: Fate
    language: str
    locked: str = ""

    def standing(self, part: Part, criterion: str) -> Standing:
        number, written = self.fate.application, self.material.written.get(self.fate.application, {})
        own = written.get((part, criterion, self.language), "")
        at = Standing(
            number=number,
            language=self.language,
            own=own,
            taken="",
            source=_("written here") if own else "",
            locked=bool(self.locked),
        )
        if part is not Part.MOTIVATION:
            binding = "" if self.language == LETTER_LANGUAGE else written.get((part, "", LETTER_LANGUAGE), "")
            return replace(at, original=binding)
        reason = taken_over(self.material, number, criterion, self.language)
        said = "\n".join(reason.lines)
        return replace(
            at,
            taken=said,
            source=at.source or _source_words(reason.source),
            original=said if reason.is_foreign else "",
        )


def parts_of(criteria: Iterable[str]) -> list[tuple[Part, str]]:
    """What can be written of an application: part and criterion, in the order of a letter."""
    return [*((Part.MOTIVATION, each) for each in criteria), *((each, "") for each in _POINTS)]


def keys_of(number: str, criteria: Sequence[str]) -> Iterator[Key]:
    """Of all that can be written of it, in every language."""
    for part, criterion in parts_of(criteria):
        for language in LANGUAGES:
            yield number, str(part), criterion, language


def _source_words(source: Source) -> str:
    return {
        Source.OWN: _("from the Dutch letter"),
        Source.CONSENSUS: _("from the consensus of the jury"),
        Source.JURORS: _("from the comments of the jurors, without their names"),
        Source.NONE: _("nothing is said yet"),
    }[source]


class LetterForm(QWidget):
    """`link(finding)` and `follow(finding)` are about where a finding leads to."""

    def __init__(
        self,
        drafts: Drafts,
        store: Store,
        link: Callable[[Finding], str],
        follow: Callable[[Finding], None],
        after: QWidget,
    ) -> None:
        super().__init__()
        self._drafts, self._store = drafts, store
        self.title = Label(type="section", wrap=True)
        self.why = Label(type="table", tone="attention", wrap=True)
        self.findings = FindingList(link, follow, after)
        self._after = after
        self.fields: dict[tuple[Part, str], WrittenField] = {}
        self._ids: tuple[str, ...] = ()
        self._fields = QWidget()
        self._column = QVBoxLayout(self._fields)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.S)
        self._line = Line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        for each in (self.title, self.why, self.findings, self._line, self._fields):
            column.addWidget(each)

    def _make_fields(self, scheme: Scheme) -> None:
        """Anew only where the criteria are others."""
        ids = tuple(each.id for each in scheme.criteria)
        if ids == self._ids and self.fields:
            return
        self._ids = ids
        empty(self._column)
        self.fields = {}
        last = self.findings.lines[-1].link if self.findings.lines else self._after
        for part, criterion in parts_of(ids):
            field = self.fields[part, criterion] = WrittenField(part, criterion, self._drafts, self._store)
            self._column.addWidget(field)
            last = put_in_tab_order(last, field)

    def show_letter(self, shown: Shown) -> None:
        fate, scheme = shown.fate, shown.material.call.scheme
        self._make_fields(scheme)
        application = shown.material.applications[fate.application]
        self.title.setText(" · ".join(filter(None, (fate.application, application.organisation))))
        is_told = fate.kind not in (None, LetterKind.INADMISSIBLE)
        why = fate.why or shown.locked
        if fate.kind is LetterKind.INADMISSIBLE and not why:
            why = _(
                "It was not assessed: the letter says why it is inadmissible, and no reasons by criterion."
            )
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.findings.setVisible(fate.kind is not None)
        self._line.setVisible(is_told)
        self._fields.setVisible(is_told)
        if not is_told:
            for field in self.fields.values():
                field.leave()
            return
        for (part, criterion), field in self.fields.items():
            at = shown.standing(part, criterion)
            field.show_standing(at, self._head(shown, part, criterion, at), _hint(part, at))

    @staticmethod
    def _head(shown: Shown, part: Part, criterion: str, at: Standing) -> str:
        scheme = shown.material.call.scheme
        if part is Part.MOTIVATION:
            about = f"{scheme.marks[criterion]} {scheme.criterion(criterion).title}".strip()
        else:
            about = part_label(part)
        return f"{about} – {_version(at.language)}" if at.original else about

    def show_findings(self, findings: list[Finding]) -> None:
        self.findings.show_findings(findings, _("Nothing is missing, and nothing contradicts."))

    def field_of(self, finding: Finding) -> WrittenField | None:
        part = Part.MOTIVATION if finding.criterion else finding.part
        return None if part is None else self.fields.get((part, finding.criterion))

    def store(self) -> None:
        for field in self.fields.values():
            field.store()


def _version(language: str) -> str:
    return _("Dutch version") if language == LETTER_LANGUAGE else _("English version")


def _hint(part: Part, at: Standing) -> str:
    if at.original:
        return _version(at.language)
    return _("A reason, as the applicant reads it") if part is Part.MOTIVATION else _("One on each line")
