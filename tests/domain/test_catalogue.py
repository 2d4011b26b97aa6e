from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo

from evalapp.domain.texts import _, in_language, ngettext
from tools import catalogue

REPAIR = "run `make locale`, translate what it lists and commit resources/locale/"
FIELD = re.compile(r"\{\w*\}")


@pytest.fixture(scope="module")
def sources() -> Catalog:
    return catalogue.template()


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    return catalogue.stored()


def sentences(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def forms(text: object) -> tuple[str, ...]:
    """The one sentence, or its singular and plural."""
    return tuple(text) if isinstance(text, list | tuple) else (str(text),)


def found(catalog: Catalog, message: Message) -> Message | None:
    return catalog.get(forms(message.id)[0], message.context)


def listed(faults: list[str]) -> str:
    return "\n  ".join(faults[:20]) + (f"\n  and {len(faults) - 20} more" if len(faults) > 20 else "")


def inside_f_strings(source: str) -> list[str]:
    """What is said within an f-string, where the collector does not look."""
    return [
        ast.unparse(call)
        for whole in ast.walk(ast.parse(source))
        if isinstance(whole, ast.JoinedStr)
        for call in ast.walk(whole)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in catalogue.KEYWORDS
    ]


def test_a_sentence_inside_an_f_string_is_found() -> None:
    assert inside_f_strings("f\"{_('Files')} ({ngettext('a', 'b', n)})\" + _('seen')") == [
        "_('Files')",
        "ngettext('a', 'b', n)",
    ]


@pytest.mark.long
def test_no_sentence_hides_from_the_collector_in_an_f_string() -> None:
    hidden = {
        path.relative_to(catalogue.ROOT).as_posix(): found
        for path in catalogue.source_files()
        if (found := inside_f_strings(path.read_text(encoding="utf-8")))
    }
    assert hidden == {}


@pytest.mark.long
def test_every_sentence_of_the_sources_is_in_the_dutch_catalogue(sources: Catalog, dutch: Catalog) -> None:
    faults = [
        repr(message.id)
        for message in sentences(sources)
        if (known := found(dutch, message)) is None or forms(known.id) != forms(message.id)
    ]
    assert not faults, f"not in the catalogue ({REPAIR}):\n  {listed(faults)}"


def test_every_sentence_of_the_catalogue_has_its_dutch(dutch: Catalog) -> None:
    faults = [repr(message.id) for message in catalogue.missing(dutch)]
    assert not faults, f"without Dutch, or fuzzy ({REPAIR}):\n  {listed(faults)}"


@pytest.mark.long
def test_the_catalogue_holds_no_sentence_that_the_sources_lack(sources: Catalog, dutch: Catalog) -> None:
    faults = [repr(message.id) for message in sentences(dutch) if found(sources, message) is None]
    assert not faults, f"no longer in the sources ({REPAIR}):\n  {listed(faults)}"


def test_the_placeholders_of_each_dutch_sentence_are_those_of_the_english(dutch: Catalog) -> None:
    faults = [
        f"{english!r}\n    {text!r}"
        for message in sentences(dutch)
        for english, text in zip(forms(message.id), forms(message.string), strict=True)
        if text and sorted(FIELD.findall(english)) != sorted(FIELD.findall(text))
    ]
    assert not faults, f"placeholders differ:\n  {listed(faults)}"


def test_the_compiled_catalogue_is_the_one_of_the_source() -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue.stored())
    compiled.seek(0)
    with catalogue.MO.open("rb") as file:
        shipped = _messages(gettext.GNUTranslations(file))
    expected = _messages(gettext.GNUTranslations(compiled))
    faults = sorted(str(key) for key in shipped.keys() ^ expected.keys())
    faults += sorted(str(key) for key in shipped.keys() & expected.keys() if shipped[key] != expected[key])
    assert not faults, f"evalapp.mo is not what evalapp.po compiles to ({REPAIR}):\n  {listed(faults)}"


def _messages(translations: gettext.GNUTranslations) -> dict[object, str]:
    """What was read, by sentence; the header is left out."""
    read: dict[object, str] = vars(translations)["_catalog"]
    return {key: text for key, text in read.items() if key}


def test_the_program_reads_the_catalogue() -> None:
    with in_language("nl"):
        assert _("Juror") == "Jurylid"
        assert ngettext("{n} application", "{n} applications", 1) == "{n} aanvraag"
        assert ngettext("{n} application", "{n} applications", 2) == "{n} aanvragen"
    with in_language("en"):
        assert _("Juror") == "Juror"
