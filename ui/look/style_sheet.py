"""The style sheet, filled in from the tokens.

Widgets name what they are through dynamic properties: `type` (a role of ui.look.theme.TYPE), `tone` (a colour role for
text), `ground` (a colour role for a QFrame), `kind` (of a button). Only what Fusion cannot do stands here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from resources import resource

_TONES = ("text", "dim", "faint", "accent", "on-accent", "good", "attention", "bad")
_GROUNDS = (
    "window",
    "panel",
    "sunk",
    "selection",
    "accent-ground",
    "attention-ground",
    "bad-ground",
    "good-ground",
)

LEAST_TARGET = 24  # pixels, of whatever is pressed (WCAG 2.5.8)

_RULES = """
QToolTip { color: @text; background: @panel; border: 1px solid @strong-line; padding: 4px 8px; }

QFrame[line="top"] { border: 0; border-top: 1px solid @line; }
QFrame[line="bottom"] { border: 0; border-bottom: 1px solid @line; }
QFrame[line="left"] { border: 0; border-left: 1px solid @line; }
QFrame[line="right"] { border: 0; border-right: 1px solid @line; }
QFrame[card="true"] { background: @panel; border: 1px solid @line; border-radius: 6px; }
QFrame[card="true"]:focus { border: 2px solid @accent; }
QFrame[card="begun"] { background: @window; border: 1px dashed @strong-line; border-radius: 6px; }
QFrame[card="part"] { background: transparent; border: 0; }
QFrame[card="accent"] { background: @accent-ground; border: 2px solid @accent; border-radius: 6px; }

QPushButton { background: @panel; color: @text; border: 1px solid @edge; border-radius: 6px;
    padding: 5px 12px; font-size: @body-sizepx; font-weight: 600; }
