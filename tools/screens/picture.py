"""A picture as it lies in docs/screens: with a palette, and written only where it shows something else than before."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from ui.widgets.pdf.pages import DrawnPages

_FIRST_PAGE, _NEXT_PAGE = 20_000, 500  # milliseconds within which a page of a document is drawn
_GROUNDS = 8


def save(shown: QImage, path: Path) -> bool:
    """Whether `path` had to be written.

    MAXCOVERAGE keeps the rare colours (of 256, none was further than 7 of 255 from what the window shows), and
    the file is a third as large as in full colour.
    """
    image = shown.convertToFormat(QImage.Format.Format_RGB888)
    size = (image.width(), image.height())
    whole = Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())
    covered = whole.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    picture = _with_exact_grounds(whole, covered)
    if path.exists() and _pixels(path) == (size, picture.convert("RGB").tobytes()):
        return False
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    path.write_bytes(file.getvalue())
    return True


def _with_exact_grounds(whole: Image.Image, picture: Image.Image) -> Image.Image:
    """The commonest colours as they are: on a whole ground the eye sees what it does not see in a letter."""
    shown, indices = whole.tobytes(), picture.tobytes()
    pixels = Counter(zip(indices, shown[::3], shown[1::3], shown[2::3]))
    palette = list(picture.getpalette() or [])
    for (index, *colour), _n in reversed(pixels.most_common(_GROUNDS)):
        palette[3 * index : 3 * index + 3] = colour
    picture.putpalette(palette)
    return picture


def _pixels(path: Path) -> tuple[tuple[int, int], bytes]:
    with Image.open(path) as image:
        return image.size, image.convert("RGB").tobytes()


def wait_until_drawn(page: QWidget) -> None:
    """The pages of a document are drawn in a thread, one after the other; none of them while it is out of sight, as
    below a form with large text.
    """
    pages = page.findChild(DrawnPages)
    assert pages is not None, "no document is open"
    drawn = QSignalSpy(pages.drawn)
    wait = _FIRST_PAGE
    while drawn.wait(wait):
        wait = _NEXT_PAGE
    seen_in = pages.parent()
    is_seen = not isinstance(seen_in, QWidget) or not seen_in.visibleRegion().isEmpty()
    assert drawn.count() or not is_seen, "no page of it was drawn"
