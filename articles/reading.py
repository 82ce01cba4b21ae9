"""From a file to a parsed article: Jekyll front-matter Markdown, or plain text without front matter. No Django.

What cannot be read is refused by name, with the file, the line and the field. What the file does not say is inferred
where that is safe, and marked as inferred.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from articles.addresses import canonical_address, host_of
from articles.front_matter import Block, FrontMatterError, Plain, read_front_matter
from articles.moments import Publication, day_in_file_name, read_publication

SUFFIXES = (".md", ".markdown", ".txt")
MOST_BYTES = 20_000_000
TITLE_LENGTH = 150
# What the columns of the database hold.
LONGEST = {"code": 100, "url": 1000, "image": 1000, "category": 100, "language": 20, "outlet": 200}
LONGEST_PATH = 1000  # bytes, for the database keeps paths in an index
ADDRESS_KEYS = ("origin_url", "url", "link")
TEXT_KEYS = ("code", "image", "title", "description", "category", "language", "outlet", "date")

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
KHMER_LETTER = re.compile(r"[\u1780-\u17b3]")
LETTER = re.compile(r"[^\W\d_]")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class ArticleError(ValueError):
    """A file that cannot be read as an article. `line` counts from 1; `field` is empty when the whole file is meant."""

    def __init__(self, file: str, line: int | None, field: str, reason: str) -> None:
        super().__init__(file, line, field, reason)
        self.file, self.line, self.field, self.reason = file, line, field, reason

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.field}: {self.reason}" if self.field else f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the caller knows of the files. `outlet` holds for all of them, the rest for files that state none."""

    newsroom: ZoneInfo
    outlet: str = ""
    language: str = ""
    category: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """One article as its file gives it. Empty text and None mean not stated; `text` is canonical and never cleaned.

    `outlet` is a name; when only the address tells it, it is the host and "outlet" stands in `inferred`.
    """

    title: str
    text: str
    text_sha256: str
    source_path: str
    source_sha256: str
    code: str = ""
    url: str = ""
    outlet: str = ""
    description: str = ""
    category: str = ""
    language: str = "en"
    published_at: datetime | None = None
    published_on: date | None = None
    image: str = ""
    metadata: dict[str, Plain] = field(default_factory=dict)
    inferred: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def read_article(path: Path, options: ReadingOptions) -> ParsedArticle:
    """Reads one file. Raises ArticleError."""
    file = printable(path)
    data = read_bytes(path, file)
    text = decode(data, file)
    try:
        block, body, first_line = read_front_matter(text)
    except FrontMatterError as error:
        raise ArticleError(file, error.line, error.key or "front matter", error.reason) from error
    return Reader(file, path.name, block, canonical_text(body), first_line, options).article(data)


