"""A call of some thirty fictitious applications with scores, ties, thresholds and a funding line, built in code."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from evalapp.domain.application import Admissibility, Application, Dossier, Helix, Partner
from evalapp.domain.call import Call, Consensus, Score
from evalapp.domain.people import Assignment, Conflict, ConflictKind, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.ranking import (
    Blocker,
    BlockerKind,
    CriterionResult,
    GroupResult,
    Outcome,
    Place,
    Ranking,
    TiedBlock,
)
from evalapp.domain.scheme.model import Criterion, Group, NoScore, Scale, Scheme
from evalapp.domain.scheme.rules import BudgetRules, RankingRules, Threshold
from evalapp.domain.texts import Text

FINGERPRINT = "7f3a91c044de02b7" * 4
TITLES = (
    "Circulaire kunststofstromen Kempen", "Zorgrobotica in woonzorgcentra", "Slimme sensoren voor open teelten",
    "Digitale tweeling van de binnenvaart", "Waterstof voor zwaar transport", "Additief vervaardigde gietvormen",
    "Koude ketens voor farma", "Offshore onderhoud met drones", "Plantaardige eiwitten uit reststromen",
    "Batterijen met een tweede leven", "Biogebaseerde bouwmaterialen uit vlas en hennep voor sociale woningbouw",
    "Licht als dienst voor steden", "Textiel zonder microvezels", "Datagedreven stadslogistiek",
    "Sensoren voor waterkwaliteit", "Lasergestuurde microbewerking", "Toerisme op maat van data",
)  # fmt: skip
HOSTILE = (
    '<img src="/etc/passwd"/>', "a <b", "R&D & <para>", "</font><b>", "=cmd|' /C calc'!A0", "'; DROP TABLE score; --",
    "\x00\x08\x1b[31mrood", "\u202eomgekeerd\u202c", "\ud800 half", "👩‍👩‍👧 emoji ✅", "中文标题", "عنوان بالعربية",
    "{title} %s {0}", "&#0; &bogus; &lt;",
    "meervoudigepersoonlijkheidsstoornisverzekeringsmaatschappijenkoepelorganisatieoverleg",
    "Lange titel over bedrijven en kennisinstellingen " * 4, "regel\n" * 300, "\n\t ", "﷽" * 50,
)  # fmt: skip
HALF = Scale(
    id="half", lowest=Fraction(0), highest=Fraction(5), step=Fraction(1, 2),
    labels={Fraction(n): Text(nl=nl, en=en) for n, (nl, en) in enumerate(
        [("Onvoldoende", "Insufficient"), ("Zwak", "Poor"), ("Matig", "Fair"), ("Goed", "Good"),
         ("Zeer goed", "Very good"), ("Uitstekend", "Excellent")])},
)  # fmt: skip
CRITERIA = (
    ("competitiveness", "1a", "Competitiviteitsverbetering", "Comp.", 20),
    ("additionality", "1b", "Additionaliteit", "Addit.", 15),
    ("triple-helix", "1c", "Triple-helix-engagement", "3-helix", 20),
    ("sme-impact", "1c", "Kmo-impact", "Kmo", 15),
    ("organisation", "2a", "Organisatie en werking", "Org.", 15),
    ("approach", "2b", "Kwaliteit van de aanpak", "Aanpak", 15),
)
COMMENT = (
    "Sterk: 21 van 23 partners tekenden, ook beide overheden met eigen middelen. De rol van de hogeschool in jaar 3 "
    "blijft vaag, en de begroting per jaar sluit niet volledig aan bij het actieplan."
)
METHOD = (
    "Per criterium het gewone gemiddelde van de juryleden; wie zich onthield of een belangenconflict had, "
    "telt niet mee.",
    "Drempel: 3 op 5 voor triple-helix-engagement, op het niet-afgeronde cijfer.",
    "Totaal: gewogen gemiddelde (20, 15, 20, 15, 15, 15).",
    "Bij gelijke stand: triple-helix-engagement, dan kmo-impact, dan een openbare loting.",
    "Steun in volgorde tot de enveloppe op is; de eerste aanvraag die niet meer past, beëindigt de lijst.",
)
PEOPLE = (
    Person(id="C1", name="Luc Maes", role=Role.CHAIR, organisation="Beslissingscomité"),
    Person(id="S1", name="Mia Willems", role=Role.SECRETARY, organisation="Agentschap (DEMO)"),
    *(
        Person(id=f"J{n}", name=name, role=Role.JUROR, email=f"j{n}@example.be", organisation=f"Instelling {n} (DEMO)")
        for n, name in enumerate(
            ["An Peeters", "Jan Claes", "Fatima El Amrani", "Tom De Smet", "Els Vandenbroucke", "Bart Goossens",
             "Sofie Lambrechts", "Wim Jacobs", "Greet Hermans", "Karel Wouters", "Ilse Michiels", "Dirk Aerts"], 1)
    ),
)  # fmt: skip
BLOCKER = Blocker(kind=BlockerKind.MISSING_SCORES, application="A-07", juror="J1", count=6)
AGREED = Consensus(
    application="A-03",
    criterion="sme-impact",
    value=7,
    by="Luc Maes",
    reason="Na bespreking: het kmo-voordeel is overtuigend becijferd.",
)


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The arguments that both reports share."""

    arguments: dict[str, Any]

    def __call__(self, kind: Any, **changed: Any) -> Any:
        return kind(**{**self.arguments, **changed})


