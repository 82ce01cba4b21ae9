"""The columns of a figure, shared by outcomes, breakdowns, statistics and the claims behind them."""

from __future__ import annotations

from incidents.export.cells import Joined
from incidents.export.columns import Column
from incidents.export.operations import JUDGEMENTS
from incidents.models.outcomes import Rule
from incidents.models.vocabulary import OutcomeKind, Sex, Status


def kind_columns(says: str) -> tuple[Column, ...]:
    return (
        Column(
            name="kind",
            title="Kind",
            meaning=f"What {says} counts; the codebook defines each kind.",
            allowed=dict(OutcomeKind.choices),
            example="arrest",
            hxl="#indicator+kind",
        ),
        Column(
            name="status",
            title="Status",
            meaning="Whether it was done, is only planned, or is claimed by somebody who is no authority. "
            "Never add figures of different status.",
            allowed=dict(Status.choices),
            example="done",
            hxl="#indicator+status",
        ),
    )


BOUND_COLUMNS = (
    Column(
        name="low",
        title="Low",
        type="number",
        meaning="The least that is supported, in `unit`. 0: the sources say none.",
        example="14",
        empty="Not stated, or no lower bound is known.",
        hxl="#indicator+low",
    ),
    Column(
        name="best",
        title="Best",
        type="number",
        meaning="The figure, in `unit`; of a range its upper end. 0: the sources say none.",
        example="14",
        empty="Not stated, or stated without a figure (dozens).",
        hxl="#indicator+best",
    ),
    Column(
        name="high",
        title="High",
        type="number",
        meaning="The most that is supported, in `unit`.",
        example="14",
        empty="Not stated, or no ceiling is set (at least 14).",
        hxl="#indicator+high",
    ),
)

MEASURE_COLUMNS = (
    Column(
        name="unit",
        title="Unit",
        meaning="What `low`, `best` and `high` count: people, sites, kg, pieces, vehicles. Never add different units.",
        example="people",
        empty="The source names none.",
        hxl="#indicator+unit",
    ),
    Column(
        name="item",
        title="Item",
        meaning="What was seized.",
        example="methamphetamine",
        empty="No goods, or not stated.",
        hxl="#item",
    ),
    Column(
        name="amount",
        title="Amount",
        type="number",
        unit="the currency of `currency`",
        meaning="Money fined or seized, in the currency first printed; never converted.",
        example="118000000",
        empty="No sum of money is stated.",
        hxl="#value",
    ),
    Column(
        name="currency",
        title="Currency",
        meaning="ISO 4217 code.",
        example="KHR",
        empty="No sum of money is stated.",
        hxl="#currency",
    ),
    Column(
        name="nationalities",
        title="Nationalities",
        meaning="ISO 3166 codes of the nationalities that the figure names; several: of these together.",
        value=Joined("nationalities"),
        example="CN; PK",
        empty="None is stated.",
        is_list=True,
        hxl="#affected+nationality",
    ),
    Column(
        name="sex",
        title="Sex",
        meaning="When the figure is of women or men alone.",
        allowed=dict(Sex.choices),
        example="female",
        empty="Not stated, or of both.",
        hxl="#affected+sex",
    ),
)

RULE_COLUMN = Column(
    name="rule",
    title="Rule",
    meaning="How low, best and high follow from the claims in evidence.csv.",
    allowed=dict(Rule.choices),
    example="latest_exact",
    hxl="#meta+rule",
)

STATE_COLUMN = Column(
    name="state",
    title="State",
    meaning="Whether editors have accepted everything it rests on.",
    value="judgement",
    allowed=JUDGEMENTS,
    example="confirmed",
    hxl="#status",
)

OPERATION_COLUMNS = (
    Column(
        name="operation_id",
        title="Operation number",
        type="integer",
        meaning="The operation, in operations.csv.",
        example="412",
        hxl="#id+operation",
    ),
    Column(
        name="operation_code",
        title="Operation code",
        meaning="Public code of the operation.",
        value="operation__code",
        example="KH-2024-00412",
        empty="The operation is not confirmed yet.",
        hxl="#id+operation+code",
    ),
)
