"""The Qt palette and style sheet, made from the tokens.

A widget says what it is by dynamic properties and the sheet does the rest: ``kind`` on a button
(``primary``, ``quiet``, ``danger``), ``tone`` on text (``soft``, ``accent``, ``done``,
``attention``, ``aside``, ``alarm``), ``surface`` on a frame (``card``, ``ground``, ``bar``).
Sizes of type are not in here: a style sheet can't reach a variable font's weight, so fonts are
set on the widgets (see :mod:`toolkit.gui.look.fonts`).
"""

from __future__ import annotations

from functools import lru_cache
from string import Template

from PySide6.QtGui import QColor, QPalette

from toolkit.gui.look import glyphs
from toolkit.gui.look.tokens import Palette, Radius, Size

TONES = ("soft", "accent", "done", "attention", "aside", "alarm")


def qt_palette(palette: Palette) -> QPalette:
    """Give Qt's own palette, for everything that the sheet doesn't name."""
    made = QPalette()
    role = QPalette.ColorRole
    for which, value in (
        (role.Window, palette.ground),
        (role.WindowText, palette.ink),
        (role.Base, palette.card),
        (role.AlternateBase, palette.ground),
        (role.Text, palette.ink),
        (role.Button, palette.card),
        (role.ButtonText, palette.ink),
        (role.BrightText, palette.on_accent),
        (role.PlaceholderText, palette.soft),
        (role.ToolTipBase, palette.ink),
        (role.ToolTipText, palette.ground),
        (role.Highlight, palette.accent),
        (role.HighlightedText, palette.on_accent),
        (role.Accent, palette.accent),
        (role.Link, palette.accent),
        (role.LinkVisited, palette.aside),
        (role.Light, palette.card),
        (role.Midlight, palette.hover),
        (role.Mid, palette.line),
        (role.Dark, palette.edge),
        (role.Shadow, palette.line),
    ):
        made.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.soft))
    return made


@lru_cache(maxsize=2)
def style_sheet(palette: Palette) -> str:
    """Give the whole style sheet for a palette."""
    values: dict[str, object] = {
        name: value for name, value in palette._asdict().items() if name != "name"
    }
    values |= {f"radius_{n.lower()}": v for n, v in vars(Radius).items() if n.isupper()}
    values |= {f"size_{n.lower()}": v for n, v in vars(Size).items() if n.isupper()}
    values |= {f"glyph_{name}": glyphs.address(palette, name) for name in _GLYPHS}
    night = f'QLabel[tone="night"] {{ color: {palette.rail_ink}; }}'
    tones = "\n".join(
        f'QLabel[tone="{tone}"] {{ color: {getattr(palette, tone)}; }}' for tone in TONES
    )
    return _SHEET.substitute(values) + night + tones


_GLYPHS = ("tick", "partly", "down", "up")