def scheme(criteria: int = 6, **changed: Any) -> Scheme:
    known = [CRITERIA[n % len(CRITERIA)] for n in range(criteria)]
    made = tuple(
        Criterion(
            id=name if n < 6 else f"{name}-{n}", group="potential" if n < 4 else "quality", code=code, scale=HALF,
            title=Text(nl=title, en=title), short=Text(nl=short, en=short), weight=Fraction(weight),
            threshold=Threshold(value=Fraction(3)) if name == "triple-helix" and n < 6 else None,
            guidance=Text(nl="", en=""),
        )
        for n, (name, code, title, short, weight) in enumerate(known)
    )  # fmt: skip
    groups = tuple(
        Group(id=name, title=Text(nl=title, en=title), criteria=tuple(c for c in made if c.group == name))
        for name, title in (("potential", "Clusterpotentieel"), ("quality", "Kwaliteit"))
        if any(c.group == name for c in made)
    )
    budget = BudgetRules(reserve=5, most_per_year=150_000, most_years=3, support_rate=Fraction(50))
    options: dict[str, Any] = {
        "id": "ibn-2015",
        "title": Text(nl="Innovatieve bedrijfsnetwerken 2015", en="Innovative business networks 2015"),
        "is_ranked": True, "groups": groups, "ranking": RankingRules(), "budget": budget,
        "notes": (Text(nl="Wegingen: keuze van het panel.", en="Weights: choice of the panel."),),
        "weights_note": Text(nl="keuze van het panel", en="choice of the panel"),
    }  # fmt: skip
    return Scheme(**{**options, **changed})


def panel(
    applications: int = 33,
    *,
    criteria: int = 6,
    budget: int | None = 4_000_000_00,
    is_blocked: bool = False,
    phase: Phase = Phase.CLOSED,
    titles: Sequence[str] = (),
    comment: str = COMMENT,
    **changed: Any,
) -> Panel:
    chance = random.Random(7)
    rules = scheme(criteria)
    dossiers = [_dossier(n, chance, titles) for n in range(1, applications + 1)]
    jurors = [person.id for person in PEOPLE if person.role is Role.JUROR]
    assignments, scores = [], []
    for dossier in dossiers:
        level = chance.choice([2, 3, 3, 4])
        for juror in sorted(chance.sample(jurors, 3)):
            number = dossier.application.number
            assignments.append(Assignment(juror=juror, application=number))
            for criterion in rules.criteria:
                steps = min(10, max(2, 2 * level + chance.choice([-2, -1, 0, 0, 1, 2])))
                reason = NoScore.ABSTAIN if chance.random() < 0.02 else None
                scores.append(
                    Score(juror=juror, application=number, criterion=criterion.id,
                          value=None if reason else steps, no_score=reason, comment=comment)
                )  # fmt: skip
    call = Call(
        panel="5b2f0c1e-panel", title="Innovatieve bedrijfsnetwerken, oproep 2015", reference="IBN-2015",
        phase=phase, scheme=rules, scheme_version=1, budget=budget, deadline="2015-12-04T17:00",
        is_demo=True,
    )  # fmt: skip
    ranking = _ranking(rules, dossiers, scores, budget, is_blocked)
    blockers = [
        "6 scores by An Peeters for A-07 are missing.",
        "Only 2 scores for A-11 on Kmo-impact; the quorum is 3.",
    ]
    arguments: dict[str, Any] = {
        "call": call, "ranking": ranking, "dossiers": dossiers, "people": PEOPLE, "assignments": assignments,
        "scores": scores, "consensus": [AGREED],
        "conflicts": [Conflict(juror="J1", application="A-02", kind=ConflictKind.EMPLOYER)],
        "method": METHOD, "reasons": {p.application: _reason(p) for p in ranking.places},
        "blockers": blockers if is_blocked else (), "fingerprint": FINGERPRINT, "change": 1482,
        "at": "2016-06-27T12:12:00Z",
    }  # fmt: skip
    return Panel(arguments={**arguments, **changed})


