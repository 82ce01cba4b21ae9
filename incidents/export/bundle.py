"""The whole set of files, into a folder or as a ZIP archive."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Substr
from django.utils import timezone

from incidents.export.datapackage import datapackage
from incidents.export.dictionary import data_dictionary
from incidents.export.selection import Selection
from incidents.export.tables import TABLES
from incidents.export.writing import BundleFile, CsvFile, TextFile

PACKAGE, DICTIONARY = "datapackage.json", "data-dictionary.md"
NAMES = frozenset({f"{table.name}.csv" for table in TABLES} | {PACKAGE, DICTIONARY})


class ExportError(Exception):
    """Why nothing was exported, in words for the person who asked for it."""


@dataclass(frozen=True)
class ExportReport:
    """What was written, and where: file by file the number of rows."""

    folder: Path
    rows: dict[str, int]

    def summary(self) -> str:
        files = ", ".join(f"{name} {rows}" for name, rows in self.rows.items())
        return f"Exported to {self.folder}: rows of {files}."


def export_bundle(folder: Path, *, include_proposed: bool = False) -> ExportReport:
    """Writes the set into `folder`, all of it or nothing; an earlier set there is replaced. Raises ExportError.

    A folder that holds anything else than an earlier set is refused, so that nobody's files are lost.
    """
    target = folder.resolve()
    rows = {}
    try:
        refuse_other_content(target)
        with replacing(target) as fresh:
            for file in bundle(Selection(include_proposed)):
                with (fresh / file.name).open("xb") as stream:
                    stream.writelines(file)
                if isinstance(file, CsvFile):
                    rows[file.name] = file.rows
    except OSError as error:
        raise ExportError(f"{error.filename or target}: {error.strerror}.") from error
    return ExportReport(target, rows)


def bundle_as_zip(*, include_proposed: bool = False) -> Iterator[bytes]:
    """The set as a ZIP archive, in chunks as they come from the database. One that was cut short does not open."""
    outflow = Outflow()
    with zipfile.ZipFile(outflow, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in bundle(Selection(include_proposed)):
            entry = zipfile.ZipInfo(file.name, timezone.localtime().timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=True) as stream:
                for chunk in file:
                    stream.write(chunk)
                    yield from outflow.taken()
            yield from outflow.taken()
    yield from outflow.taken()


def bundle(selection: Selection) -> Iterator[BundleFile]:
    """The files of the set, each to be read to its end before the next. They show the records at one moment."""
    with one_moment():
        refuse_broken_quotes(selection)
        files = []
        for table in TABLES:
            files.append(CsvFile(table, selection))
            yield files[-1]
        yield TextFile(DICTIONARY, data_dictionary())
        yield TextFile(PACKAGE, datapackage(selection, files, timezone.now()))


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside belongs together, whatever others write meanwhile."""
    began = not connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as cursor:
            if began:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL jit = off")  # it would compile for seconds what runs for milliseconds
        yield


def refuse_broken_quotes(selection: Selection) -> None:
    """Raises ExportError when a quote does not stand in its article: no such file may leave."""
    printed = Substr("article__text", F("start") + 1, F("end") - F("start"))
    quoted = selection.evidence().exclude(quote="").alias(printed=printed)
    broken = quoted.exclude(printed=F("quote")).order_by("pk").values_list("pk", "article_id").first()
    if broken is not None:
        claim, article = broken
        raise ExportError(
            f"The quote of claim {claim} does not stand in article {article}: nothing was exported."
        )


def refuse_other_content(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"{folder} is not a folder.")
    others = (
        sorted(path.name for path in folder.iterdir() if path.name not in NAMES) if folder.exists() else []
    )
    if others:
        raise ExportError(
            f"{folder} holds other files ({', '.join(others[:3])}): name a new or an empty folder."
        )


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A new folder that takes the place of `target` when the block ends well, and vanishes when it does not."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh, former = (target.with_name(f".{target.name}-{uuid4().hex}") for _ in range(2))
    fresh.mkdir()
    try:
        yield fresh
        if target.exists():
            target.rename(former)
        try:
            fresh.rename(target)
        except OSError:
            with suppress(OSError):
                former.rename(target)
            raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(former, ignore_errors=True)


class Outflow:
    """A file that can only be written, and whose content is taken away as it grows."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, chunk: bytes) -> int:
        self._waiting += chunk
        return len(chunk)

    def flush(self) -> None:
        """Nothing to do: what was written waits to be taken."""

    def close(self) -> None:
        """Nothing to do: there is no file behind it."""

    def taken(self) -> Iterator[bytes]:
        """What was written since, if anything: an empty chunk would end a chunked response."""
        if self._waiting:
            yield bytes(self._waiting)
            self._waiting.clear()
