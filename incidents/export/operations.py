"""operations.csv: one row an operation, with everything about it that fits in one row."""

from __future__ import annotations

from django.db.models import Count, F, Max, Min, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from incidents.export.cells import OnePart, listed
from incidents.export.columns import Column
from incidents.export.counts import count_columns
from incidents.export.places import place_columns, point
from incidents.export.selection import CONFIRMED, LEAVES_WITH_OPERATION, PROPOSED
from incidents.models import Location, Operation, OperationAgency, OperationOffence, OperationReport
from incidents.models.vocabulary import DateBasis, DatePrecision

JUDGEMENTS = {CONFIRMED: "An editor confirmed it", PROPOSED: "No editor has confirmed it yet"}
NOT_STATED = "Not stated."


def agencies(role: str) -> Combinable:
    taking_part = OperationAgency.objects.filter(LEAVES_WITH_OPERATION, operation=OuterRef("pk"), role=role)
    name = OnePart(Coalesce("agency__name", "wording"))
    return listed(taking_part.order_by("pk").values_list(name))


def offences(attribute: str) -> Combinable:
    about = OperationOffence.objects.filter(LEAVES_WITH_OPERATION, operation=OuterRef("pk"))
    return listed(about.order_by("offence__slug").values_list(OnePart(F(f"offence__{attribute}"))))


def reports() -> QuerySet[OperationReport]:
    return OperationReport.objects.filter(operation=OuterRef("pk"))


def of_reports(summary: Combinable) -> Combinable:
    return Subquery(reports().order_by().values("operation").annotate(it=summary).values("it"))


AGENCY_ROLES = {
    OperationAgency.Role.LEAD: ("lead_agencies", "Agencies that led", "Mondulkiri Provincial Administration"),
    OperationAgency.Role.PARTICIPANT: ("agencies", "Agencies that took part", "Anti-Corruption Unit"),
    OperationAgency.Role.COORDINATING: (
        "coordinating_agencies",
        "Agencies that coordinated",
        "Ministry of Mines and Energy",
    ),
}

