"""No text that may be typed keeps a paper from being printed, and all of it stands on it."""

from __future__ import annotations

import pytest

from evalapp.domain.texts import in_language
from tests.reports.longest_samples import PAPERS
from tests.reports.longest_texts import Texts


@pytest.mark.long
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("is_one_word", [False, True], ids=["prose", "one-word"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_the_longest_texts_is_printed_and_says_all_of_them(
    name: str, language: str, is_one_word: bool
) -> None:
    texts = Texts(is_one_word=is_one_word)
    with in_language(language):
        paper = PAPERS[name](texts)
    assert [] == texts.lacking(paper)
