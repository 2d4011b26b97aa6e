"""A picture as it lies in docs/screens: with a palette, and written only where it shows something else than before."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage


def save(shown: QImage, path: Path) -> bool:
    """Whether `path` had to be written.

    MAXCOVERAGE keeps the rare colours (of 256, none is further than 5 of 255 from what the window shows), and the
    file is a third as large as in full colour.
    """
    image = shown.convertToFormat(QImage.Format.Format_RGB888)
    size = (image.width(), image.height())
    whole = Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())
    picture = whole.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    if path.exists() and _pixels(path) == (size, picture.convert("RGB").tobytes()):
        return False
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    path.write_bytes(file.getvalue())
    return True


def _pixels(path: Path) -> tuple[tuple[int, int], bytes]:
    with Image.open(path) as image:
        return image.size, image.convert("RGB").tobytes()
