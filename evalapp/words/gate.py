"""What a juror declares before a dossier opens."""

from __future__ import annotations

from evalapp.domain.call import Call
from evalapp.domain.texts import LANGUAGES, Text, _, in_language


def declaration(call: Call) -> str:
    """In the language of the reader: the text of the call, else that of the program."""
    return str(call.declaration or of_the_program())


def of_the_program() -> Text:
    said = {}
    for language in LANGUAGES:
        with in_language(language):
            said[language] = _(
                "I declare that I have no direct or indirect personal interest in this dossier (work, assignments, "
                "shares, family, friendship or discord, recent collaboration, a competing application) that may "
                "influence my judgment or may appear to. I will say so at once if that changes. I keep the content "
                "confidential and use it for this assessment only."
            )
    return Text(**said)