def _dossier(n: int, chance: random.Random, titles: Sequence[str]) -> Dossier:
    title = titles[(n - 1) % len(titles)] if titles else TITLES[(n - 1) % len(TITLES)]
    if not titles and n > len(TITLES):
        title = f"{title} {n}"
    partners = tuple(
        Partner(
            name=f"Partner {each} van {n} nv",
            helix=chance.choice([Helix.COMPANY] * 5 + [Helix.KNOWLEDGE, Helix.GOVERNMENT]),
            staff=chance.choice([4, 22, 120, 900, None]), turnover=chance.choice([1, 8, 30, 90]) * 100_000_000,
            balance_total=500_000_00, province=chance.choice(["Antwerpen", "Limburg", "West-Vlaanderen"]),
            cash=chance.randrange(5, 60) * 1_000_00, is_committed=chance.random() < 0.8,
        )
        for each in range(1, chance.randrange(5, 12))
    )  # fmt: skip
    refused = n % 17 == 0
    application = Application(
        number=f"A-{n:02}", title=title, organisation=f"{title.split()[0]} vzw (DEMO)",
        enterprise_number="0999.000.129",
        sector=chance.choice(["C Industrie", "J Informatie en communicatie", "A Landbouw, bosbouw en visserij"]),
        province=chance.choice(["Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen"]),
        years=3, requested_support=450_000_00, total_budget=900_000_00, start="2016-09-01",
        earlier_instrument="Lichte structuur" if n % 3 == 0 else "",
        admissibility=Admissibility.INADMISSIBLE if refused else Admissibility.ADMISSIBLE,
        admissibility_reason="Te laat ingediend." if refused else "",
    )  # fmt: skip
    return Dossier(application=application, partners=partners)


def _ranking(
    rules: Scheme, dossiers: Sequence[Dossier], scores: Sequence[Score], budget: int | None, is_blocked: bool
) -> Ranking:
    unplaced = [_place(rules, dossier, scores) for dossier in dossiers]
    if is_blocked:
        return Ranking(places=tuple(unplaced), blockers=(BLOCKER,), available=budget)
    fit = sorted((p for p in unplaced if p.outcome is Outcome.ELIGIBLE), key=lambda p: -(p.total or 0))
    places, left, reserve = [], budget, 0
    for n, place in enumerate(fit):
        outcome, granted, number = Outcome.NOT_FUNDED, None, None
        if left is None or left >= (place.requested or 0):
            outcome, granted = Outcome.FUNDED, place.requested
            left = None if left is None else left - (place.requested or 0)
        elif reserve < 5:
            reserve += 1
            outcome, number = Outcome.RESERVE, reserve
        rank = places[-1].place if places and places[-1].total == place.total else n + 1
        places.append(replace(place, place=rank, outcome=outcome, granted=granted, reserve=number))
    rest = sorted((p for p in unplaced if p.outcome is not Outcome.ELIGIBLE), key=lambda p: p.application)
    granted = sum(place.granted or 0 for place in places)
    return Ranking(
        places=(*places, *rest), available=budget, granted=None if budget is None else granted, left=left
    )


def with_tie_at_line(ranking: Ranking) -> Ranking:
    """The last funded application and the two after it, tied on everything before the lot."""
    last = max(n for n, place in enumerate(ranking.places) if place.outcome is Outcome.FUNDED)
    names = tuple(place.application for place in ranking.places[last : last + 3])
    places = [
        replace(place, place=last + 1, total=ranking.places[last].total, outcome=Outcome.ELIGIBLE, granted=None,
              reserve=None, tied_with=tuple(name for name in names if name != place.application))
        if place.application in names else place
        for place in ranking.places
    ]  # fmt: skip
    block = TiedBlock(applications=names, place=last + 1, affordable=1, left=(ranking.left or 0) + 450_000_00)
    granted = (ranking.granted or 0) - 450_000_00
    return replace(ranking, places=tuple(places), tied_at_line=block, granted=granted, left=block.left)


def _place(rules: Scheme, dossier: Dossier, scores: Sequence[Score]) -> Place:
    application = dossier.application
    results = []
    for criterion in rules.criteria:
        values = sorted(
            criterion.scale.value(s.value)
            for s in scores
            if s.application == application.number and s.criterion == criterion.id and s.value is not None
        )
        mean = sum(values, Fraction(0)) / len(values) if values else None
        is_met = mean is not None and mean >= 3 if criterion.threshold else None
        results.append(
            CriterionResult(criterion=criterion.id, score=mean, is_met=is_met, count=len(values), values=tuple(values),
                            is_consensus=application.number == "A-03" and criterion.id == "sme-impact")
        )  # fmt: skip
    weights = sum(c.weight for c in rules.criteria)
    total = (
        sum((c.weight * (r.score or 0) for c, r in zip(rules.criteria, results, strict=True)), Fraction(0))
        / weights
    )
    failed = tuple(f"criterion:{r.criterion}" for r in results if r.is_met is False)
    outcome = Outcome.BELOW_THRESHOLD if failed else Outcome.ELIGIBLE
    if application.admissibility is Admissibility.INADMISSIBLE:
        outcome = Outcome.INADMISSIBLE
    return Place(
        place=None, application=application.number, title=application.title, total=total, decimals=2,
        groups=tuple(GroupResult(group=g.id, score=total, is_met=None) for g in rules.groups),
        criteria=tuple(results), outcome=outcome, requested=application.requested_support, granted=None, failed=failed,
    )  # fmt: skip


def _reason(place: Place) -> str:
    if place.tied_with:
        return f"Tied with {', '.join(place.tied_with)} on every rule before the lot."
    if place.outcome is Outcome.INADMISSIBLE:
        return "Inadmissible: Te laat ingediend."
    return f"Place {place.place} on the total." if place.is_ranked else ""
