"""What may be a conflict of interest, from what is known of people and dossiers; it is for somebody to decide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from evalapp.domain.application import Dossier
from evalapp.domain.ids import PersonId
from evalapp.domain.jury.likeness import (
    digits_of,
    mail_domains,
    numbers_in,
    organisation_keys,
    person_key,
    without_numbers,
)
from evalapp.domain.order import pair_key
from evalapp.domain.people import Person
from evalapp.domain.texts import _


class Because(StrEnum):
    ORGANISATION = "organisation"
    MAIL_DOMAIN = "mail-domain"
    ENTERPRISE_NUMBER = "enterprise-number"
    NAME = "name"
    OWN_WORD = "own-word"
    JUSTIFICATION = "justification"
    CONFLICT = "conflict"  # recorded of another application in which the same organisation stands


class Side(StrEnum):
    """On which side of an application stands what resembles the person."""

    APPLICANT = "applicant"
    PARTNER = "partner"
    REFUSED = "refused-partner"
    JUROR = "juror"


class Decision(StrEnum):
    CONFLICT = "conflict"
    DISMISSED = "dismissed"


SuspicionKey = tuple[str, str, str, str]
"""Person, application, because, with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspicion:
    """`resembles`: the organisation, person or mail domain on the `side` of the application, as written there; of what
    the juror said, the criteria or the sentence; of a recorded conflict, the other application and the organisation
    that both have.
    """

    juror: PersonId
    application: str
    because: Because
    side: Side
    resembles: str

    @property
    def key(self) -> SuspicionKey:
        return (self.juror, self.application, str(self.because), self.resembles)

    @property
    def words(self) -> str:
        text = {
            (Because.ORGANISATION, Side.APPLICANT): _("same organisation as the applicant: {name}"),
            (Because.ORGANISATION, Side.PARTNER): _("same organisation as a partner: {name}"),
            (Because.MAIL_DOMAIN, Side.APPLICANT): _("same mail domain as the applicant: {name}"),
            (Because.ENTERPRISE_NUMBER, Side.APPLICANT): _("same enterprise number as the applicant: {name}"),
            (Because.ENTERPRISE_NUMBER, Side.PARTNER): _("same enterprise number as a partner: {name}"),
            (Because.ORGANISATION, Side.REFUSED): _(
                "same organisation as a partner whose row was refused: {name}"
            ),
            (Because.ENTERPRISE_NUMBER, Side.REFUSED): _(
                "same enterprise number as a partner whose row was refused: {name}"
            ),
            (Because.MAIL_DOMAIN, Side.REFUSED): _(
                "same mail domain as a partner whose row was refused: {name}"
            ),
            (Because.NAME, Side.REFUSED): _("same name as a partner whose row was refused: {name}"),
            (Because.NAME, Side.APPLICANT): _("same name as the applicant or its contact: {name}"),
            (Because.NAME, Side.PARTNER): _("same name as a partner: {name}"),
            (Because.CONFLICT, Side.APPLICANT): _(
                "the applicant also stands in an application with a recorded conflict of interest: {name}"
            ),
            (Because.CONFLICT, Side.PARTNER): _(
                "a partner also stands in an application with a recorded conflict of interest: {name}"
            ),
            (Because.OWN_WORD, Side.JUROR): _(
                "the juror gives a conflict of interest as the reason for no score"
            ),
            (Because.JUSTIFICATION, Side.JUROR): _("the juror writes in a justification: “{name}”"),
        }[self.because, self.side]
        return text.format(name=self.resembles)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dismissed:
    """Somebody looked at a suspicion, and said why it is none; it holds for what was known then."""

    juror: PersonId
    application: str
    because: str
    resembles: str
    reason: str
    by: PersonId
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedPartner:
    """A row of partners that did not come in: of which application, and the name in it, as far as it could be read.

    `traces`: digits of enterprise numbers, and mail domains.
    """

    application: str
    name: str
    traces: tuple[str, ...] = ()


def suspicions(
    people: Iterable[Person], dossiers: Iterable[Dossier], refused: Iterable[RefusedPartner] = ()
) -> tuple[Suspicion, ...]:
    """Whatever makes somebody look at a pair of person and application, by juror and application.

    Names are compared without legal form, accents, case and punctuation; mail of a common provider says nothing. Who
    chairs or keeps the file is looked at as those who score. Inadmissible applications are left out. Of partners that
    were `refused` only the name, the enterprise number and the mail domain are known, as far as they could be read.
    """
    judged = [each for each in dossiers if each.application.is_judged]
    ordinary = general_domains(judged)
    traces: dict[tuple[Because, object], dict[tuple[str, str, Side], str]] = {}
    numbers: dict[str, set[str]] = {}  # the number that an organisation has anywhere in this call
    for dossier in judged:
        for because, key, side, shown in _of_dossier(dossier):
            if because is Because.MAIL_DOMAIN and key in ordinary:
                continue
            place = (dossier.application.number, shown.casefold(), side)
            traces.setdefault((because, key), {}).setdefault(place, shown)
        for name, number in _numbered(dossier):
            for key in organisation_keys(name):
                numbers.setdefault(key, set()).add(number)
    known = {each.application.number for each in judged}
    for partner in refused:
        for because, key, shown in _of_refused(partner) if partner.application in known else ():
            if because is Because.MAIL_DOMAIN and key in ordinary:
                continue
            place = (partner.application, shown.casefold(), Side.REFUSED)
            traces.setdefault((because, key), {}).setdefault(place, shown)
    found: dict[SuspicionKey, Suspicion] = {}
    for person in people:
        for because, key in _of_person(person, numbers):
            for (number, _shown, side), shown in traces.get((because, key), {}).items():
                suspicion = Suspicion(
                    juror=person.id, application=number, because=because, side=side, resembles=shown
                )
                found.setdefault(suspicion.key, suspicion)
    order = list(Because)
    return tuple(
        sorted(
            _without_repeats(found.values()),
            key=lambda each: (
                pair_key((each.juror, each.application)), order.index(each.because), each.resembles
            ),
        )
    )  # fmt: skip


