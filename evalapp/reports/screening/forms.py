"""The ways in which one person’s name is written: whole, the family’s alone, with initials, as initials alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, cached_property

from evalapp.reports.screening.alike import UNSEEN
from evalapp.reports.screening.everyday import ABBREVIATIONS, DOTTED, EVERYDAY, PROPER, SMALL, TWO_LETTERS

_BEFORE_NAMES = """
van vande vanden vander von und de den der des d het t ter ten te tot op in el al ben bin ibn da do dos das di del della
la le les lo du
"""
PARTICLES = frozenset(_BEFORE_NAMES.split())
_LOWER_CASE_FROM = 5  # letters: a shorter name is a word, or the end of one, more often than it is typed so
_SHORTEST = 2
_MARKS = f"\u0300-\u036f{UNSEEN}"
# A word as it is looked up: letters with whatever accents and unseen characters are put on or between them.
WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
_END = r"(?:['’ʼ´`]s?(?![^\W_]))?(?![^\W_]|[\u0300-\u036f])"
_GENITIVE = rf"(?:s(?![^\W_]))?{_END}"
_AS_TWO = re.compile("[äöüÄÖÜ]")  # also written with an e behind it
_HYPHEN = re.compile("[-‐‑–]")
_WITHOUT_DECOMPOSITION = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ħ": "h", "ŧ": "t"}


class When(Enum):
    """What tells that a name is meant, and not the word that is written so."""

    ALWAYS = auto()
    CAPITAL = auto()
    NAMED = auto()  # a title or initials before it, or a capital that no beginning of a sentence asks for
    TITLED = auto()  # a title or initials before it: the word has a capital anyway


@dataclass(frozen=True, kw_only=True)
class Form:
    """`starts` is its first word, folded, to look it up by; of `core` in the pattern a capital is asked.

    `asks`: words, folded, of which one stands in every text that it stands in.
    """

    starts: str
    written: str
    asks: tuple[str, ...]
    flags: re.RegexFlag = re.NOFLAG
    when: When = When.ALWAYS
    is_after_initials: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Only of what is looked up: most forms of most names stand nowhere."""
        return re.compile(self.written, self.flags)


def folded(word: str) -> str:
    """Without accents, capitals and what is not seen."""
    bare = "".join(_base(each) for each in unicodedata.normalize("NFKD", word.casefold()))
    return "".join(each for each in bare if each.isalnum())


def _base(letter: str) -> str:
    return _WITHOUT_DECOMPOSITION.get(letter, letter)


