"""Who gets a pack or a form, what stands in it, and what is kept of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from evalapp.domain.application import Dossier
from evalapp.domain.errors import KnownError
from evalapp.domain.numbers import shorten
from evalapp.domain.outgoing.undertaking import hashes_of
from evalapp.domain.pack_content import NOT_IN_IT, PackDigest, digest_of, digest_of_declaration
from evalapp.domain.people import Person, Role
from evalapp.domain.scoring.asked import asked_seats
from evalapp.domain.texts import NO_TEXT, Text, _
from evalapp.exchange.sealed.signing import PublicKeys
from evalapp.files import safe_stem
from evalapp.operations.panel.members import name_of
from evalapp.operations.view import View


def chosen_jurors(view: View, jurors: Sequence[str] | None) -> list[Person]:
    """`jurors`, or all who have applications. Raises KnownError for one who is unknown or has none."""
    people: dict[str, Person] = {person.id: person for person in view.people(Role.JUROR)}
    busy, seated = {each.juror for each in view.asked()}, {each.juror for each in view.assignments()}
    for juror in jurors or ():
        if juror not in people:
            raise KnownError(_("There is no juror “{juror}” in this panel.").format(juror=shorten(juror)))
        if juror in seated - busy:
            raise KnownError(
                _(
                    "All applications of {juror} are inadmissible or withdrawn; there is nothing to hand out."
                ).format(juror=name_of(view, juror))
            )
        if juror not in busy:
            raise KnownError(
                _("{juror} has no applications; assign some before handing out a pack.").format(
                    juror=name_of(view, juror)
                )
            )
    chosen = [people[juror] for juror in dict.fromkeys(jurors)] if jurors else list(people.values())
    chosen = [person for person in chosen if person.id in busy]
    if not chosen:
        raise KnownError(
            _("No juror has applications to assess; assign applications to jurors before handing out.")
        )
    return chosen


def file_stems(view: View) -> dict[str, str]:
    """A file name for each juror of the panel, its own also where plain letters leave two of them the same."""
    stems = {each.id: safe_stem(f"{each.id} {each.name}") for each in view.people(Role.JUROR)}
    often = Counter(stem.casefold() for stem in stems.values())
    return {
        juror: stem if often[stem.casefold()] == 1 else f"{stem}-{sha256(juror.encode()).hexdigest()[:8]}"
        for juror, stem in stems.items()
    }


def dossiers_by_juror(view: View, dossiers: Mapping[str, Dossier]) -> dict[str, list[Dossier]]:
    """What each juror gets of all `dossiers`: the assigned and admissible, and never one with a conflict."""
    barred = {(each.juror, each.application) for each in view.conflicts()}
    found: dict[str, list[Dossier]] = {}
    for each in asked_seats(view.assignments(), (each.application for each in dossiers.values())):
        if (each.juror, each.application) not in barred:
            found.setdefault(each.juror, []).append(dossiers[each.application])
    return found


def held_by(
    deadline: str,
    dossiers: Iterable[Dossier],
    declaration: Text | None,
    *,
    sealed: str = "",
    undertaking: Text = NO_TEXT,
) -> str:
    """What is kept of a pack or form that leaves, to tell later whether it is still up to date; None for a form.

    `sealed`: the SHA-256 of the file, by which a pack is known where it lies.
    """
    digests = {each.application.number: digest_of(each) for each in dossiers}
    declared = NOT_IN_IT if declaration is None else digest_of_declaration(declaration)
    return PackDigest(
        deadline=deadline,
        dossiers=digests,
        declaration=declared,
        sealed=sealed,
        undertaking=hashes_of(undertaking),
    ).encode()


def last_numbers(view: View) -> Counter[str]:
    """The number of the last pack or form of each juror: they are counted together, from 1."""
    return Counter(each.juror for each in view.issued())


def known_keys(view: View) -> dict[str, PublicKeys]:
    """Of the code that each juror has."""
    return {
        juror: PublicKeys(recipient=recipient, public_key=verify_key)
        for juror, (recipient, verify_key) in view.juror_keys().items()
    }
