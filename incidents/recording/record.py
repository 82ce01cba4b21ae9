"""Records the extractions of a batch of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.types import Extraction
from articles.models import Article
from incidents.models import Claim, Operation
from incidents.models.base import State
from incidents.recording.changes import Changes
from incidents.recording.drafts import Drafter
from incidents.recording.reconcile import reconcile
from incidents.recording.references import References
from incidents.recording.stored import Stored, load, operations_named


@dataclass(frozen=True, slots=True)
class Reading:
    """A saved article and what the engine proposes of its text. `is_new`: nothing rests on the article yet."""

    article: Article
    extraction: Extraction
    is_new: bool


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a batch changed: operations and claims that were added, claims withdrawn, claims that turned stale.

    `articles` are the primary keys of the articles whose proposals are no longer what they were.
    """

    operations: int = 0
    claims: int = 0
    withdrawn: int = 0
    stale: int = 0
    articles: frozenset[int] = frozenset()

    def __add__(self, other: Recorded) -> Recorded:
        return Recorded(
            self.operations + other.operations,
            self.claims + other.claims,
            self.withdrawn + other.withdrawn,
            self.stale + other.stale,
            self.articles | other.articles,
        )


def record(readings: Sequence[Reading], references: References, engine: str) -> Recorded:
    """Makes the proposals of these articles what their extractions say, in the caller's transaction.

    `engine` is the version that is noted with each new row. Recording the same again writes nothing. Raises
    RecordingError when the reference data lacks an offence or a figure is too large, and nothing is written then.
    """
    changes = Changes()
    drafts = [
        Drafter(reading.article, reading.extraction, references, engine).draft() for reading in readings
    ]
    stored, people = load(reading.article for reading in readings if not reading.is_new)
    named = operations_named(entry.operation.proposal for draft in drafts for entry in draft.operations)
    touched = set()
    for draft in drafts:
        before = changes.size
        reconcile(draft, stored.get(draft.article.pk, Stored()), named, people, changes)
        if changes.size > before:
            touched.add(draft.article.pk)
    changes.write()
    return Recorded(
        operations=len(changes.created[Operation]),
        claims=len(changes.created[Claim]),
        withdrawn=len(changes.deleted[Claim]),
        stale=sum(
            isinstance(row, Claim) and "state" in names and row.state == State.STALE
            for row, names in changes.changed.items()
        ),
        articles=frozenset(touched),
    )
