"""evidence.csv and articles.csv: what each figure rests on, word for word."""

from __future__ import annotations

from django.db.models import Case, CharField, Q, Value, When
from django.db.models.expressions import Expression
from django.db.models.functions import Cast, Concat

from articles.models import Article
from incidents.export.cells import Joined
from incidents.export.columns import Column, ForeignKey, Table
from incidents.export.figures import BOUND_COLUMNS, MEASURE_COLUMNS, kind_columns
from incidents.export.selection import Selection
from incidents.models.base import State
from incidents.models.vocabulary import Modifier


def reference(article: str = "") -> Expression:
    """How files name an article: its code, else its address, else its number here."""
    return Case(
        When(~Q(**{f"{article}code": ""}), then=f"{article}code"),
        When(~Q(**{f"{article}url": ""}), then=f"{article}url"),
        default=Concat(Value("article "), Cast(f"{article}id", CharField())),
        output_field=CharField(),
    )


ARTICLE_CODE = "The newsroom's code of the article; of one without a code its address, else its number here."

EVIDENCE = Table(
    name="evidence",
    title="Evidence",
    meaning="One row for each claim of an article on which a figure rests. Several rows of one figure are several "
    "reports of it: never add them.",
    rows=Selection.evidence,
    key="evidence_id",
    foreign_keys=(
        ForeignKey("outcome_id", "outcomes", "outcome_id"),
        ForeignKey("breakdown_id", "breakdowns", "breakdown_id"),
        ForeignKey("statistic_id", "statistics", "statistic_id"),
        ForeignKey("article_id", "articles", "article_id"),
    ),
    columns=(
        Column(
            name="evidence_id",
            title="Evidence number",
            type="integer",
            meaning="Number of the claim in this database.",
            value="id",
            example="9120",
            unique=True,
            hxl="#id",
        ),
        Column(
            name="outcome_id",
            title="Outcome",
            type="integer",
            meaning="The figure of outcomes.csv that it supports. Exactly one of the three references is filled.",
            value="total",
            example="731",
            empty="It supports a figure of another file.",
            hxl="#id+outcome",
        ),
        Column(
            name="breakdown_id",
            title="Breakdown",
            type="integer",
            meaning="The figure of breakdowns.csv that it supports.",
            value="part",
            example="732",
            empty="It supports a figure of another file.",
            hxl="#id+breakdown",
        ),
        Column(
            name="statistic_id",
            title="Statistic",
            type="integer",
            meaning="The figure of statistics.csv that it supports.",
            value="cumulative",
            example="55",
            empty="It supports a figure of another file.",
            hxl="#id+statistic",
        ),
        Column(
            name="article_id",
            title="Article number",
            type="integer",
            meaning="The article, in articles.csv.",
            example="2031",
            hxl="#id+article",
        ),
        Column(
            name="article_code",
            title="Article code",
            meaning=ARTICLE_CODE,
            value=reference("article__"),
            example="KT-2024-1107-03",
            hxl="#id+article+code",
        ),
        *kind_columns("the claim"),
        Column(
            name="modifier",
            title="Modifier",
            meaning="How firmly the article states the figure.",
            allowed=dict(Modifier.choices),
            example="nearly",
            hxl="#indicator+modifier",
        ),
        *BOUND_COLUMNS,
        *MEASURE_COLUMNS,
        Column(
            name="quote",
            title="Quote",
            meaning="The words of the article, as printed: characters `start` to `end` of its text.",
            example="Police arrested 14 people",
            empty="An editor entered the claim without marking its words.",
            hxl="#description+quote",
        ),
        Column(
            name="start",
            title="Start",
            type="integer",
            unit="characters",
            meaning="Where the quote begins in the stored text of the article: Unicode code points, from 0.",
            example="120",
            empty="There is no quote.",
            hxl="#meta+start",
        ),
        Column(
            name="end",
            title="End",
            type="integer",
            unit="characters",
            meaning="Where the quote ends; the character at `end` is no part of it.",
            example="145",
            empty="There is no quote.",
            hxl="#meta+end",
        ),
        Column(
            name="rule",
            title="Rule",
            meaning="The rule of the engine that proposed the claim.",
            example="outcome.arrest",
            empty="An editor entered the claim.",
            hxl="#meta+rule",
        ),
        Column(
            name="engine_version",
            title="Engine version",
            meaning="The version of the engine that proposed the claim.",
            example="1",
            empty="An editor entered the claim.",
            hxl="#meta+version",
        ),
        Column(
            name="state",
            title="State",
            meaning="The editor's judgement of the claim.",
            allowed={
                State.ACCEPTED.value: "An editor accepted it as it stands",
                State.CORRECTED.value: "An editor corrected its values",
                State.PROPOSED.value: "No editor has judged it yet",
            },
            example="accepted",
            hxl="#status",
        ),
    ),
)

ARTICLES = Table(
    name="articles",
    title="Articles",
    meaning="One row for each article that reports an operation of operations.csv or supports a figure.",
    rows=Selection.articles,
    key="article_id",
    columns=(
        Column(
            name="article_id",
            title="Article number",
            type="integer",
            meaning="Number of the article in this database.",
            value="id",
            example="2031",
            unique=True,
            hxl="#id",
        ),
        Column(
            name="article_code",
            title="Article code",
            meaning=ARTICLE_CODE,
            value=reference(),
            example="KT-2024-1107-03",
            unique=True,
            hxl="#id+code",
        ),
        Column(
            name="title",
            title="Title",
            meaning="Its headline.",
            example="Illegal gold mines shut",
            hxl="#title",
        ),
        Column(
            name="outlet",
            title="Outlet",
            meaning="Who published it.",
            value="outlet__name",
            example="The Daily Example",
            empty="Not stated.",
            hxl="#org+outlet",
        ),
        Column(
            name="is_official",
            title="Official outlet",
            type="boolean",
            meaning="Whether the outlet is a state body that publishes about its own work.",
            value="outlet__is_official",
            example="false",
            empty="No outlet is stated.",
            hxl="#org+official",
        ),
        Column(
            name="url",
            title="Address",
            meaning="Where it was published, without tracking parts.",
            example="https://news.example/2024/11/gold",
            empty="Not stated.",
            hxl="#meta+url",
        ),
        Column(name="language", title="Language", meaning="BCP 47 tag.", example="en", hxl="#meta+language"),
        Column(
            name="published_on",
            title="Published on",
            type="date",
            meaning="Day of publication in the newsroom's time zone.",
            example="2024-11-07",
            empty="Not stated.",
            hxl="#date+published",
        ),
        Column(
            name="published_at",
            title="Published at",
            type="datetime",
            meaning="Moment of publication, in UTC.",
            example="2024-11-07T10:35:00Z",
            empty="Only the day is stated, or nothing.",
            hxl="#date+published+time",
        ),
        Column(
            name="inferred",
            title="Inferred",
            meaning="Columns that the article's file did not state and the import inferred.",
            value=Joined("inferred"),
            example="published_on",
            empty="Everything was stated.",
            is_list=True,
            hxl="#meta+inferred",
        ),
        Column(
            name="screening",
            title="Screening",
            meaning="What the article is.",
            allowed=dict(Article.Screening.choices),
            example="relevant",
            hxl="#meta+screening",
        ),
        Column(
            name="text_sha256",
            title="Hash of the text",
            meaning="SHA-256 of the stored text, from which the spans count.",
            example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            hxl="#meta+hash",
        ),
    ),
)
