"""Nothing is left out of the docs: every command and option, setting, shortcut, page, heading and kind of file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import click
import pytest

from evalapp.cli import COMMANDS, evalapp
from evalapp.domain.file_kinds import KINDS
from evalapp.domain.intake import APPLICATIONS, BUDGET, PARTNERS
from evalapp.domain.people import Role
from evalapp.domain.texts import LANGUAGES, in_language
from evalapp.exchange.intake.fields import FIELDS
from evalapp.exchange.intake.headings import field_of
from evalapp.operations.reports.kinds import printed
from resources import GUIDES, guide
from tests.delivery.checkout import ROOT, program_files
from tools.commands import PAGE, of_each, rewritten
from ui.libraries import missing

SETTINGS = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
OF_THE_WINDOW = pytest.mark.skipif(bool(missing()), reason="Qt’s system libraries are missing")


def text_of(language: str, name: str) -> str:
    return guide(name, language).read_text(encoding="utf-8")


def rows_of(text: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        if line.startswith("| "):
            yield [cell.strip() for cell in line.strip("| ").split(" | ")]


def codes_in(text: str) -> list[str]:
    return re.findall(r"`([^`]+)`", text)


# commands and their options


def test_the_page_of_the_commands_says_what_they_say_of_themselves() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert rewritten(page) == page  # else: python -m tools.commands


def options_of(name: str) -> set[str]:
    command = evalapp.get_command(click.Context(evalapp), name)
    assert command is not None
    assert not isinstance(command, click.Group), f"{name} has commands below it, which nothing documents"
    return {option for each in command.params if isinstance(each, click.Option) for option in each.opts}


def test_every_option_of_every_command_stands_under_it() -> None:
    """Also one that says nothing of itself."""
    answers = dict(of_each())
    assert set(answers) == {"evalapp", *(f"evalapp {name}" for name in COMMANDS)}
    undocumented = [
        f"{name} {option}"
        for name in COMMANDS
        for option in options_of(name)
        if not re.search(rf"^ +(?:-\w, )?{re.escape(option)}\b", answers[f"evalapp {name}"], re.MULTILINE)
    ]
    assert undocumented == []


@EACH_LANGUAGE
@pytest.mark.parametrize("name", GUIDES)
def test_every_option_in_a_guide_is_one_of_its_command(language: str, name: str) -> None:
    whole, found = set().union(*map(options_of, COMMANDS)), []
    for code in codes_in(re.sub(r"\s+", " ", text_of(language, name))):
        command = re.match(r"evalapp ([a-z]+)\b", code)
        known = options_of(command[1]) if command is not None and command[1] in COMMANDS else whole
        found += [
            (code, option) for option in re.findall(r"(?<!\S)--[a-z][a-z-]*", code) if option not in known
        ]
    assert [each for each in found if each[1] not in ("--help", "--version", "--selfcheck")] == []


def test_every_option_says_what_it_is_for() -> None:
    silent = [
        f"{name} {each.opts[0]}"
        for name in COMMANDS
        if (command := evalapp.get_command(click.Context(evalapp), name)) is not None
        for each in command.params
        if isinstance(each, click.Option) and not each.help and not isinstance(each.type, click.Choice)
    ]
    assert silent == []


@EACH_LANGUAGE
def test_every_command_is_told_in_the_guides_of_each_language(language: str) -> None:
    told = "\n".join(text_of(language, name) for name in GUIDES)
    assert [name for name in COMMANDS if not re.search(rf"evalapp {name}\b", told)] == []


@EACH_LANGUAGE
def test_every_report_is_told_by_its_command_in_the_guides(language: str) -> None:
    told = "\n".join(text_of(language, name) for name in GUIDES)
    names = [kind.id for kind in printed()]
    assert len(names) > 6
    assert [
        id for id in names if not re.search(rf"evalapp report \S+ {id}\b|evalapp report {id}\b", told)
    ] == []


# settings and the environment


def keys_kept() -> set[str]:
    """What `ui/settings.py` reads from its file or writes to it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / "ui/settings.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of_values = ast.unparse(node.func) in (
                "self._values.get",
                "self._text",
                "self._table",
                "self._set",
            )
            if of_values and isinstance(node.args[0], ast.Constant):
                found.add(str(node.args[0].value))
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "self._unwritten":
            found |= {node.slice.value} if isinstance(node.slice, ast.Constant) else set()
    return found


