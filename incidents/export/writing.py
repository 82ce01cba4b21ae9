"""Files as streams of bytes. PostgreSQL writes the CSV (COPY), one statement a file, so that memory stays flat."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db import connection
from django.db.backends.postgresql.psycopg_any import mogrify

from incidents.export.columns import Table
from incidents.export.selection import Selection

CHUNK = 1 << 16


class BundleFile:
    """One file of the bundle. Its size and hash are known once it has been read to its end."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.size = 0
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        """The content, in chunks of some `CHUNK` bytes. It can be read once."""
        waiting = bytearray()
        for piece in self.pieces():
            waiting += piece
            if len(waiting) >= CHUNK:
                yield self._measured(bytes(waiting))
                waiting.clear()
        if waiting:
            yield self._measured(bytes(waiting))

    def pieces(self) -> Iterator[bytes]:
        raise NotImplementedError

    def _measured(self, chunk: bytes) -> bytes:
        self.size += len(chunk)
        self._digest.update(chunk)
        return chunk


class TextFile(BundleFile):
    def __init__(self, name: str, text: str) -> None:
        super().__init__(name)
        self.text = text

    def pieces(self) -> Iterator[bytes]:
        yield self.text.encode()


class CsvFile(BundleFile):
    """A table as RFC 4180 CSV: UTF-8, a header, lines that end in CR LF. `rows` is known when it has been read."""

    def __init__(self, table: Table, selection: Selection) -> None:
        super().__init__(f"{table.name}.csv")
        self.table = table
        self.rows = 0
        self._query = table.query(selection)

    def pieces(self) -> Iterator[bytes]:
        yield (",".join(column.name for column in self.table.columns) + "\r\n").encode()
        sql, parameters = self._query.query.sql_with_params()
        with connection.cursor() as cursor:
            query = mogrify(sql, parameters, connection)  # COPY takes no parameters beside it
            with cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv, ENCODING 'UTF8')") as lines:
                for line in lines:  # the protocol gives one row at a time, with PostgreSQL's own line end
                    self.rows += 1
                    yield bytes(line[:-1]) + b"\r\n"
