"""An article's text cut into paragraphs and pieces, each piece with the proposals whose words it belongs to.

Spans count code points of the stored Markdown, so the text is shown as it is stored: headings, quotations and
lists are recognised by their marks, pictures become their words, and nothing of the text is ever taken as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

BlockKind = Literal["paragraph", "heading", "quotation", "item", "rule"]

_BLANK = re.compile(r"\n[ \t]*\n\s*")
_LINE_START = re.compile(r"(?:(#{1,6})[ \t]+|(>)[ \t]?|([-*+]|\d{1,3}[.)])[ \t]+)")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
# What Markdown writes around words. It is hidden, not cut: the words keep their place in the text.
_PICTURE = re.compile(r"!\[([^\]\n]*)\]\(([^)\n]*)\)")
_LINK = re.compile(r"\[([^\]\n]*)\]\(([^)\n]*)\)")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|(?<![\w*])\*(?=\w)|(?<=[\w.,!?])\*(?![\w*]))")


@dataclass(frozen=True)
class Mark:
    """The words [start, end) that support the proposal `key` of one `kind`; `number` is printed behind them."""

    key: str
    kind: str
    start: int
    end: int
    number: int = 0


@dataclass(frozen=True)
class Piece:
    """A stretch of text. `marks` support themselves on it; `closing` are those that end with it."""

    text: str
    marks: tuple[Mark, ...] = ()
    opening: tuple[Mark, ...] = ()
    closing: tuple[Mark, ...] = ()
    hidden: bool = False
    picture: bool = False

    @property
    def kind(self) -> str:
        return self.marks[0].kind if self.marks else ""

    @property
    def caption(self) -> str:
        """What a picture says of itself, or else where it lies."""
        picture = _PICTURE.fullmatch(self.text)
        return picture[1] or picture[2] if picture else self.text

    @property
    def keys(self) -> str:
        return " ".join(mark.key for mark in self.marks)


@dataclass(frozen=True)
class Block:
    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0


def blocks(text: str, marks: Iterable[Mark]) -> list[Block]:
    """The blocks of `text` in order. Marks that do not lie within the text are left out."""
    fitting = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)),
        key=lambda mark: (mark.start, mark.end, mark.key),
    )
    return [_block(text, start, end, fitting) for start, end in _stretches(text)]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs as [start, end); a line that is a heading, a quotation or an item of a list stands alone."""
    start = 0
    for gap in [*_BLANK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        yield from _lines(text, start, end)
        start = gap.end() if gap else end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for newline in re.finditer(r"\n", text[start:end]):
        after = start + newline.end()
        headed = text.startswith("#", begin) and _LINE_START.match(text, begin, end)
        if headed or _LINE_START.match(text, after, end) or _RULE.fullmatch(text, begin, after - 1):
            yield begin, after - 1
            begin = after
    if text[begin:end].strip():
        yield begin, end


def _block(text: str, start: int, end: int, marks: Sequence[Mark]) -> Block:
    if _RULE.fullmatch(text, start, end):
        return Block("rule", ())
    kind: BlockKind = "paragraph"
    level, hidden = 0, _syntax(text, start, end)
    if sign := _LINE_START.match(text, start, end):
        kind = "heading" if sign[1] else "quotation" if sign[2] else "item"
        level = len(sign[1] or "")
        if kind != "item":  # a number before an item says something; the other signs do not
            hidden.append((sign.start(), sign.end(), False))
    here = [mark for mark in marks if mark.start < end and start < mark.end]
    return Block(kind, tuple(_pieces(text, start, end, here, hidden)), level)


def _syntax(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """The stretches that Markdown writes around words; true where a picture stands."""
    found = []
    for picture in _PICTURE.finditer(text, start, end):
        found.append((*picture.span(), True))
    taken = [(first, last) for first, last, _ in found]
    for link in _LINK.finditer(text, start, end):
        if not any(first <= link.start() < last for first, last in taken):
            found += [(link.start(), link.start(1), False), (link.end(1), link.end(), False)]
    taken = [(first, last) for first, last, _ in found]
    for sign in _EMPHASIS.finditer(text, start, end):
        if not any(first <= sign.start() < last for first, last in taken):
            found.append((*sign.span(), False))
    return found


def _pieces(
    text: str, start: int, end: int, marks: Sequence[Mark], hidden: Sequence[tuple[int, int, bool]]
) -> Iterator[Piece]:
    cuts = {start, end}
    for mark in marks:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    for first, last, _ in hidden:
        cuts |= {first, last}
    edges = sorted(cuts)
    for first, last in pairwise(edges):
        over = tuple(mark for mark in marks if mark.start <= first and last <= mark.end)
        masks = [picture for begin, stop, picture in hidden if begin <= first and last <= stop]
        yield Piece(
            text[first:last],
            over,
            opening=tuple(mark for mark in over if max(mark.start, start) == first),
            closing=tuple(mark for mark in over if min(mark.end, end) == last),
            hidden=bool(masks) and not masks[0],
            picture=bool(masks) and masks[0],
        )
