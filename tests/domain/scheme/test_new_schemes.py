"""What no new scheme may have, though a call made earlier may have it."""

from __future__ import annotations

import pytest

from evalapp.domain.scheme.reader import parse_scheme
from tests.domain.scheme.scheme_cases import CRITERION, fault, refusal, swap
from tests.samples import SCHEME

# What earlier versions let pass.
NEW = {
    "title-empty": (swap('title = { nl = "Klein", en = "Small" }', 'title = ""'), "title", "is empty"),
    "title-blank": (swap('{ nl = "Kmo-impact", en = "SME impact" }', '" "'), CRITERION[2] + "title", "empty"),
    "word-blank": (swap('nl = "Goed"', 'nl = " "'), "scales.appreciation.words[3].nl", "is empty"),
    "word-named-twice": (
        swap('nl = "Goed"', 'nl = "REDELIJK"'),
        "scales.appreciation.words[3].nl",
        "another word of the scale",
    ),
    "control": (swap('nl = "Klein"', r'nl = "Kl\u0000ein"'), "title.nl", r"holds \x00, which cannot"),
    "control-of-eight-bits": (swap('nl = "Klein"', r'nl = "\u009bein"'), "title.nl", r"holds \x9b"),
    "no-character": (swap('nl = "Klein"', r'nl = "\uffff"'), "title.nl", r"holds \uffff"),
    "control-in-a-plain-text": (
        swap("[scales.half]", 'notes = ["fine", "\\u001b[31m"]\n[scales.half]'),
        "notes[2]",
        r"holds \x1b",
    ),
    "scale-without-a-name": (
        lambda: SCHEME + '[scales.""]\nkind = "points"\nlowest = 0\nhighest = 5\n',
        "scales.",
        "has no name",
    ),
    "code-without-a-name": (lambda: SCHEME + '[codes]\n"" = "absent"\n', "codes.", "has no name"),
    "code-with-a-space": (lambda: SCHEME + '[codes]\n"CF " = "conflict"\n', "codes.CF", "with a space"),
    "code-of-another-reason": (
        lambda: SCHEME + '[codes]\nABSENT = "conflict"\n',
        "codes.ABSENT",
        "the name of another reason",
    ),
    "weight-of-one-or-a-thousand": (
        swap("weight = 2", 'weight = "1.000"'),
        CRITERION[1] + "weight",
        "with thousands and with decimals",
    ),
    "label-twice": (
        swap(
            'step = "0.5"\n', 'step = "0.5"\nlabels = { "3" = "a", "3.0" = "b", "3,00" = "c", "4" = "d" }\n'
        ),
        ("scales.half.labels.3.0", "scales.half.labels.3,00"),
        "stands there twice: 3 is written",
    ),
    "descriptor-twice": (
        swap("weight = 2", 'descriptors = { "2.5" = "x", "2,5" = "y" }'),
        CRITERION[1] + "descriptors.2,5",
        "stands there twice: 2.5 is written",
    ),
    "threshold-of-a-criterion": (
        swap("weight = 2", 'threshold = "5.5"'),
        CRITERION[1] + "threshold",
        "here is 5",
    ),
    "threshold-of-a-group": (
        swap('id = "all"', 'id = "all"\nthreshold = 99'),
        "groups[1].threshold",
        "nobody",
    ),
    "threshold-of-the-total": (
        swap("[ranking]", "[ranking]\nthreshold = 6"),
        "ranking.threshold",
        "here is 5",
    ),
    "threshold-too-low": (
        lambda: (
            (SCHEME)
            .replace('step = "0.5"', 'step = "0.5"\nbetter = "lower"')
            .replace("weight = 2", "threshold = -1")
        ),
        CRITERION[1] + "threshold",
        "the lowest that scores can give here is 0",
    ),
    "criterion-called-total": (
        lambda: SCHEME.replace('"sme"', '"total"'),
        CRITERION[2] + "id",
        "“total” is kept",
    ),
    "group-called-total": (swap('id = "all"', 'id = "total"'), "groups[1].id", "“total” is kept"),
}


@pytest.mark.parametrize("case", NEW)
def test_no_new_scheme_may_have_what_a_call_may_have_already(case: str) -> None:
    make, key, why = NEW[case]
    error = refusal(make())
    expected = [key] if isinstance(key, str) else list(key)
    told = [(each.key, why in each.why) for each in error.faults]
    assert [(each, True) for each in expected] == told, error
    parse_scheme(make(), is_kept=True)


def test_a_threshold_that_the_best_scores_just_reach_is_one() -> None:
    text = SCHEME.replace("[ranking]", "[ranking]\nthreshold = 5").replace("weight = 2", "threshold = 5")
    assert parse_scheme(text).ranking.threshold is not None


def test_a_threshold_counts_the_sum_where_the_total_is_one() -> None:
    text = SCHEME.replace("[ranking]", '[ranking]\ntotal = "weighted-sum"\nthreshold = 10')
    assert parse_scheme(text).ranking.threshold is not None
    assert "here is 10" in fault(text.replace("threshold = 10", "threshold = 11")).why
