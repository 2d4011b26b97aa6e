"""A scheme with many faults tells them all at once, each with the line on which it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evalapp.domain.scheme.faults import MOST_FAULTS, SchemeError
from evalapp.domain.scheme.lines import lines_of
from evalapp.domain.scheme.reader import parse_scheme
from evalapp.domain.scheme.templates import template_ids, template_text
from evalapp.domain.texts import in_language
from tests.samples import SCHEME

DOCS = Path(__file__).resolve().parents[3] / "docs/schemes.md"

# Every line that ends in #! has exactly one fault.
MANY = """\
format = 1
id = "Many Faults" #!
title = { nl = "Veel fouten", fr = "Fautes" } #!
procedure = "ranking" #!
notes = [
  "fine",
  3, #!
]

[scales.half]
kind = "points"
lowest = 0
highest = 5
step = "0.5"
labels = { "0" = "none", "7" = "many" } #!

[scales.words]
kind = "words"
words = [
  { id = "good", value = 0, nl = "Goed" },
  { id = "absent", value = 1, nl = "Afwezig" }, #!
  { id = "bad", value = -1, nl = "Slecht" }, #!
]

[codes]
CF = "conflikt" #!

[[groups]]
id = "all"
title = "All"
threshold = "120%" #!

  [[groups.criteria]] #!
  id = "first"
  scale = "half"
  weight = 0 #!
    [groups.criteria.descriptors]
    "2.5" = "halfway"
    "2.6" = "nowhere" #!

  [[groups.criteria]]
  id = "first" #!
  title = "Second"
  scale = "hafl" #!
  coment = "required" #!

[ranking]
ties = [
  "criterion:first",
  "criterion:second", #!
  "coin", #!
]
quorum = "three" #!

[budget]
support_rate = 50 #!
colour = "green" #!
"""


def refusal(text: str) -> SchemeError:
    with pytest.raises(SchemeError) as caught:
        parse_scheme(text, "mine.toml")
    return caught.value


def test_every_fault_is_told_with_its_line_and_nothing_else() -> None:
    marked = [n for n, line in enumerate(MANY.splitlines(), start=1) if line.endswith("#!")]
    assert marked == [fault.line for fault in refusal(MANY).faults]


def test_the_sentence_counts_the_faults_and_has_a_line_for_each() -> None:
    head, *rest = str(refusal(MANY)).splitlines()
    assert ("The scheme cannot be used: mine.toml has 20 faults.", 20) == (head, len(rest))
    assert "Line 45, key “groups[1].criteria[2].coment”: is unknown; did you mean “comment”?" in rest


def test_the_faults_are_told_in_the_language_of_the_reader() -> None:
    text = MANY.replace("quorum", "tie")
    with in_language("nl"):
        head, *rest = str(refusal(text)).splitlines()
    assert "Het schema is niet bruikbaar: mine.toml heeft 20 fouten." == head
    assert "Lijn 53, sleutel “ranking.tie”: is onbekend; was “ties” bedoeld?" in rest


def test_what_is_missing_is_told_at_the_table_that_lacks_it() -> None:
    text = (
        MANY.partition("[[groups]]")[0]
        .replace("procedure", "#")
        .replace("step = ", "# ")
        .partition("[codes]")
    )
    told = {fault.key: (fault.line, fault.why) for fault in refusal(text[0] + "[[groups]]\n").faults}
    last = text[0].count("\n") + 1
    why = "is missing; add it here"
    assert [(1, why), (last, why), (last, why), (last, why)] == [
        told[key] for key in ("procedure", "groups[1].id", "groups[1].title", "groups[1].criteria")
    ]


def test_a_fault_of_the_toml_itself_stands_alone_with_its_line() -> None:
    error = refusal(MANY.replace('id = "all"', 'id = "all'))
    assert [29] == [fault.line for fault in error.faults]
    assert "The scheme cannot be used: mine.toml, line 29: it is not valid TOML:" in str(error)


def test_a_file_without_end_of_faults_is_given_up_after_the_first_hundred() -> None:
    error = refusal("\n".join(f"k{n} = 1" for n in range(1_000)))
    assert MOST_FAULTS == len(error.faults)
    assert "these are the first 100 faults of mine.toml" in error.sentences[0]


def test_a_newer_format_is_not_judged_by_the_rules_of_this_one() -> None:
    assert ["format"] == [fault.key for fault in refusal(MANY.replace("format = 1", "format = 2")).faults]


TRICKY = '''\
a = 1 # [b]
b.c = [1, [2, [3]],
 { x = "}], y = 1", "y.z" = 0.5 }, # [ {
]
"q\\u0041" = """
x = 1
"quoted" here"""" # """
l = \'\'\'
[no.table]
\'\'\'
"" = "empty"
[t] # ]
k = 1979-05-27 07:32:00
"]" = '['
[[g]]
id = 1
  [[ g . c ]]
  id = +2.0e3
  [[g.c]]
  id = [ ]
    [g.c.d]
    "0.5" = { nl = "a", en = 'b' }
