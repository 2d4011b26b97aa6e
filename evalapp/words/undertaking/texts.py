"""The undertaking of a juror in words: the text to begin from, and how the history and a register tell of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evalapp.domain.texts import LANGUAGE_NAMES, LANGUAGES, N_, Text, _, in_language, ngettext

SET_ASIDE = "own-part-set-aside"
UNDERTAKING = {
    "declaration": N_("Text of the declaration"),
    "declared": N_("Declared: no conflict of interest with {application}"),
    "undertaking": N_("Undertaking of the jurors"),
    "undertaking-agreed": N_("Agreed to the undertaking of the call"),
    "own-part-given-up": N_("The juror’s own part given up as lost"),
    SET_ASIDE: N_("Own part of {juror} set aside"),
}
"""What the history says of it, of what is declared before a dossier opens, and of own parts of the access code."""


def to_begin_from() -> Text:
    """In both languages; of the office, to change for a call. It is asked of nobody until it is stored."""
    said = {}
    for language in LANGUAGES:
        with in_language(language):
            said[language] = "\n\n".join((_mandate(), _impartiality(), _confidentiality(), _tools()))
    return Text(**said)


def _mandate() -> str:
    return _(
        "Mandate. As an expert, and in my own name, I assess the applications that are assigned to me, with the "
        "criteria of the call and on what the dossier says. Nobody does it in my place. I advise; the deciding body "
        "decides."
    )


def _impartiality() -> str:
    return _(
        "Impartiality. I have no interest in the outcome. I report a conflict of interest as soon as I know of it, and "
        "then do not assess that application."
    )


def _confidentiality() -> str:
    return _(
        "Confidentiality. What I read and hear of applications, scores and deliberation I tell nobody and use for "
        "nothing else, during the call and after it. I keep the files where nobody else can read them, and delete them "
        "when the secretariat asks."
    )


def _tools() -> str:
    return _(
        "AI tools. I put nothing of a dossier into an AI tool, such as a chatbot or a translator on the internet, and "
        "let none write my judgment, unless the call allows it."
    )


def undertaking_told(value: str) -> str:
    """Of what the history keeps of a text: its languages, their lengths and hashes."""
    said = []
    for each in value.split():
        code, length, digest = each.split(":")
        text = ngettext(
            "{language}, {n} character, {digest}…", "{language}, {n} characters, {digest}…", int(length)
        )
        said.append(text.format(language=LANGUAGE_NAMES.get(code, code), n=length, digest=digest))
    return "; ".join(said) or _("none is asked")


ASKED_OF_JURORS: Mapping[str, Callable[[str], str]] = {
    "undertaking": undertaking_told,
    "declaration": lambda _value: _("as the program has it"),
}
"""What the history says of the texts before and after a change."""
