"""Schemes, files of headings and texts of letters: lines of a language of their own, changed by what they mean."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from evalapp.domain.errors import KnownError
from evalapp.domain.letters.placeholders import PLACEHOLDERS, filled
from evalapp.domain.letters.sections import Section, checked_section, defaults
from evalapp.domain.scheme.reader import parse_scheme, read_scheme
from evalapp.domain.scheme.writer import write_scheme
from evalapp.exchange.intake.column_map import map_text, read_column_map
from tools.fuzz.documents import Draw
from tools.fuzz.ground import Ground
from tools.fuzz.kind import Fault, Input, Kind, Verdict, require_sentence, require_sound, told, unchanged
from tools.fuzz.tables import applications_of
from tools.fuzz.values import NUMBERS, TEXTS, anything, texts

_SET = re.compile(r"^(\s*[\w.\"-]+\s*=\s*)(.+)$")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_LITERALS = (
    *("0", "-1", "1", "2", "100", "1e3", "1e308", "1e400", "nan", "inf", "-inf", "0.1", "0.30000000000000004",
    "1_000", "0x10"),
    *("9223372036854775807", "9223372036854775808", "99999999999999999999999999", "1" * 5_000, "1979-05-27",
    "07:32:00", "true"),
    *("false", '""', "''", "[]", "{}", '["a", 1]', "[[1], [2]]", '{ a = { b = 1 } }', '{ value = 3 }', '"""\na\n"""',
    "'''x'''"),
    *("1.5", "0.0", "-0.0", "3.333333333333333333333333333333333", "1e-400", "0b1", "0o7", "+1", "01", "1.", ".5",
    "2015-02-30", "",
      "[1", '"a', "{ a = 1, a = 2 }", '{ nl = "x", en = "y" }', '{ nl = "" }', '"\\u0000"', '"\\ud800"', '"\\x"'),
)  # fmt: skip
_MORE = (
    "[x]", "[[groups]]", "[[groups.criteria]]", "[scales.a]", "[scales]", "[ranking]", "[budget]", "[codes]",
    "[[flags]]",
    "format = 1", "format = 2", "format = 99", 'id = "a"', 'extends = "a"', "a.b.c = 1", ".".join("a" * 20) + " = 1",
    "[" + ".".join("a" * 15) + "]",
    "x = 1", '"" = 1', "\u202ex = 1", "# \x00", "#" * 3_000, "]", "=", '"""', "'''", "[[a]]\n[a]",
    "x = " + "[" * 300 + "]" * 300,
    "x = " + "{ a = " * 200 + "1" + " }" * 200, "weight = 1", "counts = false", 'only_if = "x"', "maximum = 1",
    "minimum = 9",
)  # fmt: skip


@st.composite
def lines_changed(draw: Draw, seeds: list[str], most: int = 4) -> str:
    lines = draw(st.sampled_from(seeds)).splitlines()
    pool = [found for line in lines for found in _QUOTED.findall(line)][:300] or [""]
    names = [line.split("=")[0].strip() for line in lines if "=" in line][:200] or ["x"]
    for _turn in range(draw(st.integers(0, most))):
        at = draw(st.integers(0, max(len(lines) - 1, 0)))
        how = draw(st.integers(0, 11))
        line = lines[at] if lines else ""
        found = _SET.match(line)
        if how <= 3 and found:
            literal = (
                draw(st.sampled_from(_LITERALS))
                if how < 2
                else _quoted(draw(st.one_of(st.sampled_from(pool), anything)))
            )
            lines[at : at + 1] = [found[1] + literal]
        elif how == 4 and found:
            lines[at : at + 1] = [draw(st.sampled_from(names)) + " = " + found[2]]
        elif how == 5:
            del lines[at : at + draw(st.sampled_from((1, 1, 1, 3, 20)))]
        elif how == 6:
            lines[at:at] = [line] * draw(st.sampled_from((1, 1, 2, 200)))
        elif how == 7:
            lines.insert(draw(st.integers(0, len(lines))), line)
        elif how == 8:
            lines.insert(at, draw(st.sampled_from(_MORE)))
        elif how == 9 and _QUOTED.search(line):
            lines[at] = _QUOTED.sub(
                lambda _found: _quoted(draw(st.one_of(st.sampled_from(pool), texts))), line, count=1
            )
        elif how == 10:
            end = min(len(lines), at + draw(st.integers(1, 30)))
            block = lines[at:end]
            lines[at:end] = []
            place = draw(st.integers(0, len(lines)))
            lines[place:place] = block
        elif how == 11:
            lines[at : at + 1] = [
                line.replace(
                    draw(st.sampled_from(("=", '"', "[", ".", "1", " "))), draw(st.sampled_from(TEXTS))
                )
            ]
    return "\n".join(lines) + draw(st.sampled_from(("\n", "", "\r\n", "\x00")))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _raw(draw: Draw, text: str) -> bytes:
    how = draw(st.integers(0, 30))
    if how == 0:
        return text.encode("utf-16", "surrogatepass")
    if how == 1:
        return b"\xef\xbb\xbf" + text.encode("utf-8", "surrogatepass")
    if how == 2:
        return text.encode("cp1252", "replace")
    return text.encode("utf-8", "surrogatepass")


