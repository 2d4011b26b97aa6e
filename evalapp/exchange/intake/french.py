"""Names of fields in French, as on the lists of partners across the language border: each gives way to a surer one."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS

_NUMBERS = (
    "numéro", "numéro de dossier", "numéro du dossier", "numéro de la demande", "numéro de projet", "numéro du projet",
)  # fmt: skip

# fmt: off
FRENCH: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    APPLICATIONS: {
        "number": _NUMBERS,
        "title": ("titre", "titre du projet", "intitulé", "intitulé du projet"),
        "organisation": ("organisme", "demandeur", "organisation demandeuse", "nom du demandeur", "porteur du projet"),
        "enterprise_number": ("numéro d'entreprise", "numéro bce"),
        "requested_support": ("subside demandé", "subvention demandée", "aide demandée", "montant demandé"),
        "total_budget": ("budget total", "coût total", "coût total du projet"),
        "start": ("date de début",),
        "years": ("durée",),
        "summary": ("résumé",),
        "contact": ("personne de contact",),
    },
    PARTNERS: {
        "number": _NUMBERS,
        "name": ("partenaire", "nom du partenaire", "nom de l'organisation"),
        "enterprise_number": ("numéro d'entreprise", "numéro bce"),
        "helix": ("type de partenaire", "type d'organisation", "catégorie"),
        "staff": ("effectif", "effectifs", "nombre de travailleurs"),
        "turnover": ("chiffre d'affaires",),
        "balance_total": ("total du bilan",),
        "cash": ("en espèces", "contribution en espèces"),
        "in_kind": ("en nature", "contribution en nature"),
    },
    BUDGET: {
        "number": _NUMBERS,
        "year": ("année",),
        "line": ("poste", "poste budgétaire"),
        "amount": ("montant",),
        "source": ("source de financement",),
    },
}
# fmt: on
