"""When two ways of writing an organisation, a person, an address or a number are likely to mean the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from evalapp.domain.application import parse_enterprise_number
from evalapp.domain.errors import BadValue

_FORMS = """
    nv bv bvba ebvba vzw ivzw cv cvba cvso vof commv commva gcv maatschap sa srl sprl asbl aisbl scrl sc snc se gie esv
    ag gmbh ltd limited plc inc llc sarl sas eeig
"""
_PROVIDERS = (
    "gmail googlemail hotmail outlook live msn yahoo ymail rocketmail icloud gmx aol proton protonmail zoho"
)
_PROVIDER_DOMAINS = """
    me.com mac.com mail.com pm.me fastmail.com fastmail.fm hey.com tutanota.com tuta.io web.de t-online.de telenet.be
    skynet.be proximus.be belgacom.be belgacom.net scarlet.be pandora.be voo.be base.be orange.be mobistar.be edpnet.be
    edpnet.net tiscali.be versatel.be versateladsl.be online.be brutele.be teledisnet.be euphonynet.be ziggo.nl
    kpnmail.nl kpnplanet.nl planet.nl xs4all.nl home.nl hetnet.nl chello.nl upcmail.nl casema.nl orange.fr free.fr
    wanadoo.fr laposte.net sfr.fr bbox.fr pt.lu qq.com 163.com
"""
_ENDINGS = "ac.be co.uk ac.uk org.uk gov.uk com.au edu.au co.nz ac.at co.at co.jp"  # under which others have their name
_TITLES = "dr prof ir ing em mr mevr mevrouw dhr heer mw mrs ms msc phd drs lic arch madame monsieur mme"
_LEGAL_FORMS, _COMMON_PROVIDERS = frozenset(_FORMS.split()), frozenset(_PROVIDERS.split())
_COMMON_DOMAINS, _SHARED_ENDINGS = frozenset(_PROVIDER_DOMAINS.split()), frozenset(_ENDINGS.split())
_FORMS_OF_ADDRESS = frozenset(_TITLES.split())
_SMALL_WORDS = frozenset(("en", "and", "et", "the"))
_LONG_FORMS = re.compile(
    r"\b(?:naamloze vennootschap|besloten vennootschap|vereniging zonder winstoogmerk|cooperatieve vennootschap|"
    r"societe anonyme|societe a responsabilite limitee|association sans but lucratif|commanditaire vennootschap|"
    r"comm v)\b"
)
_INITIALS = re.compile(r"(?<=\b[^\W\d_])\.(?=\s?[^\W\d_]\b)\s?")
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"[^\s@<>,;\"]+@([^\s@<>,;\"]+)")
_NUMBER = re.compile(r"(?:BE\s?)?[01]?\d{3}[.\s]?\d{3}[.\s]?\d{3}(?!\d)", re.IGNORECASE)


def organisation_keys(name: str) -> tuple[str, ...]:
    """By what an organisation is known: its name, what stands before a comma or dash, and its own abbreviation."""
    bare = re.sub(r"\(([^()]*)\)", " ", name)
    first = re.split(r",|/|\s[-–—|]\s", bare)[0]
    keys = dict.fromkeys(key for each in dict.fromkeys((name, bare, first)) if (key := _key(each)))
    for short in re.findall(r"\(([^()]*)\)", name):
        if (key := _key(short)) and _abbreviates(key, _key(bare)):
            keys[key] = None
    return tuple(keys)


def _key(name: str) -> str:
    words = _words(name)
    kept = [word for word in words if word not in _LEGAL_FORMS and word not in _SMALL_WORDS]
    return "".join(kept)


def _words(text: str) -> list[str]:
    """Small letters and digits without accents; `N.V.` is one word."""
    bare = text.casefold()
    if not bare.isascii():
        bare = unicodedata.normalize("NFKD", bare)
        bare = "".join(each for each in bare if not unicodedata.combining(each))
    if "." in bare:
        bare = _INITIALS.sub("", bare)
    return _WORD.findall(_LONG_FORMS.sub(" ", bare))


def _abbreviates(short: str, name: str) -> bool:
    """Whether all letters of `short` stand in `name`, in that order and from its first one: `vub`, `ugent`."""
    if not 2 <= len(short) < len(name) or short[0] != name[0]:
        return False
    rest = iter(name)
    return all(letter in rest for letter in short)


def person_key(name: str) -> frozenset[str] | None:
    """`Peeters An` is `dr. An Peeters`; one word alone is nobody's name."""
    words = frozenset(_words(re.sub(r"(?i)\bde heer\b", " ", name)))
    words -= _FORMS_OF_ADDRESS | _LEGAL_FORMS
    return words if len(words) > 1 else None


def is_same_person_name(one: str, other: str) -> bool:
    """Whatever the order of the words, capitals, accents and titles."""
    first, second = person_key(one), person_key(other)
    return _words(one) == _words(other) if first is None or second is None else first == second


def mail_domains(text: str) -> tuple[str, ...]:
    """The organisations behind the addresses in a text, without those of common providers."""
    found: dict[str, None] = {}
    for domain in _ADDRESS.findall(text.casefold()):
        labels = [label for label in domain.rstrip(".").split(".") if label]
        size = 3 if ".".join(labels[-2:]) in _SHARED_ENDINGS else 2
        if len(labels) < size:
            continue
        own = ".".join(labels[-size:])
        if own not in _COMMON_DOMAINS and labels[-size] not in _COMMON_PROVIDERS:
            found[own] = None
    return tuple(found)


def numbers_in(text: str) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        try:
            yield digits_of(parse_enterprise_number(number))
        except BadValue:
            continue


def digits_of(number: str) -> str:
    return re.sub(r"\D", "", number) or number.casefold()


def without_numbers(text: str) -> str:
    """A name without the enterprise number that stands beside it."""
    return _NUMBER.sub(" ", text)