def read_bytes(path: Path, file: str) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError(file, None, "", "is no file")
        if status.st_size > MOST_BYTES:
            raise ArticleError(file, None, "", f"is larger than {MOST_BYTES // 1_000_000} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError(file, None, "", "no such file or folder") from error
    except OSError as error:
        raise ArticleError(file, None, "", f"cannot be read: {error.strerror}") from error


def decode(data: bytes, file: str) -> str:
    """The file as text with LF line ends, without byte-order mark. Refuses what is empty, binary or not UTF-8."""
    if not data.strip():
        raise ArticleError(file, None, "", "is empty")
    if b"\0" in data:
        raise ArticleError(file, None, "", "is binary or UTF-16; articles are UTF-8 text")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + data.count(b"\n", 0, error.start)
        reason = f"is not UTF-8 text: byte 0x{data[error.start]:02x}"
        raise ArticleError(file, line, "", reason) from error
    if not text.strip():
        raise ArticleError(file, None, "", "is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def canonical_text(body: str) -> str:
    """The text that every span counts from: NFC, LF, without blank ends. Nothing inside is ever cleaned."""
    return unicodedata.normalize("NFC", body).strip()


def printable(path: Path) -> str:
    """A path as text that any terminal takes and a column holds, whatever its bytes. Two paths never read alike."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    text = CONTROL.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)
    data = text.encode()
    if len(data) <= LONGEST_PATH:
        return text
    digest = hashlib.sha256(data).hexdigest()[:16]
    return f"…{digest}…{data[len(digest) + 6 - LONGEST_PATH :].decode(errors='ignore')}"


class Reader:
    """Reads the fields of one file, one method each, and collects what was inferred and what is odd."""

    def __init__(
        self, file: str, name: str, block: Block, text: str, line: int, options: ReadingOptions
    ) -> None:
        self.file, self.name, self.block, self.text, self.options = file, name, block, text, options
        self.values = {key: self.single(key) for key in TEXT_KEYS}
        self.inferred: list[str] = []
        self.warnings = [f"{key} stands twice; the last one holds" for key in block.repeated]
        if not text:
            raise ArticleError(file, line if block.values else None, "text", "there is no text")

    def article(self, data: bytes) -> ParsedArticle:
        key, url = self.address()
        published = self.published()
        used = {*TEXT_KEYS, key}
        return ParsedArticle(
            title=self.title(),
            text=self.text,
            text_sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            source_path=self.file,
            source_sha256=hashlib.sha256(data).hexdigest(),
            code=self.fitting("code", self.values["code"]),
            url=url,
            outlet=self.outlet(url),
            description=self.values["description"],
            category=self.fitting("category", self.values["category"] or self.options.category),
            language=self.language(),
            published_at=published.at if published else None,
            published_on=published.on if published else None,
            image=self.fitting("image", self.values["image"]),
            metadata={name: value for name, value in self.block.values.items() if name not in used},
            inferred=tuple(self.inferred),
            warnings=tuple(self.warnings),
        )

    def single(self, key: str) -> str:
        """The trimmed text of an entry, NFC; empty when it is missing. Refuses a list or a mapping."""
        value = self.block.values.get(key, "")
        if not isinstance(value, str):
            self.refuse(key, "must be a single value")
        return unicodedata.normalize("NFC", value).strip()

    def fitting(self, key: str, value: str) -> str:
        if len(value) > LONGEST[key]:
            self.refuse(key, f"is longer than {LONGEST[key]} characters")
        return value

    def address(self) -> tuple[str, str]:
        """The key that holds the article's address, and the canonical address; both empty when there is none."""
        for key in ADDRESS_KEYS:
            if printed := self.single(key):
                if url := canonical_address(printed):
                    return key, self.fitting("url", url)
                self.warnings.append(f"{key} is no full web address and was kept as metadata")
        return "", ""

    def title(self) -> str:
        """The stated title, else the first heading, else the first line, shortened at a word."""
        if title := " ".join(self.values["title"].split()):
            return title
        self.inferred.append("title")
        lines = [line.strip() for line in self.text.splitlines() if line.strip()]
        headings = [match[1] for line in lines if (match := HEADING.fullmatch(line)) and match[1]]
        prose = [line for line in lines if not IMAGE.fullmatch(line)]
        return shortened((headings or prose or lines)[0], TITLE_LENGTH)

    def outlet(self, url: str) -> str:
        if stated := self.options.outlet or self.values["outlet"]:
            return self.fitting("outlet", stated)
        if host := host_of(url):
            self.inferred.append("outlet")
        return self.fitting("outlet", host)

    def language(self) -> str:
        if stated := self.values["language"] or self.options.language:
            if not LANGUAGE_TAG.fullmatch(stated):
                self.refuse("language", f"{stated!r} is no language tag such as en or km")
            return self.fitting("language", stated)
        self.inferred.append("language")
        return language_of(self.text)

    def published(self) -> Publication | None:
        if stated := self.values["date"]:
            try:
                return read_publication(stated, self.options.newsroom)
            except ValueError as error:
                self.refuse("date", str(error))
        if self.options.date:
            return Publication(self.options.date)
        day = day_in_file_name(self.name)
        if day is not None:
            self.inferred.append("published_on")
        return Publication(day) if day else None

    def refuse(self, key: str, reason: str) -> NoReturn:
        raise ArticleError(self.file, self.block.lines.get(key), key, reason)


def shortened(line: str, length: int) -> str:
    """The line, or its beginning up to a word's end and an ellipsis, so that it has at most `length` characters."""
    if len(line) <= length:
        return line
    head = line[: length - 1]
    return f"{head.rsplit(None, 1)[0] if ' ' in head else head}…"


def language_of(text: str) -> str:
    """Khmer when at least three letters in ten are Khmer, else English."""
    khmer, letters = len(KHMER_LETTER.findall(text)), len(LETTER.findall(text))
    return "km" if khmer and khmer * 10 >= letters * 3 else "en"
