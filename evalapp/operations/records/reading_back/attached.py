"""The content of an attachment, from where an export put it and from nowhere else."""

from __future__ import annotations

import hashlib
from pathlib import Path

from evalapp.domain.application import Attachment
from evalapp.domain.errors import KnownError
from evalapp.domain.incoming.bounds import ATTACHMENT_BYTES
from evalapp.domain.incoming.plain_files import TooLarge, read_plain
from evalapp.domain.incoming.system import system_words
from evalapp.domain.texts import _
from evalapp.operations.panel.attaching import why_executable_content, why_our_content
from evalapp.operations.records.reading_back.places import unlike


def content_at(root: Path, path: Path, attachment: Attachment) -> bytes:
    """Raises KnownError where it is not there, not in the folder, not as the list says, a program, or one of ours."""
    name = path.relative_to(root).as_posix()
    for folder in path.relative_to(root).parents:
        if folder != Path() and (root / folder).is_symlink():
            raise unlike(name, "", _("it lies behind a link to another folder"))
    try:
        content = read_plain(path, ATTACHMENT_BYTES)
    except FileNotFoundError:
        raise KnownError(
            _("“{file}” is not in the folder; export the call again, as a whole.").format(file=name)
        ) from None
    except TooLarge:
        raise unlike(name, "", _("it is larger than 100 MB")) from None
    except OSError as error:
        raise KnownError(
            _("“{file}” cannot be read: {why}.").format(file=name, why=system_words(error))
        ) from error
    if len(content) != attachment.size or hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise unlike(name, "", _("its content is not the one of which applications.json has the SHA-256"))
    if why := why_executable_content(attachment.name, content):
        raise unlike(name, "", why)
    if ours := why_our_content(path, content):
        way_out = _("Take it away in the panel that was exported, and export that again.")
        raise KnownError(f"{ours} {way_out}")
    return content