QPushButton:hover { background: @sunk; }
QPushButton:pressed { background: @line; }
QPushButton:disabled { color: @faint; border-color: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
QPushButton[kind="primary"] { background: @accent; color: @on-accent; border: 1px solid @accent; }
QPushButton[kind="primary"]:hover { background: @text; border-color: @text; color: @panel; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @sunk; border-color: @line; color: @dim; }
QPushButton[kind="danger"] { color: @bad; }
QPushButton[kind="danger"]:disabled { color: @faint; }
QPushButton[kind="link"], QPushButton[kind="quiet-link"], QPushButton[kind="bar"], QCheckBox, QRadioButton,
    QLineEdit[kind="search"] { min-height: @leastpx; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: @accent; padding: 1px 0;
    font-weight: 600; text-align: left; }
QPushButton[kind="quiet-link"] { background: transparent; border: 1px solid transparent; color: @dim;
    padding: 1px 0; font-size: @caption-sizepx; font-weight: 400; text-align: left; }
QPushButton[kind="bar"] { background: transparent; border: 1px solid transparent; color: @dim; padding: 1px 3px;
    font-weight: 400; text-align: left; }
QPushButton[kind="bar"]:hover { color: @text; }
QPushButton[kind="bar"]:focus { border: 1px solid @accent; border-radius: 4px; padding: 1px 3px; }
QPushButton[kind="bar"][menu="true"], QPushButton[kind="quiet-link"][menu="true"] { padding-right: 18px; }
QPushButton[kind="bar"]::menu-indicator,
    QPushButton[kind="quiet-link"]::menu-indicator { image: url("@icons/drop-arrow.svg"); width: 10px; height: 10px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 3px; }
QPushButton[kind="tool"] { background: transparent; border: 1px solid transparent; padding: 4px; }
QPushButton[kind="tool"]:hover { background: @sunk; }
QPushButton[kind="tool"]:checked { background: @accent-ground; border-bottom: 2px solid @accent; padding-bottom: 3px; }
QPushButton[kind="tool"]:focus { border: @focuspx solid @accent; padding: @tool-paddingpx; }
QPushButton[kind="link"]:hover, QPushButton[kind="quiet-link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus, QPushButton[kind="quiet-link"]:focus { border-bottom: 2px solid @accent;
    border-radius: 0; padding-bottom: 0; }  /* a frame would run against its letters, which begin where it begins */
QLabel[kind="read"] { border: @focuspx solid transparent; border-radius: 4px; }
QLabel[kind="read"]:focus { border-color: @accent; }
QPushButton[kind="link"]:disabled, QPushButton[kind="quiet-link"]:disabled { color: @faint; }

QPushButton[kind="answer"] { background: @panel; color: @text; border: 1px solid @edge; border-radius: 6px;
    padding: 2px 10px; font-size: @caption-sizepx; font-weight: 600; min-height: @least-bare; }
QPushButton[kind="answer"][place="first"] { border-top-right-radius: 0; border-bottom-right-radius: 0; }
QPushButton[kind="answer"][place="middle"] { border-radius: 0; }
QPushButton[kind="answer"][place="last"] { border-top-left-radius: 0; border-bottom-left-radius: 0; }
QPushButton[kind="answer"]:hover { background: @accent-ground; border-color: @accent; color: @accent; }
QPushButton[kind="answer"]:pressed { background: @accent; color: @on-accent; }
QPushButton[kind="answer"]:focus { border: 2px solid @accent; padding: 1px 9px; min-height: @least-thick; }

QPushButton[kind="segment"] { background: @panel; color: @dim; border: 1px solid @edge; border-radius: 0px;
    padding: 2px 3px; font-size: @caption-sizepx; font-weight: 400; min-height: @least-bare; }
QPushButton[kind="segment"][place="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px;
    border-right-width: 0px; }
QPushButton[kind="segment"][place="middle"] { border-right-width: 0px; }
QPushButton[kind="segment"][place="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[kind="segment"]:hover { color: @text; background: @sunk; }
QPushButton[kind="segment"]:checked { font-weight: 700; border: 1px solid @accent; }
QPushButton[kind="segment"][tone="good"]:checked { background: @good-ground; color: @good; border-color: @good; }
QPushButton[kind="segment"][tone="attention"]:checked { background: @attention-ground; color: @attention;
    border-color: @attention; }
QPushButton[kind="segment"][tone="bad"]:checked { background: @bad-ground; color: @bad; border-color: @bad; }
QPushButton[kind="segment"]:disabled { color: @faint; }
QPushButton[kind="segment"]:focus { border: 2px solid @accent; padding: 1px 2px; min-height: @least-thick; }

QPushButton[kind="choice"] { background: @panel; color: @dim; border: 1px solid @edge; border-radius: 0;
    padding: 4px 14px; font-weight: 600; min-height: @least-bare; }
QPushButton[kind="choice"]:hover { color: @text; }
QPushButton[kind="choice"]:checked { background: @accent; color: @on-accent; border-color: @accent; }
QPushButton[kind="choice"]:checked:disabled { background: @accent-ground; color: @text; border-color: @edge; }
QPushButton[kind="choice"]:focus { border: 2px solid @text; padding: 3px 13px; }

QPushButton[kind="chip"] { background: @sunk; color: @dim; border: 1px solid transparent; border-radius: 11px;
    padding: 0 7px; font-size: @caption-sizepx; font-weight: 600; min-height: @least-bare; }
QPushButton[kind="chip"]:hover { color: @text; }
QPushButton[kind="chip"]:checked { background: @accent-ground; color: @accent; border: 1px solid @accent; }
QPushButton[kind="chip"][tone="good"]:checked { background: @good-ground; color: @good; border-color: @good; }
QPushButton[kind="chip"][tone="attention"]:checked { background: @attention-ground; color: @attention;
    border-color: @attention; }
QPushButton[kind="chip"][tone="bad"]:checked { background: @bad-ground; color: @bad; border-color: @bad; }
QPushButton[kind="chip"]:focus { border: 2px solid @accent; padding: 0 6px; min-height: @least-thick; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateTimeEdit, QComboBox { background: @panel;
    color: @text; placeholder-text-color: @faint; border: 1px solid @edge; border-radius: 6px; padding: 5px 9px;
    selection-background-color: @accent; selection-color: @on-accent; }
QLineEdit[still="true"], QPlainTextEdit[still="true"] { background: @sunk; border: 1px solid @line; }
QLabel[struck="true"] { text-decoration: line-through; }
QComboBox[dense="true"] { padding: 1px 7px; font-size: @table-sizepx; min-height: @leastpx; }
QComboBox[dense="true"]:focus { padding: 0 6px; }
QComboBox[doubtful="true"] { border-color: @attention; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
    QDateTimeEdit:focus, QComboBox:focus { border: 2px solid @accent; padding: 4px 8px; }
QLineEdit[wrong="true"], QSpinBox[wrong="true"], QPlainTextEdit[wrong="true"] {
    border: 2px solid @bad; padding: 4px 8px; }
QLineEdit[dense="true"] { padding: 1px 7px; font-size: @table-sizepx; min-height: @leastpx; }
QLineEdit[dense="true"][moved="true"] { border: 2px solid @accent; padding: 0 6px; font-weight: 600; }
QLineEdit[dense="true"]:focus, QLineEdit[dense="true"][wrong="true"] { padding: 0 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: @sunk; color: @dim; }
QPlainTextEdit[frame="bare"] { border: 1px solid transparent; background: transparent; padding: 0; }
QPlainTextEdit[frame="bare"]:focus { border: 1px solid @accent; padding: 0; }
QPlainTextEdit[frame="bare"]:disabled { background: transparent; color: @dim; }
QLineEdit[kind="search"] { border: 1px solid transparent; border-bottom: 1px solid @edge; border-radius: 0;
    padding: 1px 2px; font-size: @caption-sizepx; background: transparent; }
QLineEdit[kind="search"]:focus { border-bottom: 2px solid @accent; }
QComboBox { combobox-popup: 0; }  /* a list below its field that scrolls, not a menu laid over it */
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url("@icons/drop-arrow.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @strong-line; padding: 4px;
    selection-background-color: @selection; selection-color: @text; outline: 0; }
QComboBox QAbstractItemView::item { min-height: @leastpx; padding: 2px 6px; border: 0; }
QComboBox QAbstractItemView::item:selected { background: @selection; color: @text; }

QTabWidget::pane { border: 0; border-top: 1px solid @line; top: -1px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @dim; border: 0; border-bottom: 2px solid transparent;
    padding: 5px 5px 7px 5px; margin-right: 6px; font-size: @body-sizepx; font-weight: 600; }
QTabBar::tab:last, QTabBar::tab:only-one { margin-right: 0; }  /* it ends where the content does */
QTabBar::scroller { width: 52px; }  /* of its two buttons */
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @accent; border-bottom: 2px solid @accent; }

QTableView, QTreeView, QListView { background: @panel; color: @text; border: 1px solid @line; gridline-color: @line;
    selection-background-color: @selection; selection-color: @text; outline: 0; }
QTableView { font-size: @table-sizepx; }
QTableView[frame="inner"] { border: 0; }
QTableView[frame="inner"]:focus { border: 0; }
QTableView[frame="bare"], QListView[frame="bare"] { border: 0; background: transparent; }
QTableView:focus, QTreeView:focus { border: @focuspx solid @accent; }
QTableView[frame="bare"]:focus, QListView[frame="bare"]:focus { border: 0; }
QHeaderView { background: @panel; border: 0; }
QTableView[frame="bare"] QHeaderView { background: transparent; }
QHeaderView::section { background: transparent; color: @dim; border: 0; border-bottom: 1px solid @line;
    padding: 0 8px; font-size: @caption-sizepx; font-weight: 600; }
QTableCornerButton::section { background: @panel; border: 0; }

QScrollArea { border: 0; background: transparent; }
QAbstractScrollArea::corner { border: 0; background: transparent; }
QAbstractScrollArea[kind="reading"] { border: 0; border-left: 3px solid transparent; }
QAbstractScrollArea[kind="reading"]:focus { border-left: 3px solid @accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @dim; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent;
    width: 0; height: 0; border: 0; }

QMenu { background: @panel; color: @text; border: 1px solid @strong-line; padding: 4px; }
QMenu::item { padding: 5px 20px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @faint; }
QSplitter::handle { background: @line; }
QCheckBox::indicator, QListView::indicator, QRadioButton::indicator { width: 14px; height: 14px;
    background: @panel; border: 1px solid @edge; border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: @accent; border-color: @accent;
    image: url("@icons/@tick.svg"); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @sunk; border-color: @line; }
QCheckBox, QRadioButton { spacing: 8px; border: 1px solid transparent; border-radius: 4px; padding: 1px 3px 1px 0; }
QCheckBox:focus, QRadioButton:focus { border: @focuspx solid @accent; }
"""


def style_sheet(
    colours: Mapping[str, str], sizes: Mapping[str, tuple[int, int]], *, is_contrast: bool
) -> str:
    """`sizes`: role of a text → (pixels, weight)."""
    words = dict(colours)
    words |= {f"{role}-size": str(size) for role, (size, _weight) in sizes.items()}
    words["icons"] = resource("icons").as_posix()
    words["tick"] = "tick-light" if colours["on-accent"].upper() == "#FFFFFF" else "tick-dark"
    words["least"] = str(LEAST_TARGET - 4)  # and a border and padding above and below
    words["least-bare"] = f"{LEAST_TARGET - 2}px"
    words["least-thick"] = f"{LEAST_TARGET - 4}px"
    words["focus"] = "2" if is_contrast else "1"
    words["tool-padding"] = "3" if is_contrast else "4"
    rules = [re.sub(r"@([a-z-]+?)(?=px\b|/|[^a-z-]|$)", lambda match: words[match[1]], _RULES)]
    rules += [
        f'[type="{role}"] {{ font-size: {size}px; font-weight: {weight}; }}'
        for role, (size, weight) in sizes.items()
    ]
    rules += [f'[tone="{tone}"] {{ color: {colours[tone]}; }}' for tone in _TONES]
    rules += [f'QFrame[ground="{ground}"] {{ background: {colours[ground]}; }}' for ground in _GROUNDS]
    return "\n".join(rules)