def general_domains(dossiers: Iterable[Dossier]) -> frozenset[str]:
    """Mail domains of most applications, three at least: as those of a provider, they tell nobody from another."""
    by_dossier = [domains for each in dossiers if (domains := _domains_of(each))]
    counts = Counter(domain for domains in by_dossier for domain in domains)
    return frozenset(domain for domain, n in counts.items() if n >= 3 and 2 * n > len(by_dossier))


def _domains_of(dossier: Dossier) -> tuple[str, ...]:
    return mail_domains(f"{dossier.application.email} {dossier.application.contact}")


def _without_repeats(found: Iterable[Suspicion]) -> Iterator[Suspicion]:
    """That a number is the same says nothing new where the name is."""
    every = list(found)
    named = {
        (each.juror, each.application, each.resembles)
        for each in every
        if each.because is Because.ORGANISATION
    }
    for each in every:
        is_repeated = (each.juror, each.application, each.resembles) in named
        if each.because in (Because.ORGANISATION, Because.MAIL_DOMAIN) or not is_repeated:
            yield each


def _of_dossier(dossier: Dossier) -> Iterator[tuple[Because, object, Side, str]]:
    application = dossier.application
    sides = [(application.organisation, application.enterprise_number, Side.APPLICANT)]
    sides += [(each.name, each.enterprise_number, Side.PARTNER) for each in dossier.partners]
    for name, number, side in sides:
        for key in organisation_keys(name):
            yield Because.ORGANISATION, key, side, name
        if number:
            yield Because.ENTERPRISE_NUMBER, digits_of(number), side, name
        if person := person_key(name):
            yield Because.NAME, person, side, name
    for part in re.split(r"[;,/\n]", application.contact):
        if person := person_key(part):
            yield Because.NAME, person, Side.APPLICANT, part.strip()
    for domain in _domains_of(dossier):
        yield Because.MAIL_DOMAIN, domain, Side.APPLICANT, domain


def _of_refused(partner: RefusedPartner) -> Iterator[tuple[Because, object, str]]:
    """One line of the list may stand for several rows, of which it names the first."""
    for key in organisation_keys(partner.name):
        yield Because.ORGANISATION, key, partner.name
    if person := person_key(partner.name):
        yield Because.NAME, person, partner.name
    numbers = [each for each in partner.traces if each.isdigit()]
    for number in numbers:
        yield (
            Because.ENTERPRISE_NUMBER,
            number,
            partner.name if len(numbers) == 1 and partner.name else number,
        )
    for domain in partner.traces:
        if not domain.isdigit():
            yield Because.MAIL_DOMAIN, domain, domain


def _numbered(dossier: Dossier) -> Iterator[tuple[str, str]]:
    application = dossier.application
    if application.enterprise_number:
        yield application.organisation, digits_of(application.enterprise_number)
    for partner in dossier.partners:
        if partner.enterprise_number:
            yield partner.name, digits_of(partner.enterprise_number)


def _of_person(person: Person, numbers: Mapping[str, Iterable[str]]) -> Iterator[tuple[Because, object]]:
    own = set(numbers_in(f"{person.enterprise_number} {person.organisation}"))
    for name in re.split(r"[;\n]", person.organisation):
        for key in organisation_keys(without_numbers(name)):
            yield Because.ORGANISATION, key
            own.update(numbers.get(key, ()))
    for number in sorted(own):
        yield Because.ENTERPRISE_NUMBER, number
    for domain in mail_domains(person.email):
        yield Because.MAIL_DOMAIN, domain
    if name_key := person_key(person.name):
        yield Because.NAME, name_key


def undecided(
    found: Sequence[Suspicion], decided: Mapping[SuspicionKey, Decision]
) -> dict[tuple[str, str], tuple[Suspicion, ...]]:
    """Pair of person and application → what of it still waits for somebody."""
    open_pairs: dict[tuple[str, str], tuple[Suspicion, ...]] = {}
    for each in found:
        if each.key not in decided:
            pair = (each.juror, each.application)
            open_pairs[pair] = (*open_pairs.get(pair, ()), each)
    return open_pairs
