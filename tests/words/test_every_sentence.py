"""Every sentence of the program has its Dutch, with the same fields and the same shape."""

from __future__ import annotations

import ast
import gettext
import re
import string

import pytest
from babel.messages.catalog import Message

from evalapp.domain.texts import LANGUAGES
from tests.words.entries import ENDINGS, SAME_WORDS, faults
from tools import catalogue

SAYING = {"_", "N_", "ngettext", "pgettext"}


def key(message: Message) -> tuple[str | None, str]:
    one = message.id[0] if isinstance(message.id, list | tuple) else message.id
    return message.context, str(one)


@pytest.mark.parametrize(
    ("english", "dutch", "fault"),
    [
        ("{n} of {total}", "{n} van {totaal}", "other fields"),
        ("{n} of {total}", "{n}", "other fields"),
        (("{n} day", "{n} days"), ("{n} dag", "dagen"), "other fields"),
        (("{n} day", "{n} days"), ("{n} dag", ""), "is missing"),
        ("Store", "", "is missing"),
        ("Open…", "Openen", "another ending"),
        ("Are you sure?", "Bent u zeker", "another ending"),
        (" and ", " en", "other spaces at an end"),
        ("One.\nTwo.", "Een. Twee.", "other lines"),
        ("&File", "Bestand", "another key to press"),
        ("The file is open.", "The file is open.", "left in English"),
    ],
)
def test_a_fault_in_an_entry_is_found(english: str, dutch: str, fault: str) -> None:
    found = faults(Message(english, string=dutch))
    assert [fault] == [each.split(":")[0] for each in found]


@pytest.mark.parametrize("same", ["Agenda, {application}", "{n} – {total}", "“{key}”"])
def test_what_is_the_same_in_both_is_none(same: str) -> None:
    assert not faults(Message(same, string=same))


def test_a_translation_that_somebody_has_to_look_at_is_found() -> None:
    assert faults(Message("Store", string="Bewaren", flags=("fuzzy",))) == ["is fuzzy: Store"]


def test_every_sentence_has_its_dutch_and_nothing_of_it_was_lost() -> None:
    found = [fault for message in catalogue.stored() if message.id for fault in faults(message)]
    assert not found, "\n".join(found)


@pytest.mark.long
def test_the_catalogue_has_the_sentences_of_the_program_and_no_others() -> None:
    """`make locale` brings them together again."""
    stored = catalogue.stored()
    used, kept = ({key(each) for each in one if each.id} for one in (catalogue.template(), stored))
    assert (set(), set(), 0) == (used - kept, kept - used, len(stored.obsolete))


@pytest.mark.long
def test_a_sentence_that_counts_is_kept_as_such() -> None:
    stored = {key(each): each.pluralizable for each in catalogue.stored()}
    assert [] == [
        each.id for each in catalogue.template() if each.id and stored[key(each)] != each.pluralizable
    ]


def test_what_the_program_reads_is_what_was_translated() -> None:
    with catalogue.MO.open("rb") as file:
        read = gettext.GNUTranslations(file)
    compiled = dict(read._catalog)  # type: ignore[attr-defined]
    compiled.pop("")
    written: dict[object, str] = {}
    for each in catalogue.stored():
        context, one = key(each)
        name = one if context is None else f"{context}\x04{one}"
        if each.id and isinstance(each.string, list | tuple):
            written |= {(name, n): form for n, form in enumerate(each.string)}
        elif each.id:
            written[name] = each.string
    assert compiled == written


def test_there_is_a_catalogue_for_every_language_but_that_of_the_source() -> None:
    folder = catalogue.FOLDER.parent.parent
    assert {*LANGUAGES, "en"} == {"en", *(each.name for each in folder.iterdir())}


def test_every_exception_is_still_of_use() -> None:
    texts = [str(form) for each in catalogue.stored() if each.id for form in (each.id, each.string)]
    alike = [str(each.id) for each in catalogue.stored() if each.id == each.string]
    alike += [
        form for each in catalogue.stored() if each.pluralizable for form in each.id if form in each.string
    ]
    used = {word for text in alike for word in re.findall(r"[^\W\d_]{2,}", text.lower())}
    assert (set(), set()) == (SAME_WORDS - used, {each for each in ENDINGS if each not in texts})


def _said(call: ast.Call) -> list[str] | None:
    """The sentences of `_("…")` or `ngettext("…", "…", n)`; None where it is no such call."""
    if not isinstance(call.func, ast.Name) or call.func.id not in SAYING:
        return None
    given = [each.value for each in call.args if isinstance(each, ast.Constant)]
    return [each for each in given if isinstance(each, str)][-2 if call.func.id == "ngettext" else -1 :]


def _wrong(tree: ast.AST) -> list[str]:
    """Sentences that are put together before they are looked up, and fields that nobody fills or nobody has."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if _said(node) is not None and any(
            isinstance(each, ast.JoinedStr | ast.BinOp) for each in node.args[:2]
        ):
            found.append(f"{node.lineno}: put together before it is looked up")
        filled = node.func
        if not (isinstance(filled, ast.Attribute) and filled.attr == "format"):
            continue
        said = _said(filled.value) if isinstance(filled.value, ast.Call) else None
        if not said or node.args or any(each.arg is None for each in node.keywords):
            continue
        given = {each.arg for each in node.keywords}
        asked = [{name for _t, name, _f, _c in string.Formatter().parse(each) if name} for each in said]
        if given != set().union(*asked):
            found.append(f"{node.lineno}: {said[-1]!r} is given {sorted(map(str, given))}")
    return found


@pytest.mark.parametrize(
    ("source", "is_wrong"),
    [
        ('_(f"{n} files")', True),
        ('_("a" + b)', True),
        ('_("{n} files").format(number=1)', True),
        ('_("{n} files").format(n=1, of=2)', True),
        ('_("{n} files").format(n=1)', False),
        ('ngettext("{n} file", "{n} files", n).format(n=1)', False),
        ('ngettext("one file", "{n} files", n).format(n=1)', False),
    ],
)
def test_a_sentence_that_no_catalogue_can_hold_is_found(source: str, is_wrong: bool) -> None:
    assert is_wrong == bool(_wrong(ast.parse(source)))


@pytest.mark.long
def test_every_sentence_is_looked_up_whole_and_filled_in_whole() -> None:
    found = [
        f"{path.relative_to(catalogue.ROOT)}:{each}"
        for path in catalogue.source_files()
        for each in _wrong(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not found, "\n".join(found)
