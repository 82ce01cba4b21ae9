"""Jekyll's front matter: the YAML block between two lines of dashes at the head of a file.

python-frontmatter's handler is made strict here: an unclosed block is no body text, a list is no metadata, and every
value stays the text that the file holds. YAML itself would make a number of the code 00412, a truth value of the
language `no`, and a moment in some time zone of a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NoReturn, TypeAlias

import yaml
from frontmatter.default_handlers import YAMLHandler

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"

OPENING = re.compile(r"\A---[ \t]*(?:\n|\Z)")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
FIRST_LINE_OF_BLOCK = 2


class FrontMatterError(ValueError):
    """A block that cannot be read. `line` counts from 1 in the file; `key` names the entry, or is empty."""

    def __init__(self, line: int, reason: str, key: str = "") -> None:
        super().__init__(reason)
        self.line, self.reason, self.key = line, reason, key


@dataclass(frozen=True, slots=True)
class Block:
    """What a block holds. `values` by key in the file's order; `lines` says where each key stands in the file."""

    values: dict[str, Plain] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    repeated: tuple[str, ...] = ()


class JekyllHandler(YAMLHandler):
    """python-frontmatter's YAML handler with Jekyll's own delimiters."""

    FM_BOUNDARY = OPENING

    def split(self, text: str) -> tuple[str, str]:
        """The block and what follows it. Raises FrontMatterError when the block is never closed."""
        opening = OPENING.match(text)
        start = opening.end() if opening else 0
        closing = CLOSING.search(text, start)
        if closing is None:
            raise FrontMatterError(1, "the block is opened by --- and never closed")
        return text[start : closing.start()], text[closing.end() :]

    def entries(self, fm: str) -> Block:
        """The entries of a block. Raises FrontMatterError for broken YAML and for anything but key: value."""
        try:
            node = yaml.compose(fm, Loader=yaml.CBaseLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            refuse(mark.line if mark else 0, f"broken YAML: {error.problem or error.context}")
        except yaml.YAMLError as error:
            refuse(0, f"broken YAML: {' '.join(str(error).split())}")
        if node is None:
            return Block()
        if not isinstance(node, yaml.MappingNode):
            kind = "a list" if isinstance(node, yaml.SequenceNode) else "a single value"
            refuse(node.start_mark.line, f"is {kind}, but must be lines of key: value")
        return read_block(node)


def read_front_matter(text: str) -> tuple[Block, str, int]:
    """The block of a text (LF line ends), the body below it, and the line of the file on which the body begins.

    A text that does not begin with --- has an empty block. Raises FrontMatterError.
    """
    handler = JekyllHandler()
    if text.startswith("+++\n"):
        raise FrontMatterError(1, "TOML front matter (+++) is not read; YAML between --- is")
    if not handler.detect(text):
        return Block(), text, 1
    block, body = handler.split(text)
    return handler.entries(block), body, 1 + text.count("\n", 0, len(text) - len(body))


def read_block(node: yaml.MappingNode) -> Block:
    values: dict[str, Plain] = {}
    lines: dict[str, int] = {}
    repeated: list[str] = []
    seen: set[int] = set()
    for key_node, value_node in node.value:
        key = plain_key(key_node)
        if key in values:
            repeated.append(key)
        values[key] = plain(value_node, key, seen)
        lines[key] = key_node.start_mark.line + FIRST_LINE_OF_BLOCK
    return Block(values, lines, tuple(dict.fromkeys(repeated)))


def plain_key(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        refuse(node.start_mark.line, "a key is a list or a mapping")
    if "\0" in node.value:
        refuse(node.start_mark.line, "a key holds a NUL character")
    return str(node.value)


def plain(node: yaml.Node, key: str, seen: set[int]) -> Plain:
    """A value as text, list or mapping. A reference to an earlier value is refused: a few of them can fill any memory."""
    line = node.start_mark.line
    if id(node) in seen:
        refuse(line, "refers to another value (& and *), which is not read", key)
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [plain(item, key, seen) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {plain_key(name): plain(value, key, seen) for name, value in node.value}
    if "\0" in node.value:
        refuse(line, "holds a NUL character", key)
    return str(node.value)


def refuse(line_of_block: int, reason: str, key: str = "") -> NoReturn:
    raise FrontMatterError(line_of_block + FIRST_LINE_OF_BLOCK, reason, key)
