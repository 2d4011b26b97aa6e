"""A call for spearhead clusters, each dossier assessed by itself: one misses a threshold and goes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from evalapp.domain.application import Application, Dossier, Helix, Partner
from evalapp.domain.call import Score
from evalapp.domain.deciding.values import Condition, Proposal
from evalapp.domain.ids import PersonId, PersonName
from evalapp.domain.intake import ImportPlan
from evalapp.domain.people import Actor, Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.scheme.templates import template_text
from evalapp.operations.deciding.advising import Advise
from evalapp.operations.exchange.score_tables import EnterScores
from evalapp.operations.panel.admitting import AdmitTheRest
from evalapp.operations.panel.applications import ImportApplications
from evalapp.operations.panel.call import create_panel, move_to_phase
from evalapp.operations.panel.jury import ImportJury
from evalapp.operations.seats.assigning import Assign
from tools.screens.stages import Stage

_SECRETARY = Actor(id=PersonId("S-01"), name=PersonName("Mia Willems"), role=Role.SECRETARY)
_PEOPLE = (
    ("J-01", "An Peeters", Role.JUROR),
    ("J-02", "Bart Thijs", Role.JUROR),
    ("J-03", "Els Maes", Role.JUROR),
    ("J-04", "Jan Claes", Role.JUROR),
    ("C-01", "Luc Maes", Role.CHAIR),
    ("S-01", "Mia Willems", Role.SECRETARY),
)
_TITLES = (
    ("S-01", "Bio-energie uit algen", "Algenkring vzw (DEMO)", "Antwerpen", "2015-11-04T09:12"),
    ("S-02", "Circulair bouwen in Vlaanderen", "Bouwkring Circulair vzw (DEMO)", "Vlaams-Brabant", "2015-11-12T16:40"),
    ("S-03", "Fotonica voor de maakindustrie", "Lichtkring vzw (DEMO)", "Oost-Vlaanderen", "2015-11-19T11:05"),
    ("S-04", "Slimme stedelijke mobiliteit", "Stadskring vzw (DEMO)", "Antwerpen", "2015-11-27T14:30"),
    ("S-05", "Duurzame textielketen", "Textielkring vzw (DEMO)", "West-Vlaanderen", "2015-12-02T10:00"),
)  # fmt: skip
# In steps of half a point, of the four jurors on each criterion; S-02 as it is drawn.
_GIVEN = {
    "S-01": ((5, 5, 6, 4), (5, 4, 6, 5), (6, 5, 5, 4), (6, 6, 5, 7), (4, 5, 5, 4), (6, 5, 4, 5)),
    "S-02": ((7, 8, 8, 9), (6, 7, 8, 8), (7, 8, 8, 8), (5, 5, 6, 6), (7, 7, 7, 8), (7, 7, 8, 8)),
    "S-03": ((8, 9, 8, 7), (7, 8, 8, 9), (8, 8, 7, 8), (7, 8, 6, 8), (8, 7, 8, 8), (9, 8, 8, 8)),
    "S-04": ((6, 7, 7, 8), (7, 6, 7, 7), (6, 7, 8, 7), (7, 7, 6, 8), (6, 7, 7, 6), (7, 8, 7, 7)),
    "S-05": ((7, 7, 8, 6), (6, 7, 7, 7), (7, 8, 7, 7), (6, 7, 7, 6), (7, 7, 6, 8), (7, 7, 7, 7)),
}
_SAID = (
    "De internationale vergelijking is volledig, met tussenstappen in cijfers.",
    "Neemt taken over die drie federaties lieten liggen; de afbakening is helder.",
    "48 van de 64 partners tekenden, ook twee steden met eigen middelen.",
    "41 kmo’s op de ledenlijst, maar slechts twee van de elf zitjes in het bestuur.",
    "Clustermanager bekend en beschikbaar; de opvolging van de risico’s is nog kort.",
    "De hele keten van sloop tot nieuwbouw; de stap naar de markt komt in jaar 3.",
)
_REASON = (
    "De jury onderschrijft de ambitie en de aanpak. Omdat de drempel op kmo-impact niet gehaald is, vraagt ze de "
    "aanvrager om de zeggenschap en de bijdrage van de kmo’s te herzien."
)
_ASKED = (
    Condition(
        text="Minstens vijf van de elf zitjes in het bestuur voor kmo’s, in de statuten vastgelegd",
        until="2016-06-30",
        criterion="sme-impact",
    ),
    Condition(
        text="Ledenbijdrage volgens bedrijfsgrootte, met een plafond voor micro-ondernemingen",
        until="2016-06-30",
    ),
)


def stage_of_individual(folder: Path) -> Stage:
    path = folder / "speerpunt.evalpanel"
    scheme = template_text("speerpunt-2016").replace("  # threshold = 3", "  threshold = 3")
    scheme = scheme.replace('# threshold = "60%"', 'threshold = "60%"')
    with create_panel(
        path, scheme_text=scheme, title="Speerpuntclusters 2016", actor=_SECRETARY, is_demo=True
    ) as panel:
        people = [Person(id=PersonId(id), name=PersonName(name), role=role) for id, name, role in _PEOPLE]
        panel.execute(ImportJury(people=tuple(people)))
        panel.execute(ImportApplications(plan=ImportPlan(dossiers_to_add=tuple(map(_dossier, _TITLES)))))
        jurors = [each.id for each in people if each.role is Role.JUROR]
        numbers = list(_GIVEN)
        panel.execute(Assign(pairs=tuple((juror, number) for juror in jurors for number in numbers)))
        move_to_phase(panel, Phase.SCORING)
        criteria = [each.id for each in panel.view.call().scheme.criteria]
        panel.execute(EnterScores(scores=tuple(_scores(jurors, criteria))))
        panel.execute(AdmitTheRest())
        move_to_phase(panel, Phase.DELIBERATION)
        panel.act_as("C-01")
        rejected = Advise(
            application="S-01", outcome=Proposal.REJECT, reason="Vijf drempels zijn niet gehaald."
        )
        panel.execute(rejected)
        panel.execute(
            replace(rejected, application="S-02", outcome=Proposal.RETURN, reason=_REASON, conditions=_ASKED)
        )

    def prepare(page: object) -> None:
        page.open_at("S-02")  # type: ignore[attr-defined]

    return Stage(panel=path, prepare=prepare)


def _dossier(said: tuple[str, str, str, str, str]) -> Dossier:
    number, title, organisation, province, at = said
    partners = [
        Partner(name=f"Partner {n} (DEMO)", helix=Helix.COMPANY, staff=8, turnover=1_000_000_00)
        for n in range(1, 42)
    ]
    partners += [Partner(name=f"Instelling {n} (DEMO)", helix=Helix.KNOWLEDGE) for n in range(1, 24)]
    return Dossier(
        application=Application(
            number=number,
            title=title,
            organisation=organisation,
            province=province,
            years=10,
            requested_support=4_850_000_00,
            total_budget=9_760_000_00,
            submitted_at=at,
        ),
        partners=tuple(partners),
    )


def _scores(jurors: list[PersonId], criteria: list[str]) -> list[Score]:
    return [
        Score(
            juror=juror,
            application=number,
            criterion=criterion,
            value=given[m][n],
            comment=_SAID[m],
            at="2015-12-12T10:00:00.000+00:00",
        )
        for number, given in _GIVEN.items()
        for n, juror in enumerate(jurors)
        for m, criterion in enumerate(criteria)
        if (number, n) != ("S-05", 3)
    ]
