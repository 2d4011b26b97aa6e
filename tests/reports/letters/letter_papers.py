"""Letters as their words are, without a panel: of every block, short or long, and with whatever somebody may type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evalapp.reports.letters.content import (
    Beside,
    Judged,
    Letter,
    LettersReport,
    Pairs,
    Points,
    Reasons,
    Said,
    Signed,
)
from tests.reports.report_samples import COMMENT, FINGERPRINT, panel

REASON = "De aanpak is helder en de mijlpalen zijn haalbaar. "


def judged(n: int, reasons: Sequence[str] = (REASON,), source: str = "") -> Judged:
    return Judged(
        mark=f"{n}a",
        title=f"Criterium {n}",
        word="Goed",
        score="3,50",
        at=0.7,
        reasons=reasons,
        source=source,
    )


def letter(number: str = "A-18", *, is_draft: bool = False, reasons: Sequence[str] = (REASON,)) -> Letter:
    return Letter(
        application=number,
        sender=("Dienst Steun", "Voorbeeldlaan 1", "1000 Brussel"),
        receiver=("Warmtekring vzw", "t.a.v. Koenraad De Baets"),
        facts=(("Kenmerk", f"DEMO / {number}"), ("Datum", "18 juli 2016")),
        eyebrow="Voorstel" if is_draft else "Beslissing",
        badges=("ONTWERP",) if is_draft else (),
        watermark="ONTWERP" if is_draft else "",
        notices=("Ontwerp. Voorgesteld.",) if is_draft else (),
        title="Uw aanvraag krijgt steun",
        subtitle="Warmtenetten uit restwarmte",
        figures=(
            ("€ 420.000", "toegekend"),
            ("49,0 %", "van de begroting"),
            ("3,91", "totaal"),
            ("8", "plaats"),
        ),
        salutation="Geachte heer, mevrouw,",
        blocks=(
            Said(paragraphs=("Het beslissingscomité heeft beslist.", REASON)),
            Reasons(
                title="Waarom",
                heads=("Criterium", "Score, 0 tot 5", "Motivering"),
                judged=[
                    *(judged(n, reasons, "uit de beoordelingen") for n in range(1, 6)),
                    replace(judged(6), at=None),
                ],
                steps=5,
            ),
            Beside(
                left=Points(title="Sterke punten", points=("Een", "Twee")),
                right=Points(title="Zwakke punten", points=("Drie",)),
            ),
            Pairs(title="Bedrag", pairs=(("Gevraagd", "€ 420.000"), ("Toegekend", "€ 420.000"))),
            Points(title="Voorwaarden", points=("Een noodplan.", COMMENT), lead=("Op deze voorwaarden:",)),
            Said(title="Niet akkoord?", paragraphs=(REASON * 4, REASON, REASON), is_boxed=True),
            Said(title="Uw persoonsgegevens", paragraphs=(REASON,), is_small=True),
        ),
        signed=Signed(close="Met vriendelijke groeten", name="Ria Delegaat", below="gemachtigd bij besluit"),
    )


def report_of(*letters: Letter) -> LettersReport:
    call = panel(3).arguments["call"]
    return LettersReport(
        call=call,
        fingerprint=FINGERPRINT,
        change=1_482,
        at="2016-06-27T08:00:00+00:00",
        letters=letters,
    )


def hostile(text: str) -> Letter:
    """The same text in every field."""
    points = Points(title=text, points=(text,), lead=(text,))
    return replace(
        letter(),
        application=text,
        sender=(text, text),
        receiver=(text,),
        facts=((text, text),),
        eyebrow=text,
        badges=(text[:60],),
        notices=(text, text),
        title=text,
        subtitle=text,
        figures=((text, "totaal"),),
        salutation=text,
        blocks=(
            Said(title=text, paragraphs=(text,), is_boxed=True),
            Said(title=text, paragraphs=(text,), is_small=True),
            Reasons(
                title=text,
                heads=("a", "b", "c"),
                judged=[
                    Judged(
                        mark=text,
                        title=text,
                        word=text,
                        score=text,
                        at=1.0,
                        reasons=(text, text),
                        source=text,
                    )
                ],
                steps=5,
            ),
            Beside(left=points, right=points),
            Pairs(title=text, pairs=(("Gevraagd", text),)),
        ),
        signed=Signed(close=text, name=text, below=text),
    )