@cache
def _variants() -> dict[str, str]:
    """By plain letter all that it is written as with an accent."""
    found: dict[str, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        plain = folded(letter)
        if len(plain) == 1 and plain != letter:
            found[plain] = found.get(plain, "") + letter
    return found


def _plain(text: str) -> str:
    return re.sub("[’ʼ´`]", "'", text)


def _loose(text: str) -> str:
    """A pattern for it, however it is accented, spaced and joined."""
    parts = []
    for each in " ".join(unicodedata.normalize("NFC", text).split()):
        plain = folded(each)
        if each == " ":
            parts.append(r"\s+")
        elif each in "'’ʼ´`":
            parts.append(r"['’ʼ´`]?\s*")
        elif each in "-‐‑–":
            parts.append(r"(?:\s?[-‐‑–]\s?|\s+)")
        elif plain:
            parts += [f"[{re.escape(one)}{_variants().get(one, '')}][{_MARKS}]*" for one in plain]
            if _AS_TWO.fullmatch(unicodedata.normalize("NFC", each)):
                parts.append("e?")
        elif not unicodedata.combining(each):
            parts.append(re.escape(each) + "?")
    return "".join(parts)


def _form(text: str, pattern: str, when: When = When.ALWAYS, *, is_family: bool = False) -> Iterator[Form]:
    words = WORD.findall(text)
    if not words:
        return
    starts = _looked_up(words[0])
    # “De” alone says nothing. Of what can also be written as one word, as “St.-John”, only the first is sure.
    is_parted = all(each.isalnum() or each in " -" for each in text)
    asks = _looked_up(max(words, key=len)) if is_parted else starts
    if not pattern.endswith(_GENITIVE):
        starts = [each for each in starts if each in _spellings(words[0])]
    for each in starts:
        yield Form(
            starts=each,
            written=pattern,
            asks=tuple(asks),
            flags=re.IGNORECASE,
            when=when,
            is_after_initials=is_family,
        )


def _spellings(word: str) -> list[str]:
    """As it may be looked up: “Mueller” as well."""
    two = _AS_TWO.sub(r"\g<0>e", unicodedata.normalize("NFC", word))
    return list(dict.fromkeys(filter(None, (folded(word), folded(two)))))


def _looked_up(word: str) -> list[str]:
    """With an s that a pattern lets it end in."""
    spelt = _spellings(word)
    return list(dict.fromkeys((*spelt, *(f"{each}s" for each in spelt))))


def whole(text: str) -> Iterator[Form]:
    """Just this, in any capitals: a full name, an address, the name of an organisation."""
    if len(folded(text)) > _SHORTEST:
        yield from _form(text, _loose(text) + _END)


def forms_of(name: str) -> Iterator[Form]:
    given, family = _parts(name)
    if given and family:
        for n in dict.fromkeys((len(given), 1)):
            yield from whole(" ".join([*given[:n], *family]))
        yield from whole(" ".join([*family, *given]))
        yield from _glued(given, family)
        yield from _by_initials(given, family)
    yield from _family(given, family or given)


def _glued(given: Sequence[str], family: Sequence[str]) -> Iterator[Form]:
    """“AnPeeters”, “peetersan”, “KarelBacker”: in any capitals where that is no word."""
    cores = [each for each in family if folded(each) not in PARTICLES]
    firsts = ["".join(WORD.findall("".join(given[:n]))) for n in dict.fromkeys((len(given), 1))]
    for first in dict.fromkeys(firsts):
        for last in dict.fromkeys("".join(WORD.findall("".join(each))) for each in (family, cores)):
            if len(folded(first)) < _SHORTEST or not last:
                continue
            for one in (first + last, last + first):
                is_word = len(folded(one)) <= _LOWER_CASE_FROM or folded(one) in EVERYDAY
                if not is_word:
                    yield from _form(one, _loose(one) + _GENITIVE)


def _parts(name: str) -> tuple[list[str], list[str]]:
    """Given names, and the name of the family with its particles, however they were typed."""
    before, comma, after = name.partition(",")
    if comma and after.strip():
        return after.split(), before.split()
    words = name.split()
    shouted = [each for each in words if len(each) > 1 and each.isupper()]
    if shouted and len(shouted) < len(words):
        return [each for each in words if each not in shouted], shouted
    at = next((n for n, each in enumerate(words) if n and folded(each) in PARTICLES), 1)
    return words[:at], words[at:]


def _family(given: Sequence[str], family: Sequence[str]) -> Iterator[Form]:
    """The name of the family alone; its parts where it is of two, and without the particles before it."""
    cores = [each for each in family if folded(each) not in PARTICLES]
    whole_name = " ".join(family)
    joined = (
        re.sub(r"['’ʼ´`\s]", "", whole_name) if len(family) > len(cores) or "'" in _plain(whole_name) else ""
    )
    said = [whole_name, " ".join(cores), joined]
    if len(cores) > 1:
        said += [" ".join(family[: family.index(cores[-1])]), cores[-1]]
    said += [part for core in cores for part in _HYPHEN.split(core)]
    follows = "|".join(
        [*(_loose(each) for each in given), *(rf"{each[:1]}\." for each in given if each[:1].isalnum())]
    )
    after = rf"(?:,?\s+(?:{follows})(?![^\W_]))?" if follows and family != given else ""
    for each in dict.fromkeys(one.strip() for one in said):
        letters = folded(each)
        if len(letters) < _SHORTEST or letters in PARTICLES:
            continue
        last = each.split()[-1]
        start = each[: len(each) - len(last)]
        when = _when(each) if len(letters) > _SHORTEST else When.NAMED
        can_be_genitive = folded(last) not in EVERYDAY and folded(last)[-1:] not in {"s", "x", "z"}
        ending = _GENITIVE if can_be_genitive and when is not When.NAMED else _END
        lead = _loose(start) + (r"\s+" if start else "")
        core = rf"{lead}(?P<core>{_loose(last)})"
        if folded(last) in PROPER:  # “van Brussel” is of the town, and “Van Brussel” somebody
            core, when = rf"(?P<core>{lead}{_loose(last)})", When.NAMED if start else When.TITLED
        yield from _form(each, f"{core}{after}{ending}", when, is_family=True)


def _when(family: str) -> When:
    words = [folded(each) for each in family.split()]
    if words[-1] in EVERYDAY:
        return When.CAPITAL if len(words) > 1 else When.NAMED
    return When.ALWAYS if len(words[-1]) >= _LOWER_CASE_FROM else When.CAPITAL


def _by_initials(given: Sequence[str], family: Sequence[str]) -> Iterator[Form]:
    """“K.D.B.”, “k.d.b.”, “KDB”, “KD”, “Karel D.B.”: without dots only letters that stand for nothing else."""
    first = [_initial(part) for each in given for part in _HYPHEN.split(each) if part[:1].isalpha()]
    rest = [
        (_initial(part, is_small=folded(each) in PARTICLES), folded(each) in PARTICLES, part[0].upper())
        for each in family
        for part in _HYPHEN.split(each.lstrip("'’"))
        if part[:1].isalpha()
    ]
    letters, cores = (
        [each for each, _small, _letter in rest],
        [each for each, small, _letter in rest if not small],
    )
    plain = "".join(each[1] for each in [*first, *letters])
    for one in dict.fromkeys(
        ((*first, *letters), (*first, *cores), (*first[:1], *letters), (*first[:1], *cores))
    ):
        bare = folded("".join(each[1] for each in one))
        if len(one) < 2:
            continue
        if bare not in DOTTED:
            yield _exactly(plain[0], r"\.[\s-]?".join(one) + r"\.?")
        if bare not in SMALL:
            small = r"\.-?".join(each[1].lower() for each in one)
            yield _exactly(plain[0], rf"(?<!\b\w\.){small}\.(?!\w\.)")
        if bare not in ABBREVIATIONS and (len(one) > 2 or bare not in TWO_LETTERS):
            yield _exactly("".join(each[1] for each in one), "".join(one))
    ends = [letter for _each, _small, letter in rest]
    of_core = [letter for _each, small, letter in rest if not small]
    for written in dict.fromkeys((r"\.?\s?".join(ends), *ends[:1], *of_core[:1])):
        if written:
            yield from _form(given[0], rf"{_loose(given[0])}\s+(?-i:{written})\.(?!\w)")


def _initial(word: str, *, is_small: bool = False) -> str:
    """A letter in capitals; that of “de” or “van” in either."""
    return f"[{word[0].upper()}{word[0].lower() if is_small else ''}]"


def _exactly(starts: str, pattern: str) -> Form:
    return Form(starts=folded(starts), asks=(folded(starts),), written=pattern + _END)
