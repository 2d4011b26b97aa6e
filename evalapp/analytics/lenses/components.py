"""Which applications can be compared at all: groups that share no juror."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from evalapp.analytics.lenses.ratings import Ratings
from evalapp.analytics.table import Integers
from evalapp.domain.texts import _


@dataclass(frozen=True, kw_only=True, eq=False)
class Components:
    """The group of each application (n) and of each juror (m), 0 … `count` − 1.

    A juror and the applications he or she rated are in one group; group 0 holds the first application. Between
    two groups nothing tells a severe jury from weak applications.
    """

    application: Integers
    juror: Integers
    count: int

    @property
    def is_whole(self) -> bool:
        """Whether all can be compared; also true where there is nothing to compare."""
        return self.count < 2


def components_of(ratings: Ratings) -> Components:
    """The connected components of the graph in which every rating joins its application to its juror."""
    applications, jurors = len(ratings.applications), len(ratings.jurors)
    nodes = applications + jurors
    edges = csr_array(
        (np.ones(len(ratings), dtype=np.int8), (ratings.application, applications + ratings.juror)),
        shape=(nodes, nodes),
    )
    # The search starts from the first node that is not yet labelled, so that applications set the numbers.
    count, found = connected_components(edges, directed=False)
    label = found.astype(np.int64)
    return Components(application=label[:applications], juror=label[applications:], count=int(count))


def component_sentences(components: Components) -> tuple[str, ...]:
    """Empty where everything hangs together."""
    if components.is_whole:
        return ()
    return (
        _(
            "The applications fall into {n} groups that share no juror: between two groups nobody can tell "
            "severe jurors from weaker applications."
        ).format(n=components.count),
    )
