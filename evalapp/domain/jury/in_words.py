"""A conflict of interest that a juror speaks of in a justification, beside a score: nothing else tells it.

Only what is said of oneself is heard: a consortium that handles conflicts of interest well has none with the juror.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from evalapp.domain.ids import PersonId
from evalapp.domain.jury.suspicion import Because, Side, Suspicion
from evalapp.domain.numbers import shorten
from evalapp.domain.order import pair_key

STEMS = (
    "belangenconflict", "belangenvermenging", "of interest", "conflit", "ik ken", "ik werk", "ik ben", "ik was",
    "ik heb", "i know", "i work", "i am", "i was", "i have", "je connais", "je travaille", "je suis",
)  # fmt: skip
"""Without one of these a text speaks of none, whatever its case."""

_MOST = 80
_SENTENCES = re.compile(r"[.;!?\n]+")
_CONFLICT = (
    r"(?:belangenconflict(?:en)?|belangenvermenging|conflicts? of interests?|conflits? d['’]intérêts?)\b"
)
_SOME = r"(?:(?:een|mijn|eigen|mogelijke?|potentieel|a|my|possible|potential|un)\s+)*"
_WHO = (
    r"(?:hoofd)?(?:aanvrager|indiener|promotor|penvoerder|projectleider|contactpersoon|applicant|"
    r"demandeur|candidat)(?:s|es)?\b"
)
_THE = r"(?:de|het|deze|die|the|this|le|la|ce|cette)\s+"
_NAMED = re.compile(rf"^\W*(?:(?:let op|opgelet|opmerking|nota|note|nb)\W+)?{_SOME}{_CONFLICT}")
_FOR_IT = re.compile(
    rf"\b(?:wegens|omwille van|vanwege|due to|because of|en raison d['’])\s*{_SOME}{_CONFLICT}"
)
_MINE = re.compile(rf"\b(?:ik|i|j['’]ai)\b[^,]{{0,40}}?{_CONFLICT}")
_KNOWN = re.compile(rf"\b(?:ik ken|i know|je connais)\s+(?:{_THE})?(?:\w+\s+)?{_WHO}[^,]{{0,20}}")
_NEAR = (
    r"(?:bestuurder|werknemer|medewerker|adviseur|consultant|lid|partner|aandeelhouder|klant|leverancier|collega|"
    r"familie|verwant|getrouwd|vriend(?:in)?|broer|zus|director|employee|adviser|advisor|member|shareholder|client|"
    r"supplier|colleague|friend|relative|married|brother|sister|employé|administrateur|membre|associé)e?s?"
)
_AT_WORK = re.compile(
    r"\b(?:ik (?:werk|werkte|heb)|i (?:work|worked|have worked)|je travaille)\b"
    rf"[^,]{{0,40}}?\b(?:bij|voor|met|for|with|at|pour|avec|chez)\s+(?:{_THE})?{_WHO}|"
    rf"\b(?:ik (?:ben|was)|i (?:am|was)|je suis)\s+(?:\w+\s+){{0,4}}{_NEAR}\s+"
    rf"(?:bij|van|met|aan|of|to|with|de|du|avec)\s+(?:{_THE})?{_WHO}"
)
_NOT = re.compile(r"\b(?:geen|niet|nooit|zonder|no|not|never|without|aucun|pas)\b|n['’]t\b")


def conflict_spoken_of(text: str) -> str:
    """The sentence that speaks of one of the juror's own; empty where none does."""
    for sentence in _SENTENCES.split(text):
        plain = " ".join(sentence.casefold().split())
        if _NAMED.search(plain) or any(
            found and not _NOT.search(found[0])
            for found in (form.search(plain) for form in (_FOR_IT, _MINE, _KNOWN, _AT_WORK))
        ):
            return shorten(" ".join(sentence.split()), _MOST)
    return ""


def spoken_of(said: Iterable[tuple[PersonId, str, str]]) -> tuple[Suspicion, ...]:
    """Of (juror, application, justification); who says it in other words says it anew."""
    found = {
        (juror, application, sentence): None
        for juror, application, text in said
        if (sentence := conflict_spoken_of(text))
    }
    return tuple(
        Suspicion(
            juror=juror,
            application=application,
            because=Because.JUSTIFICATION,
            side=Side.JUROR,
            resembles=sentence,
        )
        for juror, application, sentence in sorted(found, key=lambda each: (*pair_key(each[:2]), each[2]))
    )
