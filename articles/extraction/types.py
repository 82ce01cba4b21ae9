"""The values that pass between the steps of the engine, and the proposals that leave it.

Every span counts code points of the article's canonical text. Everything here is immutable and free of Django, so
an extraction can be pickled to a worker process and compared in a test.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Modifier = Literal["exact", "about", "nearly", "more_than", "at_least", "up_to", "range", "unspecified"]
Status = Literal["done", "planned", "alleged"]
Sex = Literal["female", "male"]
DatePrecision = Literal["day", "week", "month", "year", "unknown"]
DateBasis = Literal["stated", "relative", "inferred", "published"]
Level = Literal["country", "province", "district", "commune", "village", "site"]
PlaceMethod = Literal["alias", "exact", "skeleton", "fuzzy", "unresolved"]
AgencyRole = Literal["lead", "participant", "coordinating"]
Voice = Literal["passive", "active", "reduced", "nominal", "adjective", "phrase", "opening", "agent"]

OUTCOME_KINDS = (
    "arrest", "detention", "deportation", "rescue", "charge", "conviction", "release", "death", "injury",
    "people_found", "violation", "warning", "site_closed", "site_raided", "fine", "seizure", "personnel",
)  # fmt: skip
SITE_KINDS = frozenset({"site_closed", "site_raided"})
# What a verb's figure can count.
PATIENTS = frozenset(
    {"person", "operation", "officer", "site", "goods", "vehicle", "money", "land", "case", "remains"}
)
OFFENCES = (
    "illegal_mining", "illegal_logging", "wildlife_crime", "illegal_fishing", "land_encroachment",
    "illegal_construction", "pollution", "online_scam", "illegal_gambling", "money_laundering", "human_trafficking",
    "sex_trade", "immigration_violation", "drugs", "weapons_explosives", "counterfeit_goods", "unsafe_food",
    "unlicensed_medicine", "smuggling", "traffic_offence", "theft_robbery", "violent_crime", "fraud", "corruption",
    "cybercrime", "child_exploitation", "public_order", "other",
)  # fmt: skip
AGENCY_KINDS = frozenset(
    {
        "ministry", "general_department", "department", "police", "gendarmerie", "military", "court", "prosecutor",
        "customs", "administration", "commission", "inspectorate", "other",
    }
)  # fmt: skip


@dataclass(slots=True, order=True, unsafe_hash=True)  # frozen costs three times as much, and there are many
class Span:
    """Half-open range [start, end) of code points in one article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """What supports a proposal: the quoted span (within one paragraph), the words that fired, and the rule's name."""

    quote: Span
    trigger: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Count:
    """A figure by the codebook's table of counts. `best` empty: not stated; `high` empty: no ceiling."""

    best: Decimal | None
    modifier: Modifier = "exact"
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money as first printed. `currency` is an ISO 4217 code."""

    amount: Decimal
    currency: str


# --- mentions: what one finder saw, before anything is attached to anything ---------------------------------------


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression resolved against the article's anchor.

    `end` is None for an open "since November 3"; both are None only for precision "unknown". `vetoed` says that the
    words around it make it another matter's date (a meeting, an interview, a court hearing, a period of statistics).
    """

    span: Span
    start: date | None
    end: date | None
    precision: DatePrecision
    basis: DateBasis
    relation: Literal["on", "since", "until", "during", "before", "after"] = "on"
    vetoed: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as printed. `key`, `name` and `code` are empty when the gazetteer holds no such place.

    `span` covers `printed` alone (without the unit word), `path` the keys of the parents, from the country down.
    `code` is the official code of the deepest certain unit: a village's, or its commune's where that is ambiguous.
    """

    span: Span
    printed: str
    level: Level
    method: PlaceMethod
    name: str = ""
    key: str = ""
    code: str = ""
    country: str = ""
    path: tuple[str, ...] = ()
    score: float = 1.0
    province: str = ""  # name of the province it lies in, filled in when it becomes a proposal


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """An authority as printed. `key` is empty when it is named by the rule of a place-bound force alone."""

    span: Span
    printed: str
    name: str
    key: str
    role: Literal["lead", "participant", "coordinating", "source", "other"]
    rule: str


@dataclass(frozen=True, slots=True)
class OffenceMention:
    span: Span
    offence: str
    rule: str


# --- proposals: what leaves the engine -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OutcomeProposal:
    """One figure that the article reports of one operation (or, inside a StatisticProposal, of a period).

    `part_of` is the index, in the same list, of the total of which this is a part. `confidence` lies in (0, 1);
    `reasons` say in words what raised or lowered it.
    """

    kind: str
    count: Count
    unit: str
    who: str
    evidence: Evidence
    confidence: float
    item: str = ""
    money: Money | None = None
    nationalities: tuple[str, ...] = ()
    sex: Sex | None = None
    status: Status = "done"
    part_of: int | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceProposal:
    """A place of an operation, with the quote that names it. Level "site" covers named venues and areas."""

    mention: PlaceMention
    evidence: Evidence
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyProposal:
    mention: AgencyMention
    role: AgencyRole
    evidence: Evidence
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OffenceProposal:
    offence: str
    evidence: Evidence
    confidence: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateProposal:
    """When the operation was. `wording` is the date as printed."""

    start: date | None
    end: date | None
    precision: DatePrecision
    basis: DateBasis
    wording: str
    evidence: Evidence | None
    confidence: float


@dataclass(frozen=True, slots=True)
class OperationProposal:
    label: str
    evidence: Evidence
    confidence: float
    date: DateProposal | None = None
    places: tuple[PlaceProposal, ...] = ()
    agencies: tuple[AgencyProposal, ...] = ()
    offences: tuple[OffenceProposal, ...] = ()
    outcomes: tuple[OutcomeProposal, ...] = ()
    background: bool = False
    country: str = ""


@dataclass(frozen=True, slots=True)
class StatisticProposal:
    """A cumulative figure: `outcome.part_of` is an index into the article's statistics."""

    outcome: OutcomeProposal
    agency: AgencyMention | None = None
    period_start: date | None = None
    period_end: date | None = None
    territory: PlaceMention | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything the engine proposes for one article. `text` is the canonical text that the spans count from.

    `published_on` is the anchor of relative dates: the caller's, or one inferred from the text (`published_inferred`).
    """

    text: str
    published_on: date | None
    published_inferred: bool
    has_operation: bool
    operations: tuple[OperationProposal, ...] = ()
    statistics: tuple[StatisticProposal, ...] = ()
    notes: tuple[str, ...] = field(default=())
