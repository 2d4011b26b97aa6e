"""In which form letters are written: to send as they are, or to work on."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