COLUMNS = (
    Column(
        name="operation_id",
        title="Operation number",
        type="integer",
        meaning="Number of the operation in this database; joins it to the other files.",
        value="id",
        example="412",
        unique=True,
        hxl="#id",
    ),
    Column(
        name="code",
        title="Operation code",
        meaning="Stable public code: cite this one. It is given at confirmation and never used again.",
        example="KH-2024-00412",
        empty="Not confirmed yet.",
        unique=True,
        hxl="#id+code",
    ),
    Column(
        name="title",
        title="Title",
        meaning="What it was, in a few words.",
        example="Raid on a gold mine",
        hxl="#title",
    ),
    Column(
        name="kind",
        title="Kind",
        meaning="What sort of action it was.",
        allowed=dict(Operation.Kind.choices),
        example="raid",
        hxl="#activity+type",
    ),
    Column(name="country", title="Country", meaning="ISO 3166 code.", example="KH", hxl="#country+code"),
    Column(
        name="started_on",
        title="Started on",
        type="date",
        meaning="First day, in the newsroom's time zone; of a longer stretch whose days are unknown, its first day.",
        example="2024-11-03",
        empty=NOT_STATED,
        hxl="#date+start",
    ),
    Column(
        name="ended_on",
        title="Ended on",
        type="date",
        meaning="Last day; of a longer stretch whose days are unknown, its last day.",
        example="2024-11-07",
        empty="Not stated; with a start, it may still be going on.",
        hxl="#date+end",
    ),
    Column(
        name="date_precision",
        title="Precision of the date",
        meaning="What the two dates mean: days, or somewhere within a week, month or year.",
        allowed=dict(DatePrecision.choices),
        example="day",
        hxl="#date+precision",
    ),
    Column(
        name="date_wording",
        title="Date as printed",
        meaning="The words from which the date was read.",
        example="from November 3 to 7",
        empty="No words were kept.",
        hxl="#date+text",
    ),
    Column(
        name="date_basis",
        title="Basis of the date",
        meaning="How the date follows from the words.",
        allowed=dict(DateBasis.choices),
        example="inferred",
        empty=NOT_STATED,
        hxl="#date+basis",
    ),
    *place_columns(),
    Column(
        name="latitude",
        title="Latitude",
        type="number",
        unit="degrees north, WGS 84",
        meaning="Of the most precise place, or else of the nearest unit around it that has coordinates.",
        value=point("latitude"),
        example="12.1466",
        empty="No place, or none with coordinates.",
        hxl="#geo+lat",
    ),
    Column(
        name="longitude",
        title="Longitude",
        type="number",
        unit="degrees east, WGS 84",
        meaning="As `latitude`.",
        value=point("longitude"),
        example="106.8372",
        empty="No place, or none with coordinates.",
        hxl="#geo+lon",
    ),
    Column(
        name="coordinates_kind",
        title="Kind of coordinates",
        meaning="Whether they are those of the spot or of the centre of a whole unit.",
        value=point("coordinates_kind"),
        allowed=dict(Location.CoordinatesKind.choices),
        example="centroid",
        empty="There are none.",
        hxl="#geo+type",
    ),
    Column(
        name="coordinates_level",
        title="Level of the coordinates",
        meaning="Level of the unit whose coordinates they are.",
        value=point("level"),
        allowed={value: label for value, label in Location.Level.choices if value != Location.Level.COUNTRY},
        example="district",
        empty="There are none.",
        hxl="#geo+level",
    ),
    Column(
        name="offences",
        title="Offences",
        meaning="What it was about, as words of the codebook.",
        value=offences("slug"),
        example="illegal_mining",
        empty="Not stated, or not confirmed.",
        is_list=True,
        hxl="#cause+code",
    ),
    Column(
        name="offence_names",
        title="Offences, in words",
        meaning="As `offences`, for people, in step with it.",
        value=offences("name"),
        example="Illegal mining",
        empty="Not stated, or not confirmed.",
        is_list=True,
        hxl="#cause+name",
    ),
    *(
        Column(
            name=name,
            title=title,
            meaning="Their names in full; of one that the list of agencies lacks, as it was read.",
            value=agencies(role),
            example=example,
            empty="Not stated, or not confirmed.",
            is_list=True,
            hxl=f"#org+{role.value}",
        )
        for role, (name, title, example) in AGENCY_ROLES.items()
    ),
    *count_columns(),
    Column(
        name="articles",
        title="Number of articles",
        type="integer",
        unit="articles",
        meaning="Articles that report or mention it. 0: an editor entered it without one.",
        value=Coalesce(of_reports(Count("pk")), 0),
        example="2",
        hxl="#indicator+articles",
    ),
    Column(
        name="first_reported_on",
        title="First report",
        type="date",
        meaning="Day of the earliest article, in the newsroom's time zone.",
        value=of_reports(Min("article__published_on")),
        example="2024-11-07",
        empty="No article, or none with a date.",
        hxl="#date+reported+first",
    ),
    Column(
        name="last_reported_on",
        title="Last report",
        type="date",
        meaning="Day of the latest article.",
        value=of_reports(Max("article__published_on")),
        example="2024-11-09",
        empty="No article, or none with a date.",
        hxl="#date+reported+last",
    ),
    Column(
        name="article_urls",
        title="Addresses of the articles",
        meaning="Oldest first.",
        value=listed(
            reports()
            .exclude(article__url="")
            .order_by("article__published_on", "article_id")
            .values_list("article__url")
        ),
        example="https://news.example/2024/11/gold",
        empty="No article, or none with an address.",
        is_list=True,
        hxl="#meta+url",
    ),
    Column(
        name="parent_operation_id",
        title="Part of operation",
        type="integer",
        meaning="The sweep of which it is a raid, when an editor linked the two and both are in this file.",
        value="sweep",
        example="398",
        empty="It stands alone, or the larger one is not in this file.",
        hxl="#id+parent",
    ),
    Column(
        name="state",
        title="State",
        meaning="The editor's judgement of the operation.",
        allowed=JUDGEMENTS,
        example="confirmed",
        hxl="#status",
    ),
    Column(
        name="updated_at",
        title="Changed at",
        type="datetime",
        meaning="Last change of the operation itself, in UTC.",
        example="2024-11-08T03:15:00Z",
        hxl="#date+updated",
    ),
)
