"""Shows Markdown to be read: words and their form, and nothing that has to be fetched from anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import (
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from recovery_journal.gui import theme
from recovery_journal.language import tr

# HTML is shown as it was typed, and no address becomes a link by itself.
AS_TYPED = QTextDocument.MarkdownFeature.MarkdownDialectCommonMark | QTextDocument.MarkdownFeature.MarkdownNoHTML
_ITEM = re.compile(r"[ \t]*([-*+]|\d+[.)]) ")
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_SAME_PARAGRAPH = "\ue002"  # nobody types this
INDENT, ABOVE_HEADING, BELOW_PARAGRAPH, BELOW_LINE = 24, 8, 10, 2
_Piece = tuple[int, int, QTextCharFormat, str]


class ClosedDocument(QTextDocument):
    """A document that loads nothing, neither from the net nor from this computer."""

    def loadResource(self, _type: int, _name: QUrl | str) -> Any:  # noqa: N802 - one of Qt's own
        return None


class ReadingView(QTextEdit):
    """As high as what it shows. Pictures are their words, links their words and their address; nothing opens."""

    def __init__(self) -> None:
        super().__init__()
        self._markdown = ""
        self.setDocument(ClosedDocument(self))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "reading")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())

    def show_markdown(self, markdown: str) -> None:
        """Shows a text in its form."""
        self._markdown = markdown
        self.setDocument(document_of(markdown, self))
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def loadResource(self, _type: int, _name: QUrl | str) -> Any:  # noqa: N802 - one of Qt's own
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._markdown:
            self.show_markdown(self._markdown)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _fit(self) -> None:
        edges = self.height() - self.viewport().height()
        height = max(ceil(self.document().size().height()), self.fontMetrics().lineSpacing()) + edges
        if height != self.minimumHeight():
            self.setFixedHeight(height)


def document_of(markdown: str, parent: QTextEdit) -> ClosedDocument:
    """A text in its form, with a line where one was typed, and with nothing in it to load or to open."""
    document = ClosedDocument(parent)
    document.setDefaultFont(theme.current().font("body"))
    document.setDocumentMargin(0)
    document.setMarkdown("\n".join(_lines_kept(markdown)), AS_TYPED)
    cursor = QTextCursor(document)
    for at, length, shape, words in reversed(list(_loading(document))):
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words, shape)
    _space(document)
    return document


def _lines_kept(markdown: str) -> Iterator[str]:
    """The lines of a text, so that each stays a line of its own: Markdown would have them flow together."""
    is_code = False
    for line, following in pairwise([*markdown.split("\n"), ""]):
        is_code ^= bool(_FENCE.match(line))
        flows_on = not is_code and bool(re.search(r"\w", line)) and bool(following.strip())
        if flows_on and _ITEM.match(line) and not _ITEM.match(following) and not following[0].isspace():
            yield f"{line}\n"
        else:
            yield f"{line.rstrip()}{_SAME_PARAGRAPH}  " if flows_on and not _FENCE.match(line) else line


def _space(document: QTextDocument) -> None:
    """Room between the lines, and more of it between paragraphs."""
    look = theme.current()
    document.setIndentWidth(look.px(INDENT))
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        goes_on = block.text().rstrip().endswith(_SAME_PARAGRAPH)
        shape = QTextBlockFormat()
        shape.setLineHeight(look.text_line_height(), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        is_close = goes_on or block.textList() is not None
        shape.setTopMargin(look.px(ABOVE_HEADING) if block.blockFormat().headingLevel() and block.position() else 0)
        shape.setBottomMargin(look.px(BELOW_LINE if is_close else BELOW_PARAGRAPH))
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(shape)
        block = block.next()
    while not (mark := document.find(_SAME_PARAGRAPH)).isNull():
        mark.removeSelectedText()


def _loading(document: QTextDocument) -> Iterator[_Piece]:
    """The pictures and links of a text: where they are, and the words and their form in place of them."""
    block = document.begin()
    while block.isValid():
        yield from _loading_in(block)
        block = block.next()


def _loading_in(block: QTextBlock) -> Iterator[_Piece]:
    piece = block.begin()
    while not piece.atEnd():
        fragment = piece.fragment()
        shape = fragment.charFormat()
        if shape.isImageFormat():
            words = shape.stringProperty(QTextFormat.Property.ImageAltText)
            yield fragment.position(), fragment.length(), QTextCharFormat(), tr("[picture: {words}]", words=words)
        elif shape.isAnchor():
            yield fragment.position(), fragment.length(), _plain(shape), _with_address(fragment.text(), shape)
        piece += 1


def _with_address(words: str, shape: QTextCharFormat) -> str:
    address = shape.anchorHref()
    return words if not address or address.removeprefix("mailto:") in words else f"{words} ({address})"


def _plain(shape: QTextCharFormat) -> QTextCharFormat:
    """The same, but no link."""
    plain = QTextCharFormat(shape)
    for each in (
        QTextFormat.Property.IsAnchor,
        QTextFormat.Property.AnchorHref,
        QTextFormat.Property.AnchorName,
        QTextFormat.Property.ForegroundBrush,
        QTextFormat.Property.TextUnderlineStyle,
        QTextFormat.Property.FontUnderline,
    ):
        plain.clearProperty(each)
    return plain
