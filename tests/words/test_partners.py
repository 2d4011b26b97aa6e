"""What is not known of partners is counted by itself."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from evalapp.domain.application import Helix, Partner
from evalapp.words import partners as words


def of(*states: bool | None) -> list[Partner]:
    return [Partner(name=str(n), helix=Helix.COMPANY, is_committed=state) for n, state in enumerate(states)]


@pytest.mark.parametrize(
    ("states", "short", "sentence"),
    [
        ((True, False), "1 signed", "Commitment signed: 1 of 2"),
        ((True, False, None, None), "1 signed, 2 not given", "Commitment signed: 1 of 4, 2 not given"),
        ((None, None), "0 signed, 2 not given", "Commitment: not given"),
        ((False,), "0 signed", "Commitment signed: 0 of 1"),
    ],
)
def test_a_commitment_that_is_not_given_is_none_that_is_only_intended(
    states: tuple[bool | None, ...], short: str, sentence: str
) -> None:
    assert (short, sentence) == (words.commitments(of(*states)), words.commitment_sentence(of(*states)))


def test_the_three_states_have_a_word_each() -> None:
    assert ["signed", "intention", "not given"] == [words.commitment(each) for each in (True, False, None)]


KMO, LARGE, UNKNOWN = ({"staff": 8, "turnover": 100}, {"staff": 900}, {})


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ((KMO, LARGE, UNKNOWN), "SMEs: 1 of 2 known, 1 unknown"),
        ((LARGE, UNKNOWN, UNKNOWN), "SMEs: 0 of 1 known, 2 unknown"),
        ((KMO, KMO, LARGE), "SMEs: 2 of 3 companies · 67%"),
        ((KMO,), "SMEs: 1 of 1 company · 100%"),
        ((UNKNOWN, UNKNOWN), "size of 2 companies unknown"),
        ((), ""),
    ],
)
def test_a_company_of_unknown_size_is_not_counted_as_no_sme(
    sizes: Sequence[dict[str, int]], said: str
) -> None:
    """Nor is who is no company: an institution has no size."""
    companies = [Partner(name="P", helix=Helix.COMPANY, **each) for each in sizes]
    assert said == words.smes([*companies, Partner(name="Labo", helix=Helix.KNOWLEDGE)])
