"""What one run of the import did, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from articles.models import ImportItem
from incidents.recording import Recorded

Result = ImportItem.Result


@dataclass
class ImportReport:
    """What a run did. The ledger holds all of it; here stands only what people should read, so that memory stays flat.

    `problems` has one line for each file that failed (path:line: field: reason), `notes` one for what is odd about a
    file that was read (path: note: ...).
    """

    dry_run: bool = False
    results: Counter[str] = field(default_factory=Counter)
    recorded: Recorded = field(default_factory=Recorded)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, item: ImportItem) -> None:
        self.results[item.result] += 1
        if item.result == Result.FAILED:
            self.problems.append(str(item))
        self.notes += [f"{item.path}: note: {warning}" for warning in item.warnings]

    @property
    def failed(self) -> int:
        return self.results[Result.FAILED]

    @property
    def nothing_read(self) -> bool:
        return not any(self.results[result] for result in (Result.CREATED, Result.UPDATED, Result.UNCHANGED))

    def summary(self) -> str:
        """One paragraph: what became of the files, and of the proposals."""
        if not self.results:
            return "No articles were found there."
        names = (Result.CREATED, Result.UPDATED, Result.UNCHANGED, Result.SKIPPED, Result.FAILED)
        files = ", ".join(f"{self.results[name]:,} {name.label.lower()}" for name in names)
        done = self.recorded
        text = (
            f"{counted(self.results.total(), 'file')}: {files}. "
            f"Proposed: {counted(done.operations, 'operation')} and {counted(done.claims, 'claim')}; "
            f"{done.withdrawn:,} claims are no longer proposed, {done.stale:,} turned stale."
        )
        return f"Dry run, nothing was written. {text}" if self.dry_run else text


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