def test_every_setting_of_the_window_is_described_and_no_other() -> None:
    section = SETTINGS.partition("| key |")[2].partition("\n## ")[0]
    described = [code for row in rows_of(section) for code in codes_in(row[0])]
    assert len(described) > 10
    assert sorted(described) == sorted(keys_kept())


def test_every_variable_of_the_environment_is_described() -> None:
    read = {
        name
        for path in program_files()
        for name in re.findall(r"\bEVALAPP_[A-Z]+\b", path.read_text(encoding="utf-8"))
    }
    assert "EVALAPP_LANGUAGE" in read
    assert [name for name in sorted(read) if f"| `{name}` |" not in SETTINGS] == []


# shortcuts, pages and their headings


def in_the_guide(keys: str) -> str:
    """Qt's portable notation as the guides write it."""
    for name, written in (("Return", "Enter"), ("PgDown", "PgDn"), ("Down", "↓"), ("Up", "↑"), ("Left", "←")):
        keys = re.sub(rf"\b{name}$", written, keys)
    return keys


@OF_THE_WINDOW
@EACH_LANGUAGE
@pytest.mark.parametrize("role", Role)
def test_every_shortcut_stands_beside_what_it_does(language: str, role: Role) -> None:
    from tests.ui.test_actions import everything
    from ui.window.navigation import page_actions

    rows = list(rows_of(text_of(language, role.value)))
    acts = [*everything(role), *(each for _page, each in page_actions(role, is_ranked=False))]
    with in_language(language):
        keyed = {(in_the_guide(each.keys), each.text) for each in acts if each.keys}
    assert len(keyed) > 30
    undocumented = [
        (keys, text)
        for keys, text in keyed
        if not any(keys in row[0].split(", ") and f"*{text}*" in row[1] for row in rows)
    ]
    assert sorted(undocumented) == []


@OF_THE_WINDOW
@EACH_LANGUAGE
def test_the_keys_of_the_score_form_stand_in_the_guide_for_jurors(language: str) -> None:
    from ui.dialogs.shortcuts import typing_keys

    text = text_of(language, "juror")
    with in_language(language):
        assert [said for _keys, said in typing_keys() if f"*{said}*" not in text] == []


@OF_THE_WINDOW
@EACH_LANGUAGE
@pytest.mark.parametrize("role", Role)
def test_every_page_of_the_window_is_named_in_the_guide_of_whoever_has_it(language: str, role: Role) -> None:
    from ui.window.entries import ENTRIES

    text = text_of(language, role.value)
    with in_language(language):
        names = {entry.label for entry in ENTRIES if role in entry.roles}
    assert [name for name in sorted(names) if f"*{name}*" not in text] == []


# tables that come in, and kinds of file


@EACH_LANGUAGE
def test_every_kind_of_file_is_described_by_its_own_word(language: str) -> None:
    rows = list(rows_of(text_of(language, "secretary")))
    with in_language(language):
        lacking = [
            kind.suffix
            for kind in KINDS
            if not any(
                f"`{kind.suffix}`" in row[0] and f"*{kind.words}*" in row[1] for row in rows if len(row) == 3
            )
        ]
    assert lacking == []


def headings_told(language: str) -> Iterator[tuple[str, str]]:
    """(what the table is of, heading) of every heading that the guide for the secretary says is understood."""
    kind = ""
    for row in rows_of(text_of(language, "secretary")):
        if row[0] in ("kop", "heading"):
            kind = PARTNERS if kind else APPLICATIONS
        elif kind and len(row) == (2 if kind == APPLICATIONS else 3):
            of = BUDGET if row[0].startswith(("begroting:", "budget:")) else kind
            yield from ((of, heading) for heading in codes_in(row[0]))
        else:
            kind = kind if kind == APPLICATIONS and not row[0].startswith("opdracht") else ""


@EACH_LANGUAGE
def test_every_heading_in_the_guide_is_read_and_every_field_has_one(language: str) -> None:
    told = list(headings_told(language))
    assert [(kind, heading) for kind, heading in told if not field_of(heading, kind)] == []
    read = {(kind, field_of(heading, kind)) for kind, heading in told}
    # Whether something is admissible is decided in the call, and only asked about where a file says it.
    needed = {
        (kind, name)
        for kind in (APPLICATIONS, PARTNERS, BUDGET)
        for name in FIELDS[kind]
        if not name.startswith("admissibility") and name != "source"
    }
    assert needed - read == set()
