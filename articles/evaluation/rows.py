"""The rows of an evaluation: what each compares, and how its figures are worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from articles.evaluation import evidence, figures, grouping, measures
from articles.evaluation.cells import Cell, Item, compare, mistaken, once
from articles.evaluation.names import agency_key, skeleton
from articles.evaluation.records import Record, counted, operations, outcomes, statistics


@dataclass(frozen=True, slots=True)
class Case:
    """One article: gold's record, the engine's (empty when there is none), its text and its file where they are known."""

    article: str
    gold: Record
    predicted: Record = field(default_factory=dict)
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    meaning: str
    cell: Callable[[Case], Cell]
    measure: measures.Measure = measures.precision_recall


def both(name: str, meaning: str, items: Callable[[Record], list[Item]]) -> Row:
    """A row that compares the same items of both records."""
    return Row(name, meaning, lambda case: compare(items(case.gold), items(case.predicted)))


def screened(record: Record) -> list[Item]:
    return [Item("operation", "an operation")] if record.get("has_operation") else []


def counts(record: Record) -> list[Record]:
    return counted(outcomes(record))


def of_sort(sort: str) -> Callable[[Record], list[Item]]:
    return lambda record: [figures.folded(o) for o in counts(record) if figures.sort_of(o) == sort]


def named(field: str, fold: Callable[[str], str]) -> Row:
    def names(record: Record) -> list[Item]:
        printed = [name for operation in operations(record) for name in operation.get(field) or [] if name]
        return once(Item(fold(name), name) for name in printed)

    return both(field, f"{field} of the operations, as one set for each article", names)


def dates(record: Record) -> list[Item]:
    spans = [(operation.get("start"), operation.get("end")) for operation in operations(record)]
    return [Item(span, f"{span[0]} to {span[1]}") for span in spans if any(span)]


def codes(record: Record) -> list[Item]:
    found = [str(code) for operation in operations(record) for code in operation.get("codes") or [] if code]
    return once(Item(code, code) for code in found)


def briefs(found: Iterable[Record]) -> list[Item]:
    return [figures.brief(figure) for figure in found]


def with_status(record: Record, wanted: str) -> list[Item]:
    return briefs(outcome for outcome in outcomes(record) if figures.status(outcome) == wanted)


def statistic_as_outcome(case: Case) -> Cell:
    elsewhere = briefs(counted(statistics(case.gold)))
    return mistaken(briefs(counts(case.predicted)), briefs(counts(case.gold)), elsewhere)


def planned_as_done(case: Case) -> Cell:
    gold = case.gold
    return mistaken(
        with_status(case.predicted, "done"), with_status(gold, "done"), with_status(gold, "planned")
    )


ROWS = (
    both("screening", "whether the article reports an operation", screened),
    both(
        "outcomes",
        "kind, count and status of an operation's counted outcomes, and the unit of a seizure",
        lambda record: [figures.exact(o) for o in counts(record)],
    ),
    both(
        "outcomes~",
        "the same, with detention as arrest and violation as people found",
        lambda record: [figures.folded(o) for o in counts(record)],
    ),
    both("~people", "outcomes~ that count people", of_sort("people")),
    both("~sites", "outcomes~ that count sites", of_sort("sites")),
    both("~seizures", "outcomes~ that count seized goods", of_sort("seizures")),
    both("unquantified", "kind and status of outcomes without a figure", figures.unquantified),
    both("modifier", "kind, count and hedge", figures.hedged),
    both("split", "kind, count, nationalities and sex of outcomes that name either", figures.attributed),
    both("parts", "pairs of a part and its total", figures.parts),
    both(
        "money",
        "kind, amount and currency of fines and seizures",
        lambda record: figures.money([*outcomes(record), *statistics(record)]),
    ),
    both(
        "statistics",
        "kind and count of cumulative figures",
        lambda record: briefs(counted(statistics(record))),
    ),
    both("statistics+", "the same, with sex, period and issuer", figures.full_statistics),
    both("dates", "first and last day of the operations", dates),
    *(named(name, skeleton) for name in ("provinces", "districts", "communes", "villages", "sites")),
    named("offences", str),
    named("agencies", agency_key),
    both("codes", "official codes of the operations' deepest places", codes),
    Row(
        "grouping",
        "B-cubed over figures, in articles with several operations; baseline: one operation an article",
        lambda case: grouping.cell(case.gold, case.predicted),
        measures.grouping,
    ),
    Row(
        "statistic_as_outcome",
        "cumulative figures proposed as an operation's",
        statistic_as_outcome,
        measures.mistakes,
    ),
    Row("planned_as_done", "planned outcomes proposed as done", planned_as_done, measures.mistakes),
    Row(
        "evidence",
        "figures whose quote stands in the article and holds the figure",
        lambda case: evidence.cell(case.predicted, case.file),
        measures.evidence,
    ),
)
