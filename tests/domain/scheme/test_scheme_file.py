from __future__ import annotations

import pytest

from tests.domain.scheme.scheme_cases import WORDS, add, fault, refusal, swap, without
from tests.samples import SCHEME

FAULTS = {
    "format-missing": (swap("format = 1\n", ""), "format", "is missing"),
    "format-newer": (swap("format = 1", "format = 2"), "format", "newer than this program"),
    "format-text": (swap("format = 1", 'format = "1"'), "format", "must be a whole number"),
    "format-true": (swap("format = 1", "format = true"), "format", "must be a whole number"),
    "id-missing": (swap('id = "small"\n', ""), "id", "is missing"),
    "id-capitals": (swap('id = "small"', 'id = "Small"'), "id", "small letters"),
    "title-missing": (swap('title = { nl = "Klein", en = "Small" }\n', ""), "title", "is missing"),
    "title-number": (
        swap('title = { nl = "Klein", en = "Small" }', "title = 3"),
        "title",
        "must be a text, or",
    ),
    "title-empty": (swap('title = { nl = "Klein", en = "Small" }', "title = {}"), "title.nl", "is missing"),
    "title-language": (swap('en = "Small"', 'fr = "Petit"'), "title.fr", "is unknown"),
    "title-half-empty": (swap('en = "Small"', 'en = " "'), "title", "is empty; write nl, en or both"),
    "procedure": (swap('"ranked"', '"ranking"'), "procedure", "use one of: ranked, individual"),
    "scales-missing": (lambda: without("[scales.half]", "[[groups]]"), "scales", "is missing"),
    "scales-misspelt": (
        lambda: SCHEME.replace("scales.half", "scaled.half"),
        "scaled",
        "did you mean “scales”",
    ),
    "scales-a-number": (
        lambda: "scales = 3\n" + without("[scales.half]", "[[groups]]"),
        "scales",
        "must be a table",
    ),
    "scale-a-number": (lambda: SCHEME + "[scales]\nother = 3", "scales.other", "must be a table"),
    "scale-kind": (
        swap('kind = "points"', 'kind = "stars"'),
        "scales.half.kind",
        "use one of: points, words",
    ),
    "scale-number": (swap("lowest = 0", "lowest = []"), "scales.half.lowest", "must be a number"),
    "scale-not-a-number": (swap("lowest = 0", "lowest = nan"), "scales.half.lowest", "is not a number"),
    "scale-huge": (swap("highest = 5", "highest = 1" + "0" * 12), "scales.half.highest", "too large"),
    "scale-upside-down": (swap("highest = 5", "highest = -5"), "scales.half.highest", "more than the lowest"),
    "scale-step": (swap('step = "0.5"', 'step = "0.3"'), "scales.half.step", "whole numbers of steps"),
    "scale-step-0": (swap('step = "0.5"', "step = 0"), "scales.half.step", "must be more than 0"),
    "scale-steps": (swap('step = "0.5"', 'step = "0.001"'), "scales.half.step", "more than 1000 steps"),
    "scale-misspelt": (swap('step = "0.5"', 'stap = "0.5"'), "scales.half.stap", "did you mean “step”"),
    "label": (
        swap('step = "0.5"\n', 'step = "0.5"\n[scales.half.labels]\n"6" = "Top"\n'),
        "scales.half.labels.6",
        "not a value of the scale",
    ),
    "words-order": (
        swap("value = 2", "value = -3"),
        "scales.appreciation.words[3].value",
        "from worst to best",
    ),
    "words-out-of-bounds": (
        swap("value = -2", "value = 20000"),
        "scales.appreciation.words[1].value",
        "must lie between -10000 and 10000",
    ),
    "words-described": (
        lambda: (
            (SCHEME + WORDS)
            .replace('scale = "half"', 'scale = "appreciation"\n  descriptors = { "2" = "Good" }')
            .replace("value = 2,", 'value = "2",')
        ),
        "scales.appreciation.words[3].value",
        "must be a whole number",
    ),
    "words-twice": (
        swap('id = "goed"', 'id = "redelijk"'),
        "scales.appreciation.words[3].id",
        "stands there twice",
    ),
    "words-reserved": (
        swap('id = "goed"', 'id = "absent"'),
        "scales.appreciation.words[3].id",
        "reason for no score",
    ),
    "words-flag": (
        swap("excludes = true", 'excludes = "yes"'),
        "scales.appreciation.words[1].excludes",
        "true or false",
    ),
    "words-misspelt": (
        swap("excludes", "exclude"),
        "scales.appreciation.words[1].exclude",
        "did you mean “excludes”",
    ),
    "words-empty": (lambda: SCHEME + '[scales.w]\nkind = "words"\nwords = []', "scales.w.words", "is empty"),
    "groups-missing": (lambda: without("[[groups]]", "[ranking]"), "groups", "is missing"),
    "groups-misspelt": (
        lambda: SCHEME.replace("[[groups]]", "[[group]]").replace("[[groups.", "[[group."),
        "group",
        "did you mean “groups”",
    ),
    "criteria-missing": (
        lambda: without("  [[groups.criteria]]", "[ranking]"),
        "groups[1].criteria",
        "is missing",
    ),
    "criterion-scale": (
        swap('scale = "half"', 'scale = "full"'),
        "groups[1].criteria[1].scale",
        "the scheme has: half",
    ),
    "criterion-weight": (
        swap("weight = 2", "weight = 0"),
        "groups[1].criteria[1].weight",
        "must be more than 0",
    ),
    "criterion-comment": (
        swap('"required"', '"always"'),
        "groups[1].criteria[1].comment",
        "use one of: required",
    ),
    "criterion-misspelt": (
        swap("weight = 2", "wieght = 2"),
        "groups[1].criteria[1].wieght",
        "did you mean “weight”",
    ),
    "criterion-twice": (swap('id = "sme"', 'id = "helix"'), "groups[1].criteria[2].id", "stands there twice"),
    "criterion-title": (
        swap('title = { nl = "Kmo-impact", en = "SME impact" }', ""),
        "groups[1].criteria[2].title",
        "missing",
    ),
    "threshold-percent": (
        swap("weight = 2", 'threshold = "101%"'),
        "groups[1].criteria[1].threshold",
        "between 0% and 100%",
    ),
    "threshold-text": (
        swap("weight = 2", 'threshold = "half"'),
        "groups[1].criteria[1].threshold",
        "not a number",
    ),
    "descriptor": (
        swap("weight = 2", 'descriptors = { "0.25" = "x" }'),
        "groups[1].criteria[1].descriptors.0.25",
        "not a value of the scale",
    ),
    "group-twice": (
        add(
            '[[groups]]\nid = "all"\ntitle = "x"\n[[groups.criteria]]\nid = "x"\ntitle = "x"\nscale = "half"\n'
        ),
        "groups[2].id",
        "stands there twice",
    ),
    "ranking-misspelt": (swap("ties =", "tie ="), "ranking.tie", "did you mean “ties”"),
    "ranking-choice": (
        swap("[ranking]\n", '[ranking]\nmissing = "ignore"\n'),
        "ranking.missing",
        "block, skip, zero",
    ),
    "ranking-decimals": (
        swap("[ranking]\n", "[ranking]\ndecimals = 7\n"),
        "ranking.decimals",
        "between 0 and 6",
    ),
    "ranking-quorum": (
        swap("[ranking]\n", "[ranking]\nquorum = 0\n"),
        "ranking.quorum",
        "between 1 and 1000",
    ),
    "ranking-threshold": (
        swap("[ranking]\n", '[ranking]\nthreshold = "-1%"\n'),
        "ranking.threshold",
        "between 0%",
    ),
    "tie-target": (
        swap("criterion:helix", "criterion:hellix"),
        "ranking.ties[1]",
        "names nothing in this scheme",
    ),
    "tie-kind": (swap('"lot"', '"coin"'), "ranking.ties[2]", "is unknown; use one of"),
    "tie-of-nothing": (swap('"lot"', '"lot:helix"'), "ranking.ties[2]", "names nothing in this scheme"),
    "ties-text": (swap('["criterion:helix", "lot"]', '"lot"'), "ranking.ties", "must be a list of texts"),
    "budget-cut": (swap('cut = "stop"', 'cut = "half"'), "budget.cut", "stop, skip, partial"),
    "budget-rate": (swap("reserve = 1", "support_rate = 50"), "budget.support_rate", 'such as "50%"'),
    "budget-reserve": (swap("reserve = 1", "reserve = -1"), "budget.reserve", "must lie between 0"),
    "budget-table": (
        lambda: "budget = 3\n" + SCHEME.partition("[budget]")[0],
        "budget",
        "must be a table",
    ),
    "top-misspelt": (
        swap('procedure = "ranked"', 'procedure = "ranked"\nnote = []'),
        "note",
        "did you mean “notes”",
    ),
    "notes": (
        swap('procedure = "ranked"', 'procedure = "ranked"\nnotes = ["a", 3]'),
        "notes[2]",
        "must be a text, or",
    ),
    "text-long": (swap('nl = "Klein"', f'nl = "{"x" * 10_001}"'), "title.nl", "longer than 10000 characters"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_names_the_file_the_key_and_why(case: str) -> None:
    make, key, why = FAULTS[case]
    error = refusal(make())
    told = [(fault.key, why in fault.why) for fault in error.faults]
    assert ("mine.toml", [(key, True)]) == (error.file, told), error


def test_the_sentence_of_a_fault_holds_file_key_and_reason() -> None:
    assert (
        "The scheme cannot be used: mine.toml, line 11, key “scales.half.stap”: is unknown; did you mean “step”?"
        == str(refusal(SCHEME.replace("step", "stap")))
    )


def test_scales_that_run_both_ways_are_refused() -> None:
    lower = '[scales.back]\nkind = "points"\nlowest = 1\nhighest = 5\nbetter = "lower"\n'
    text = SCHEME.replace('scale = "half"', 'scale = "back"', 1) + lower
    assert "one direction" in fault(text).why


def test_a_percentage_is_refused_where_lower_is_better() -> None:
    text = SCHEME.replace('step = "0.5"', 'step = "0.5"\nbetter = "lower"').replace(
        "weight = 2", 'threshold = "60%"'
    )
    assert "lower is better" in fault(text).why