_SHEET = Template("""
* { outline: none; }
QMainWindow, QDialog, QMessageBox, QWidget[surface="ground"] { background: $ground; }
QLabel { background: transparent; color: $ink; }
QFrame[surface="card"] {
    background: $card; border: 1px solid $line; border-radius: ${radius_card}px; }
QFrame[surface="prompt"] {
    background: $accent_tint; border: 1px solid $accent; border-radius: ${radius_card}px; }
QFrame[surface="bar"] { background: $card; border: none; border-bottom: 1px solid $line; }
QFrame[surface="line"] { background: $line; border: none; }
QToolTip {
    background: $ink; color: $ground; border: none; padding: 6px 10px; }

QPushButton, QToolButton {
    background: $card; color: $ink; border: 1px solid $line;
    border-radius: ${radius_control}px; padding: 7px 15px; min-height: 20px; }
QPushButton:hover, QToolButton:hover { background: $hover; border-color: $edge; }
QPushButton:pressed, QToolButton:pressed { background: $accent_tint; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 6px 14px; }
QPushButton:disabled, QToolButton:disabled { color: $soft; background: transparent; }
QPushButton:checked, QToolButton:checked { background: $accent_tint; border-color: $accent; }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_strong; border-color: $accent_strong; }
QPushButton[kind="primary"]:disabled {
    background: $line; color: $soft; border-color: $line; }
QPushButton[kind="danger"] { background: $alarm; color: $on_alarm; border-color: $alarm; }
QPushButton[kind="danger"]:hover { border-color: $ink; }
QPushButton[kind="danger"]:focus { border-color: $ink; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[kind="chip"] {
    border-radius: ${radius_pill}px; padding: 5px 13px; min-height: 20px; color: $soft; }
QPushButton[kind="chip"]:hover { color: $ink; }
QPushButton[kind="chip"]:focus { padding: 4px 12px; }
QPushButton[kind="chip"]:checked { color: $accent; }
QPushButton[kind="chip"][tone="accent"] {
    background: $accent_tint; color: $accent; border-color: $accent_tint; }
QPushButton[kind="chip"][tone="attention"] {
    background: $attention_tint; color: $attention; border-color: $attention_tint; }
QPushButton[kind="chip"][tone="aside"] { color: $aside; }
QPushButton[kind="chip"]:focus { border-color: $accent; }
QPushButton[kind="chip"][roomy="true"] { margin: 6px 0; }
QPushButton[roomy="true"] { min-height: 28px; }
QPushButton[kind="chip"][roomy="true"] { min-height: 20px; }
QLineEdit[roomy="true"], QAbstractSpinBox[roomy="true"], QComboBox[roomy="true"] {
    min-height: 30px; }
QPushButton[pad="true"] { padding: 7px 0; }
QPushButton[bare="true"] { padding: 7px 9px; }
QPushButton[bare="true"]:focus { padding: 6px 8px; }
QPushButton[pad="true"]:focus { padding: 6px 0; }
QPushButton[kind="chip"]::menu-indicator { image: none; width: 0; }
QPushButton::menu-indicator { image: url($glyph_down); width: 16px; height: 16px;
    subcontrol-position: right center; subcontrol-origin: padding; right: 8px; }

QLabel[pill="plain"] {
    background: $card; color: $soft; border: 1px solid $line; border-radius: ${radius_pill}px; }
QLabel[pill="accent"] { background: $accent_tint; color: $accent; border-radius: ${radius_pill}px; }
QLabel[pill="attention"] {
    background: $attention_tint; color: $attention; border-radius: ${radius_pill}px; }
QLabel[pill="done"] { background: transparent; color: $done; }

QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {
    background: $card; color: $ink; border: 1px solid $edge; border-radius: ${radius_field}px;
    padding: 6px 11px; min-height: 22px;
    placeholder-text-color: $soft;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:hover, QTextEdit:hover, QPlainTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover {
    border-color: $soft; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus,
QComboBox:on { border: 2px solid $accent; padding: 5px 10px; }
QLineEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: transparent; color: $soft; border-color: $line; }
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"] {
    border: 2px solid $attention; padding: 5px 10px; }
QAbstractSpinBox QLineEdit, QAbstractItemView QLineEdit { border: none; padding: 0; min-height: 0; }
QAbstractItemView QLineEdit { background: $card; padding: 0 8px; border-radius: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 26px; border: none; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 2px 0 2px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 2px 2px 2px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {
    background: $hover; border-radius: 4px; }
QAbstractSpinBox::up-arrow { image: url($glyph_up); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($glyph_down); width: 12px; height: 12px; }
QComboBox::drop-down, QDateTimeEdit::drop-down {
    subcontrol-origin: border; subcontrol-position: center right; width: 30px; border: none;
    background: transparent; }
QComboBox::down-arrow, QDateTimeEdit[calendarPopup="true"]::down-arrow {
    image: url($glyph_down); width: 16px; height: 16px; }
QComboBoxPrivateContainer { background: $card; border: none; padding: 0; }
QComboBox QAbstractItemView {
    background: $card; border: 1px solid $edge; padding: 4px;
    selection-background-color: $accent_tint; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover {
    background: $accent_tint; color: $ink; }

QCheckBox, QRadioButton { background: transparent; color: $ink; spacing: 10px; }
QCheckBox, QRadioButton { min-height: ${size_target}px; padding: 2px; border: 2px solid transparent;
    border-radius: ${radius_field}px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $soft; }
QCheckBox::indicator, QAbstractItemView::indicator, QGroupBox::indicator,
QMenu::indicator:non-exclusive {
    width: 18px; height: 18px; border: 1px solid $edge; border-radius: 5px; background: $card; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked, QGroupBox::indicator:checked,
QMenu::indicator:non-exclusive:checked {
    background: $done; border-color: $done; image: url($glyph_tick); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $done; border-color: $done; image: url($glyph_partly); }
QCheckBox::indicator:disabled { border-color: $line; background: transparent; }
QCheckBox::indicator:checked:disabled { background: $soft; border-color: $soft; }
QRadioButton::indicator { width: 18px; height: 18px; border: 1px solid $edge; border-radius: 10px;
    background: $card; }
QRadioButton::indicator:hover { border-color: $accent; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 6px solid $accent;
    border-radius: 10px; background: $card; }

QAbstractItemView {
    background: $card; color: $ink; border: none; alternate-background-color: $card;
    selection-background-color: $accent_tint; selection-color: $ink; }
QAbstractItemView[surface="ground"] { background: transparent; }
QTableView { gridline-color: transparent; }
QTableView::item, QTreeView::item { border: none; padding: 0 8px; }
QTableView::item:selected, QTreeView::item:selected { background: $accent_tint; color: $ink; }
QTreeView::item, QListView::item { min-height: ${size_row}px; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: $card; color: $soft; border: none; border-bottom: 1px solid $line;
    padding: 9px 11px; }
QHeaderView::section:hover { color: $ink; }
QHeaderView::down-arrow { image: url($glyph_down); width: 12px; height: 12px; }
QHeaderView::up-arrow { image: url($glyph_up); width: 12px; height: 12px; }
QTableCornerButton::section { background: $card; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $line; background: transparent; }
QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $soft; padding: 9px 14px; margin: 0 2px;
    border: none; border-bottom: 3px solid transparent; min-height: 20px; }
QTabBar::tab:hover { color: $ink; border-bottom-color: $line; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $accent_tint; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $card; color: $ink; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 8px 28px 8px 12px; border-radius: 6px; border: 1px solid transparent; }
QMenu::item:selected { background: $accent_tint; border-color: $accent; }
QMenu::item:disabled { color: $soft; }
QMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::indicator:non-exclusive { margin-left: 8px; }
QMenu::right-arrow { width: 12px; height: 12px; }
QMenuBar { background: $ground; color: $ink; }
QMenuBar::item:selected { background: $accent_tint; }

QProgressBar { background: $line; border: none; border-radius: 3px; min-height: 6px;
    max-height: 6px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSlider::groove:horizontal { background: $line; height: 6px; border-radius: 3px; }
QSlider::sub-page:horizontal { background: $accent; height: 6px; border-radius: 3px; }
QSlider::handle:horizontal { background: $card; border: 2px solid $accent; width: 18px;
    height: 18px; margin: -8px 0; border-radius: 11px; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QGroupBox { border: 1px solid $line; border-radius: ${radius_control}px; margin-top: 12px;
    padding: 16px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; color: $soft; }
QStatusBar { background: $card; color: $soft; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QCalendarWidget { background: $card; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $card; padding: 4px; }
QFileDialog QToolButton { padding: 3px; }
QFileDialog QToolButton:focus { padding: 2px; }
QCalendarWidget QToolButton { border: none; padding: 6px 10px; }
QCalendarWidget QToolButton::menu-indicator { image: none; width: 0; }
QCalendarWidget QSpinBox { min-width: 64px; }
QCalendarWidget QTableView { selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QTableView::item { padding: 0; }
QCalendarWidget QTableView::item:selected { background: $accent; color: $on_accent; }
""")
