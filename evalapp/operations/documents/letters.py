"""What a call says in its letters otherwise than the program, as the document of an export."""

from __future__ import annotations

from typing import Any

from evalapp.operations.view import View


def letters_json(view: View) -> dict[str, Any]:
    return {
        "facts": view.letters.facts(),
        "texts": [
            {"section": section, "language": language, "text": text}
            for (section, language), text in view.letters.texts().items()
        ],
        "motivations": [
            {
                "application": each.application,
                "part": str(each.part),
                "criterion": each.criterion or None,
                "language": each.language,
                "text": each.text,
            }
            for each in view.letters.written()
        ],
    }