def _schemes(ground: Ground) -> SearchStrategy[Input]:
    @st.composite
    def made(draw: Draw) -> Input:
        raw = _raw(draw, draw(lines_changed(list(ground.schemes))))
        return Input(
            files={"scheme.toml": raw}, options={"deep": draw(st.sampled_from(("", "", "", "", "", "yes")))}
        )

    return made()


def judge_scheme(_ground: Ground, given: Input, folder: Path) -> Verdict:
    """Read, written and read again it is the same; and a call can be made of it."""
    path = given.write(folder)
    try:
        scheme, _text = read_scheme(path)
    except KnownError as error:
        require_sentence(str(error))
        return Verdict.REFUSED
    written = write_scheme(scheme)
    if parse_scheme(written) != scheme:
        raise Fault("written and read again it is another scheme")
    if given.options.get("deep"):
        panel = folder / "new.evalpanel"
        status, said = told(["new", str(panel), "--scheme", str(path), "--title", "A", "--budget", "1000"])
        if status != 0:
            raise Fault(f"read, and no call can be made of it: {said[-300:]}")
        require_sound(panel)
        told(["status", str(panel)])
        told(["scheme", str(panel)])
    return Verdict.ACCEPTED


MAPS = (
    '[columns]\n"nr" = "number"\n"titel" = "title"\n"wie" = "organisation"\n'
    '"vraag" = "requested_support"\n"rest" = "leave-out"\n',
    '[columns]\n"nr" = "number"\n"titel" = "title"\n"x" = "further"\n\n[partners]\n"naam" = "name"\n\n'
    '[budget]\n"jaar" = "year"\n',
    '[columns]\n"nr" = "number"\n\n[sheets]\n"Blad1" = { holds = "applications", headings = 1 }\n'
    '"B" = { holds = "partners" }\n',
)
_OURS = {
    "number": "nr",
    "title": "titel",
    "organisation": "wie",
    "requested_support": "vraag",
    "summary": "rest",
    "sector": "x",
}


def _maps(ground: Ground) -> SearchStrategy[Input]:
    rows = applications_of(ground)
    head = [_OURS.get(each, each) for each in rows[0]]
    table = "\n".join(";".join(f'"{cell}"' for cell in row) for row in ([head, *rows[1:3]]))

    @st.composite
    def made(draw: Draw) -> Input:
        raw = _raw(draw, draw(lines_changed(list(MAPS), 3)))
        return Input(files={"map.toml": raw, "table.csv": table.encode()},
                     options={"deep": draw(st.sampled_from(("", "", "yes")))})  # fmt: skip

    return made()


def judge_map(ground: Ground, given: Input, folder: Path) -> Verdict:
    path = given.write(folder)
    try:
        mapped = read_column_map(path)
    except KnownError as error:
        require_sentence(str(error))
        mapped = None
    if mapped is not None:
        again = folder / "again.toml"
        again.write_text(map_text(mapped), encoding="utf-8")
        if read_column_map(again) != mapped:
            raise Fault("written and read again it is another map")
    if given.options.get("deep"):
        panel = Path(shutil.copy(ground.folder / "empty.evalpanel", folder / "p.evalpanel"))
        before = panel.read_bytes()
        with unchanged(path):
            status, said = told(["import", str(panel), str(folder / "table.csv"), "--map", str(path)])
        if status == 2 and panel.read_bytes() != before:
            raise Fault(f"refused, and the panel is another: {said[-200:]}")
        if status == 2:
            return Verdict.REFUSED
        if mapped is None:
            raise Fault("no map, and yet something was taken in with it")
        require_sound(panel)
    return Verdict.ACCEPTED if mapped is not None else Verdict.REFUSED


