"""Letters that have only to be composed and drawn: it takes long for many of them, and needs the file no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evalapp.domain.texts import in_language
from evalapp.operations.letters.form import Form
from evalapp.operations.letters.material import Material
from evalapp.operations.letters.printing import each_letter
from evalapp.operations.reports.each import GatheredEach
from evalapp.operations.reports.kind import Gathered, Options
from evalapp.operations.reports.letters import LETTERS, letters_of
from evalapp.operations.view import View
from evalapp.reports.letters.content import LettersReport


@dataclass(frozen=True, kw_only=True, eq=False)
class Papers:
    """As the file was when the material was read: with its fingerprint, and the change after which that was."""

    material: Material
    language: str
    fingerprint: str
    fingerprints: frozenset[str]
    """All that the file had until then."""
    change: int
    at: str

    def of(self, numbers: Sequence[str] = ()) -> Gathered:
        """Of these applications, or of all; in any thread. Raises KnownError for one that gets no letter."""
        options = Options(language=self.language, applications=tuple(numbers))
        return LETTERS.gathered_of(self.content(options), options, of_files=self.fingerprints)

    def files(self, numbers: Sequence[str], form: Form) -> GatheredEach:
        options = Options(language=self.language, applications=tuple(numbers))
        return each_letter(
            self.content(options),
            options,
            form,
            numbers=tuple(self.material.applications),
            of_files=self.fingerprints,
        )

    def content(self, options: Options) -> LettersReport:
        with in_language(options.language):
            letters = letters_of(self.material, options)
        return LettersReport(
            call=self.material.call,
            fingerprint=self.fingerprint,
            change=self.change,
            at=self.at,
            letters=letters,
        )


def papers_of(view: View, material: Material, language: str) -> Papers:
    """`material` was read after the last change of `view`."""
    last = view.history(limit=1)[0]
    return Papers(
        material=material,
        language=language,
        fingerprint=last.hash,
        fingerprints=view.fingerprints(),
        change=last.id,
        at=last.at,
    )
