"""Puts a text read from Markdown into the window's type and colours."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from toolkit.gui.look import theme
from toolkit.gui.look.fonts import font
from toolkit.gui.look.tokens import Space, TextStyle, Type

_HEADINGS: Final = {1: Type.TITLE, 2: Type.CARD, 3: Type.BODY_STRONG}


def dress(document: QTextDocument) -> None:
    """Put a text read from Markdown into the window's type and colours."""
    palette = theme.current()
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        spacing = QTextBlockFormat()
        spacing.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        inside_table = cursor.currentTable() is not None
        if level:
            spacing.setTopMargin(0 if level == 1 else Space.XL)
            spacing.setBottomMargin(Space.S)
        elif not inside_table:
            listed = block.textList() is not None and block.next().textList() is not None
            spacing.setBottomMargin(Space.XS if listed else Space.M)
        cursor.mergeBlockFormat(spacing)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        if level:
            # Not merged: Markdown makes headings larger by steps, which win over any font.
            cursor.setCharFormat(_typed(_HEADINGS.get(level, Type.BODY_STRONG)))
        block = block.next()
    _dress_words(document, theme.colour(palette.accent))
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)


def _typed(style: TextStyle) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(style))
    return made


def _dress_words(document: QTextDocument, accent: QColor) -> None:
    """Show what stands between backticks as a key or a word of the program, and strong words."""
    spans: list[tuple[int, int, QTextCharFormat]] = []
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            found = fragment.charFormat()
            made = None
            if found.fontFixedPitch():
                made = _typed(Type.BODY_STRONG)
                made.setForeground(accent)
                made.setFontFixedPitch(False)
            elif found.fontWeight() > 400 and not block.blockFormat().headingLevel():
                made = _typed(Type.BODY_STRONG)
            if made is not None:
                spans.append((fragment.position(), fragment.length(), made))
            part += 1
        block = block.next()
    for start, length, made in spans:
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(made)


def _dress_table(table: QTextTable) -> None:
    look = table.format()
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(theme.colour(theme.current().line))
    look.setCellPadding(Space.S)
    look.setCellSpacing(0)
    look.setTopMargin(Space.S)
    look.setBottomMargin(Space.L)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    columns = table.columns()
    shares = [30] + [70 / max(1, columns - 1)] * (columns - 1)
    look.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in shares]
    )
    table.setFormat(look)