_PIECES: SearchStrategy[str] = st.one_of(
    st.sampled_from(PLACEHOLDERS).map(lambda each: f"{{{each}}}"),
    st.sampled_from(PLACEHOLDERS).map(lambda each: f"{{{each}}}"),
    st.sampled_from(("{", "}", "{{", "}}", "{}", "{ title }", "{title", "title}", "{title!r}", "{0}", "{title.x}",
    "{TITLE}",
                     "{титул}", "{title}{title}", "{{title}}", "{amount:>99999999}", "{amount\n}",
                     "{a" + "b" * 400 + "}")),
    texts,
    st.sampled_from(("\n", " ", ". ", "\n\n", "\t")),
)  # fmt: skip


def _letters(_ground: Ground) -> SearchStrategy[Input]:
    own = [text for each in defaults().values() for text in (each.nl, each.en)]

    @st.composite
    def made(draw: Draw) -> Input:
        pieces = draw(st.lists(st.one_of(_PIECES, _PIECES, st.sampled_from(own)), max_size=6))
        text = "".join(pieces)
        if draw(st.integers(0, 30)) == 0:
            text *= draw(st.sampled_from((2, 60)))
        section, language = (
            draw(st.sampled_from(list(Section))),
            draw(st.sampled_from(("nl", "en", "nl", "en", "fr", ""))),
        )
        options = {
            "section": str(section),
            "language": language,
            "deep": draw(st.sampled_from(("", "", "", "yes"))),
        }
        return Input(files={"text.txt": text.encode("utf-8", "surrogatepass")}, options=options)

    return made()


def judge_letter(ground: Ground, given: Input, folder: Path) -> Verdict:
    """Checked twice it is the same; what it fills in is never looked at again; and the call keeps it."""
    text = given.files["text.txt"].decode("utf-8", "surrogatepass")
    try:
        said = checked_section(text)
    except KnownError as error:
        require_sentence(str(error))
        said = None
    if said is not None:
        if checked_section(said) != said:
            raise Fault("checked twice it is another text")
        whole, missing = filled(said, dict.fromkeys(PLACEHOLDERS, "{title}"), {})
        if missing or whole.count("{") != sum(said.count(f"{{{each}}}") for each in PLACEHOLDERS):
            raise Fault("what is filled in was filled in again")
    if given.options.get("deep"):
        return _written(ground, given, text, folder)
    return Verdict.ACCEPTED if said is not None else Verdict.REFUSED


def _written(ground: Ground, given: Input, text: str, folder: Path) -> Verdict:
    from evalapp.operations.letters.writing import WriteSection
    from evalapp.operations.workspace import Workspace

    panel = Path(shutil.copy(ground.merged, folder / "p.evalpanel"))
    section = Section(given.options["section"])
    command = WriteSection(section=section, language=given.options["language"], text=text)
    before = panel.read_bytes()
    try:
        with Workspace.open(panel) as workspace:
            workspace.execute(command)
            kept = workspace.view.letters.texts()
    except KnownError as error:
        require_sentence(str(error))
        if panel.read_bytes() != before:
            raise Fault("refused, and the panel is another") from error
        return Verdict.REFUSED
    require_sound(panel)
    told(["history", str(panel)])
    if kept.get((str(section), given.options["language"])) != checked_section(text):
        raise Fault("another text is kept than was checked")
    return Verdict.ACCEPTED


Made = Callable[[Ground], SearchStrategy[Input]]
KINDS = (
    Kind(name="scheme", weight=110, short=260, inputs=_schemes, judge=judge_scheme),
    Kind(name="map", weight=50, short=120, inputs=_maps, judge=judge_map),
    Kind(name="letter", weight=60, short=230, inputs=_letters, judge=judge_letter),
)
_ = NUMBERS
