"""What makes two figures the same, for each row that compares figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from articles.evaluation.cells import Item
from articles.evaluation.names import agency_key
from articles.evaluation.records import Record, counted, operations, outcomes, statistics, total_of
from articles.extraction.types import SITE_KINDS

# Near-synonyms of the press, which the rows with a "~" do not tell apart.
NEAR = {"detention": "arrest", "violation": "people_found"}
HEDGES = {"nearly": "about", "more_than": "at_least", "up_to": "at_most", "unspecified": "exact"}
UNITS = {
    word: unit
    for unit, words in {
        "kg": ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"),
        "g": ("g", "gram", "grams", "gramme", "grammes"),
        "tonnes": ("t", "ton", "tons", "tonne", "tonnes", "metric ton", "metric tons"),
        "litres": ("l", "litre", "litres", "liter", "liters"),
        "m": ("m", "metre", "metres", "meter", "meters"),
        "m2": ("m2", "m²", "sq m", "square metre", "square metres", "square meters"),
        "m3": ("m3", "m³", "cubic metre", "cubic metres", "cubic meter", "cubic meters"),
        "hectares": ("ha", "hectare", "hectares"),
    }.items()
    for word in words
}


def number(value: Any) -> float | None:
    return None if value is None else round(float(value), 3)


def near(kind: str) -> str:
    return NEAR.get(kind, kind)


def status(figure: Record) -> str:
    """Planned, or done; what is alleged counts as done."""
    return "planned" if figure.get("status") == "planned" else "done"


def unit(figure: Record) -> str:
    return UNITS.get(str(figure.get("unit") or "").lower().strip(" ."), "pieces")


def nationalities(figure: Record) -> tuple[str, ...]:
    return tuple(sorted({str(code).upper() for code in figure.get("nationalities") or []}))


def item(figure: Record, *key: Any) -> Item:
    """The figure, compared by `key`."""
    return Item(key, " ".join(printed(part) for part in key if part not in (None, (), "")), figure)


def printed(part: Any) -> str:
    if isinstance(part, tuple):
        return " ".join(printed(inner) for inner in part)
    return f"{part:,.10g}" if isinstance(part, float) else str(part)


def exact(figure: Record) -> Item:
    """A counted outcome: kind, count, status, and the unit of a seizure."""
    return _figure(figure, figure["kind"])


def folded(figure: Record) -> Item:
    """The same with near-synonyms as one."""
    return _figure(figure, near(figure["kind"]))


def _figure(figure: Record, kind: str) -> Item:
    of = (unit(figure),) if kind == "seizure" else ()
    return item(figure, kind, number(figure.get("count")), status(figure), *of)


def brief(figure: Record) -> Item:
    return item(figure, near(figure["kind"]), number(figure.get("count")))


def sort_of(figure: Record) -> str:
    """Whether an outcome counts people, sites or seized goods."""
    kind = figure["kind"]
    return "sites" if kind in SITE_KINDS else "seizures" if kind == "seizure" else "people"


def unquantified(record: Record) -> list[Item]:
    """Outcomes without count and amount."""
    bare = (o for o in outcomes(record) if o.get("count") is None and o.get("amount") is None)
    return [item(outcome, near(outcome["kind"]), status(outcome)) for outcome in bare]


def hedged(record: Record) -> list[Item]:
    return [
        item(
            outcome,
            near(outcome["kind"]),
            number(outcome["count"]),
            HEDGES.get(outcome.get("modifier") or "exact", outcome.get("modifier") or "exact"),
        )
        for outcome in counted(outcomes(record))
    ]


def attributed(record: Record) -> list[Item]:
    """Outcomes that name nationalities or a sex and are no totals of others."""
    return [
        item(
            outcome,
            near(outcome["kind"]),
            number(outcome["count"]),
            nationalities(outcome),
            outcome.get("sex"),
        )
        for operation in operations(record)
        for outcome in leaves(operation.get("outcomes", []))
        if nationalities(outcome) or outcome.get("sex")
    ]


def leaves(siblings: list[Record]) -> list[Record]:
    totals = {id(total) for outcome in siblings if (total := total_of(outcome, siblings)) is not None}
    return [outcome for outcome in counted(siblings) if id(outcome) not in totals]


def parts(record: Record) -> list[Item]:
    """Pairs of a part and its total."""
    return [
        Item((brief(part).key, brief(total).key), f"{brief(part).words} of {brief(total).words}", part)
        for operation in operations(record)
        for part in counted(operation.get("outcomes", []))
        if (total := total_of(part, operation["outcomes"])) is not None and total is not part
    ]


def money(found: Iterable[Record]) -> list[Item]:
    return [
        item(figure, figure["kind"], number(figure["amount"]), figure.get("currency"))
        for figure in found
        if figure.get("amount") is not None
    ]


def full_statistics(record: Record) -> list[Item]:
    """Cumulative figures with their sex, period and issuer."""
    return [
        item(
            figure,
            near(figure["kind"]),
            number(figure["count"]),
            figure.get("sex"),
            figure.get("period_start"),
            figure.get("period_end"),
            agency_key(figure.get("agency") or ""),
        )
        for figure in counted(statistics(record))
    ]
