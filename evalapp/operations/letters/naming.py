"""Names of the jury in what a letter gives as reasons: they are left out of it, and a sentence may lose its sense."""

from __future__ import annotations

from collections.abc import Iterator

from evalapp.domain.letters.values import Part
from evalapp.domain.texts import _
from evalapp.operations.letters.body import conditions_of
from evalapp.operations.letters.fate import Fate, LetterKind
from evalapp.operations.letters.finding import Finding, Level
from evalapp.operations.letters.material import Material
from evalapp.operations.letters.reasons import Source, points_written, reason_of
from evalapp.reports.screening.alone import named_alone


def names_left_out(material: Material, fate: Fate, language: str) -> Iterator[Finding]:
    """Of one letter, one for each text of which a name was taken out."""
    if fate.kind is not LetterKind.INADMISSIBLE:
        yield from _of_criteria(material, fate, language)
        yield from _of_points(material, fate, language)
    words = _(
        "{what} names “{name}” of the jury; the letter leaves the name out there. Read in the letter whether the "
        "sentence still says what is meant."
    )
    for what, text in _elsewhere(material, fate):
        if not text:
            continue
        yield from _of_bare(material, fate, what, text)
        if name := material.withheld.found(text):
            yield Finding(
                level=Level.WARNING,
                application=fate.application,
                sentence=words.format(what=what, name=name),
            )


def _of_bare(
    material: Material, fate: Fate, what: str, text: str, *, criterion: str = "", part: Part | None = None
) -> Iterator[Finding]:
    """A first or family name alone may be another word, or another person: it stays, to be looked at."""
    if name := named_alone(material.withheld.screened(text), material.called):
        words = _(
            "{what} has the word “{name}”, which is a name of the jury as well. The letter leaves it as it is: look "
            "whether it means that person, and write it without where it does."
        )
        sentence = words.format(what=what, name=name)
        yield Finding(
            level=Level.WARNING,
            application=fate.application,
            criterion=criterion,
            part=part,
            sentence=sentence,
        )


def _of_criteria(material: Material, fate: Fate, language: str) -> Iterator[Finding]:
    said = {
        Source.OWN: _(
            "The text names “{name}” of the jury; the letter leaves the name out. Write it without."
        ),
        Source.CONSENSUS: _(
            "The reason of the consensus on “{criterion}” names “{name}” of the jury; the letter leaves the name out. "
            "Write a reason for the letter without it."
        ),
        Source.JURORS: _(
            "A comment on “{criterion}” names “{name}” of the jury; the letter leaves the name out. Write a reason for "
            "the letter without it."
        ),
    }
    for each in material.call.scheme.criteria:
        reason = reason_of(material, fate.application, each.id, language)
        what = _("The reason on “{criterion}”").format(criterion=each.title)
        yield from _of_bare(material, fate, what, " ".join(reason.lines), criterion=each.id)
        if reason.named:
            yield Finding(
                level=Level.WARNING,
                application=fate.application,
                criterion=each.id,
                sentence=said[reason.source].format(criterion=str(each.title), name=reason.named),
            )


def _of_points(material: Material, fate: Fate, language: str) -> Iterator[Finding]:
    words = _("The text names “{name}” of the jury; the letter leaves the name out. Write it without.")
    for part in (Part.STRENGTHS, Part.WEAKNESSES):
        for line in points_written(material, fate.application, part, language):
            yield from _of_bare(material, fate, _("The text"), line, part=part)
            if name := material.withheld.found(line):
                yield Finding(
                    level=Level.WARNING,
                    application=fate.application,
                    part=part,
                    sentence=words.format(name=name),
                )


def _elsewhere(material: Material, fate: Fate) -> Iterator[tuple[str, str]]:
    """What is called how, of all that was written before there was a letter and stands in it."""
    number, standing = fate.application, fate.standing
    if fate.kind is LetterKind.INADMISSIBLE:
        yield _("The reason why it is inadmissible"), material.applications[number].admissibility_reason
    if fate.kind is LetterKind.UNDISCUSSED:
        yield _("The reason why the jury did not discuss it"), material.put_aside.get(number, "")
    if standing is None:
        return
    if standing.advice is not None:
        yield _("The reason of the jury’s own proposal"), standing.advice.reason
    if standing.ruled is not None:
        yield _("The reason of the deciding body"), standing.ruled.reason
    place = material.places.get(number)
    if place is not None and place.decided is not None:
        yield _("The reason of the amount that the panel fixed"), place.decided.reason
    if fate.kind is not None and fate.kind.gives:
        for n, each in enumerate(conditions_of(fate), start=1):
            yield _("Condition {n}").format(n=n), each.text
