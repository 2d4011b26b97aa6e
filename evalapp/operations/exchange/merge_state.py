"""All of a panel that a merge depends on, read from its file."""

from __future__ import annotations

from collections.abc import Mapping

from evalapp.domain.pack_content import decode
from evalapp.domain.people import Role, names_of
from evalapp.domain.scheme.carrying import means_the_same
from evalapp.domain.scheme.model import Scheme
from evalapp.exchange.merge.incoming import Told
from evalapp.exchange.merge.state import PanelState
from evalapp.operations.exchange.kept_receipts import receipt_from
from evalapp.operations.view import View
from evalapp.operations.workspace import Workspace
from evalapp.store.history.journal import now


def state_of(workspace: Workspace) -> PanelState:
    """All of the panel that a merge depends on, as it is now."""
    view, call = workspace.view, workspace.view.call()
    other = _criteria_on_other_scales(view, call.scheme)
    versions = {each.pack: each.scheme_version for each in view.issued()}
    received = [
        receipt_from(each, other.get(versions.get(each.pack, 0), frozenset())) for each in view.receipts()
    ]
    scores, people, applications = view.scores(), view.people(), view.applications()
    names = names_of(people)
    return PanelState(
        panel=call.panel,
        phase=call.phase,
        scheme=call.scheme,
        scheme_versions=frozenset(version for version, criteria in other.items() if not criteria),
        jurors={each.id: names[each.id] for each in people if each.role is Role.JUROR},
        others={each.id: each.office_label for each in people if each.role is not Role.JUROR},
        applications=frozenset(each.number for each in applications),
        unjudged={each.number: each.standing for each in applications if not each.is_judged},
        assignments=frozenset((each.juror, each.application) for each in view.assignments()),
        conflicts=frozenset((each.juror, each.application) for each in view.conflicts()),
        stored={each.placed: each.answer for each in scores},
        stored_at={each.placed: each.at for each in scores},
        open={each.key: each for each in view.open_choices()},
        declarations={(each.juror, each.application): each.at for each in view.declarations()},
        received={(each.juror, each.device): each for each in received},
        issued={each.pack: each.juror for each in view.issued()},
        undertakings=_undertakings(view),
        agreed=frozenset((each.juror, each.sha256, each.device) for each in view.agreements()),
        own_keys={each.juror: each.public_key for each in view.own_keys()},
        issued_at={each.pack: each.at for each in view.issued()},
        told={each.number: Told(each.title, each.organisation) for each in applications},
        handed={
            pack: {number: Told(*each) for number, each in called.items()}
            for pack, called in view.called_when_issued().items()
        },
        handed_to={
            pack: {id: name for id, (name,) in named.items()}
            for pack, named in view.named_when_issued().items()
        },
        now=now(),
        fingerprint=view.fingerprint(),
    )


def _undertakings(view: View) -> dict[str, Mapping[str, str]]:
    """What packs asked for; of those of which nothing was kept nobody knows."""
    held = {each.pack: decode(each.content) for each in view.issued()}
    return {pack: each.undertaking for pack, each in held.items() if each is not None}


def _criteria_on_other_scales(view: View, scheme: Scheme) -> dict[int, frozenset[str]]:
    """Version of the scheme → the criteria whose stored scores meant something else under it."""
    present = {criterion.id: criterion.scale for criterion in scheme.criteria}
    return {
        version: frozenset(
            each.id
            for each in known.criteria
            if not means_the_same(present.get(each.id, each.scale), each.scale)
        )
        for version, known in view.schemes().items()
    }
