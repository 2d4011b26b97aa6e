"""A scheme that a file has already is read from it, also with what no new one may have."""

from __future__ import annotations

import pytest

from evalapp.domain.scheme.faults import SchemeError
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.operations.workspace import Workspace
from tests.samples import SCHEME
from tests.store.history.journal_samples import without_guards


def test_a_call_goes_on_under_a_scheme_that_no_new_one_may_be_like(workspace: Workspace) -> None:
    """Earlier versions let a criterion pass that has no title."""
    with pytest.raises(SchemeError, match="is empty"):
        parse_scheme(SCHEME.replace('nl = "Kmo-impact", en = "SME impact"', 'nl = " ", en = " "'))
    without_guards(
        workspace,
        """UPDATE scheme SET toml = replace(toml, 'nl = "Kmo-impact", en = "SME impact"', 'nl = " ", en = " "')""",
    )
    of_call, (of_versions,) = workspace.view.call().scheme, workspace.view.schemes().values()
    assert of_call == of_versions
    assert not of_versions.criterion("sme").title.en.strip()