[[g]]
  [[g.c]]
  w = {}
'''


def paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = (
        value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()
    )
    for key, each in items:
        yield (*path, key)
        yield from paths(each, (*path, key))


TEXTS = {
    "tricky": TRICKY,
    "tricky-windows": TRICKY.replace("\n", "\r\n"),
    "docs": DOCS.read_text("utf-8").partition("```toml\n")[2].partition("```")[0],
    **{name: template_text(name) for name in template_ids()},
}


@pytest.mark.parametrize("name", TEXTS)
def test_every_key_has_a_line_and_no_other(name: str) -> None:
    assert set(paths(tomllib.loads(TEXTS[name]))) == set(lines_of(TEXTS[name]))


@pytest.mark.parametrize("name", TEXTS)
def test_a_key_stands_on_its_line(name: str) -> None:
    lines = TEXTS[name].splitlines()
    for path, line in lines_of(TEXTS[name]).items():
        key = path[-1]
        assert isinstance(key, int) or key == "qA" or key in lines[line - 1], path


def test_lines_within_lists_and_tables_are_those_of_the_item() -> None:
    found = lines_of(TRICKY)
    wanted = {("b", "c", 2, 2, 1): 2, ("b", "c", 3, "y.z"): 3, ("l",): 8, ("g", 1, "c", 2, "d", "0.5"): 22}
    assert {**wanted, ("g", 2, "c", 1, "w"): 25} == {
        path: found[path] for path in (*wanted, ("g", 2, "c", 1, "w"))
    }


def keys_of(text: str) -> list[str]:
    return [fault.key for fault in refusal(text).faults]


@pytest.mark.parametrize("kind", ['kind = "stars"', "kind = 3", 'knd = "points"', ""])
def test_a_kind_that_cannot_be_told_hides_no_other_fault_of_its_scale(kind: str) -> None:
    text = SCHEME.replace('kind = "points"', kind).replace('step = "0.5"', 'step = "0.3"')
    assert 2 == len(keys_of(text))
    assert "scales.half.step" in keys_of(text)


def test_words_of_a_scale_whose_kind_cannot_be_told_are_looked_at_too() -> None:
    text = SCHEME + '[scales.w]\nkind = "word"\nwords = [{ id = "Good", value = "1", nl = "Goed" }]\n'
    expected = ["scales.w.kind", "scales.w.words[1].id", "scales.w.words[1].value"]
    assert expected == keys_of(text)


def test_a_tie_rule_that_is_no_text_hides_no_other() -> None:
    text = SCHEME.replace('["criterion:helix", "lot"]', '[3, "lot", "coin", ["lot"]]')
    assert ["ranking.ties[1]", "ranking.ties[3]", "ranking.ties[4]"] == sorted(keys_of(text))


def test_a_group_that_is_no_table_hides_no_other_and_blames_no_rule_that_may_name_it() -> None:
    group = '{ id = "Other", title = "x", criteria = [3, { id = "sme", title = "y", scale = "hafl" }] }'
    head, rest = SCHEME.partition("[[groups]]")[0], SCHEME.partition("[ranking]")[2]
    text = f"groups = [3, {group}]\n{head}[ranking]{rest}"
    assert ["groups[1]", "groups[2].id", "groups[2].criteria[1]", "groups[2].criteria[2].scale"] == keys_of(
        text
    )


def test_a_word_that_is_no_table_hides_no_other() -> None:
    text = SCHEME + '[scales.w]\nkind = "words"\nwords = [3, { id = "Good", value = 1, nl = "Goed" }]\n'
    assert ["scales.w.words[1]", "scales.w.words[2].id"] == keys_of(text)
