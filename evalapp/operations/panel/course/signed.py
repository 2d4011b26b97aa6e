"""What a closed assessment says of who signed it."""

from __future__ import annotations

from evalapp.domain.decisions import Signature
from evalapp.domain.people import Person, Role
from evalapp.domain.permissions import Phase
from evalapp.domain.texts import _
from evalapp.operations.view import View
from evalapp.words.formats import moment, short_fingerprint
from evalapp.words.phrases import join_all


def signed_words(view: View) -> str:
    """One sentence; empty as long as it is not closed."""
    if view.call().phase is not Phase.CLOSED:
        return ""
    signatures = view.closings.signatures()
    if not signatures:
        return _("The closing is not signed.")
    people = {each.id: each for each in view.people()}
    text = _("The closing is signed by {who}, on {moment}, under the fingerprint {fingerprint}.")
    return text.format(
        who=join_all(signer_words(each, people.get(each.person)) for each in signatures),
        moment=moment(signatures[0].at),
        fingerprint=short_fingerprint(signatures[0].fingerprint),
    )


def signer_words(signature: Signature, person: Person | None) -> str:
    """The name under which they signed, with the office."""
    office = person.office_label if person and person.role is Role.CHAIR else signature.role.label
    return _("{name} ({role})").format(name=signature.name, role=office.lower())
