"""That the ranking is blocked, by name: without places there is nothing that could shift."""

from __future__ import annotations

from evalapp.domain.people import names_of
from evalapp.domain.ranking import Ranking
from evalapp.domain.texts import _
from ui.session import Session

_MOST = 6


def blocked_words(session: Session, ranking: Ranking) -> tuple[str, ...]:
    from evalapp.words.explain import blocker_lines

    names = names_of(session.view.people())
    lines = list(blocker_lines(session.call.scheme, ranking.blockers, names))
    more = len(lines) - _MOST
    rest = [_("and {n} more").format(n=more)] if more > 0 else []
    return (_("The ranking is blocked as it is, so there are no places yet."), *lines[:_MOST], *rest)
