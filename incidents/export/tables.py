"""The registry: every file and every column that leaves, and nothing else can.

Headers, datapackage.json and the data dictionary are made from it. A change here is a change of the public files: it
belongs in the changelog.
"""

from __future__ import annotations

from django.db.models.functions import Coalesce

from incidents.export.columns import Column, ForeignKey, Table
from incidents.export.evidence import ARTICLES, EVIDENCE
from incidents.export.figures import (
    BOUND_COLUMNS,
    MEASURE_COLUMNS,
    OPERATION_COLUMNS,
    RULE_COLUMN,
    STATE_COLUMN,
    kind_columns,
)
from incidents.export.operations import COLUMNS as COLUMNS_OF_OPERATIONS
from incidents.export.selection import Selection

OPERATIONS = Table(
    name="operations",
    title="Operations",
    meaning="One row for each operation. Its figures are of what was done, in total: their columns can be added up.",
    rows=Selection.operations,
    key="operation_id",
    foreign_keys=(ForeignKey("parent_operation_id", "", "operation_id"),),
    columns=COLUMNS_OF_OPERATIONS,
)

OUTCOMES = Table(
    name="outcomes",
    title="Outcomes",
    meaning="One row for each total that is known of an operation. Parts of totals stand in breakdowns.csv, cumulative "
    "figures in statistics.csv: figures of one kind, status and unit can be added up.",
    rows=Selection.totals,
    key="outcome_id",
    foreign_keys=(ForeignKey("operation_id", "operations", "operation_id"),),
    columns=(
        Column(
            name="outcome_id",
            title="Outcome number",
            type="integer",
            meaning="Number of the figure in this database; joins it to evidence.csv.",
            value="id",
            example="731",
            unique=True,
            hxl="#id",
        ),
        *OPERATION_COLUMNS,
        *kind_columns("the figure"),
        *BOUND_COLUMNS,
        *MEASURE_COLUMNS,
        RULE_COLUMN,
        STATE_COLUMN,
    ),
)

BREAKDOWNS = Table(
    name="breakdowns",
    title="Breakdowns",
    meaning="One row for each figure that is only a part of a total: 50 women of 230 people. Parts overlap (women, "
    "Vietnamese, without passports): never add them to totals, nor to one another without a thought.",
    rows=Selection.parts,
    key="breakdown_id",
    foreign_keys=(
        ForeignKey("operation_id", "operations", "operation_id"),
        ForeignKey("outcome_id", "outcomes", "outcome_id"),
        ForeignKey("part_of", "", "breakdown_id"),
    ),
    columns=(
        Column(
            name="breakdown_id",
            title="Breakdown number",
            type="integer",
            meaning="Number of the figure in this database; joins it to evidence.csv.",
            value="id",
            example="732",
            unique=True,
            hxl="#id",
        ),
        *OPERATION_COLUMNS,
        Column(
            name="outcome_id",
            title="Total",
            type="integer",
            meaning="The total in outcomes.csv of which it is a part.",
            value="total",
            example="731",
            empty="The total is not stated, or not confirmed.",
            hxl="#id+total",
        ),
        Column(
            name="part_of",
            title="Part of",
            type="integer",
            meaning="The larger part in this file of which it is a part (17 women of the 109 Vietnamese).",
            value="larger_part",
            example="733",
            empty="It is a part of the total itself.",
            hxl="#id+part",
        ),
        Column(
            name="breakdown",
            title="Breakdown",
            meaning="Which part it is: nationalities and sex, or else the noun as printed.",
            example="female",
            empty="Not stated.",
            hxl="#indicator+breakdown",
        ),
        *kind_columns("the figure"),
        *BOUND_COLUMNS,
        *MEASURE_COLUMNS,
        RULE_COLUMN,
        STATE_COLUMN,
    ),
)

STATISTICS = Table(
    name="statistics",
    title="Statistics",
    meaning="One row for each cumulative figure: who counted what, over which period and territory. Periods overlap and "
    "hold operations of operations.csv: never add them to one another or to outcomes.",
    rows=Selection.statistics,
    key="statistic_id",
    foreign_keys=(ForeignKey("part_of", "", "statistic_id"),),
    columns=(
        Column(
            name="statistic_id",
            title="Statistic number",
            type="integer",
            meaning="Number of the figure in this database; joins it to evidence.csv.",
            value="id",
            example="55",
            unique=True,
            hxl="#id",
        ),
        Column(
            name="issuer",
            title="Issuer",
            meaning="The agency that counted.",
            value=Coalesce("issuer__name", "issuer_wording"),
            example="General Department of Immigration",
            empty="Not stated.",
            hxl="#org+issuer",
        ),
        Column(
            name="period_start",
            title="Period from",
            type="date",
            meaning="First day of the period counted.",
            example="2022-01-01",
            empty="Not stated.",
            hxl="#date+start",
        ),
        Column(
            name="period_end",
            title="Period to",
            type="date",
            meaning="Last day of the period counted.",
            example="2022-09-30",
            empty="Not stated, or still going on.",
            hxl="#date+end",
        ),
        Column(
            name="territory",
            title="Territory",
            meaning="The unit whose figure it is.",
            value="territory__name",
            example="Phnom Penh",
            empty="Not stated.",
            hxl="#loc+name",
        ),
        Column(
            name="territory_code",
            title="Territory code",
            meaning="Official code of the territory.",
            value="territory__code",
            example="12",
            empty="Not stated, or the territory has none.",
            hxl="#loc+code",
        ),
        *kind_columns("the figure"),
        *BOUND_COLUMNS,
        *MEASURE_COLUMNS,
        Column(
            name="part_of",
            title="Part of",
            type="integer",
            meaning="The statistic in this file of which it is a part (279 women of 1,450).",
            value="whole",
            example="54",
            empty="It is no part of another, or the whole is not confirmed.",
            hxl="#id+part",
        ),
        Column(
            name="detail",
            title="Detail",
            meaning="What tells it from others of its kind and period.",
            example="without work permits",
            empty="Nothing more is stated.",
            hxl="#description",
        ),
        STATE_COLUMN,
    ),
)

TABLES = (OPERATIONS, OUTCOMES, BREAKDOWNS, EVIDENCE, STATISTICS, ARTICLES)
