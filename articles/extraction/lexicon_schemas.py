"""What each lexicon may hold: every list and every key that the engine reads, and no other. A new list is named here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from articles.extraction.lexicon_forms import Dictionary, Entries, Form, Number, Table, Text, Words
from articles.extraction.types import AGENCY_KINDS, OFFENCES, OUTCOME_KINDS, PATIENTS, Modifier, Voice

COUNTRY = Text(pattern="[A-Z]{2}")
CURRENCY = Dictionary(Text(pattern="[A-Z]{3}"))
NUMBERS = Dictionary(Number())
HEDGES = Dictionary(Text(of=get_args(Modifier)))
UNIT = Text(pattern="[a-z]+[23]?")
PHRASES = Words()
CONTEXT = Words(optional=True)


def lists(*names: str, form: Words = PHRASES) -> dict[str, Form]:
    return dict.fromkeys(names, form)


GRAMMAR = lists(
    "abroad", "adverbs", "assets", "be", "bodies_of", "boundaries", "bulletin", "carrying", "caught_with", "copulas", "custody_verbs",
    "deed_verbs", "devices", "do", "finite", "forces", "hauls", "have", "hedging", "holding", "human_verbs", "joints", "listing", "locatives", "lying",
    "modals", "negations", "never_authorities", "no_object", "nobody", "other_matters", "outlawed", "papers", "period_before",
    "prepositions", "private_agents", "ranking", "report", "rising", "set_nouns", "several", "similar", "singular_deeds",
    "strong_seizure", "subject_patients", "tally", "together", "total_nouns", "trigger_nouns", "vessels_of", "weighing", "awaited", "collectives", "factive", "force_kinds", "handovers", "pairs", "processes", "quartets", "taken_people", "trios", "clause_openers", "intransitive_past", "past_forms",
)  # fmt: skip

OUTCOMES: dict[str, Form] = {
    "outcome": Entries(
        {
            "kind": Text(of=OUTCOME_KINDS),
            "patients": Words(of=PATIENTS, filled=True),
            "example": Text(),
            **lists("verbs", "nouns", "phrases", "openings", "agents", "adjectives", form=CONTEXT),
            **lists("not_before", "not_after", "not_within", "heads", form=CONTEXT),
            "voices": Words(of=get_args(Voice), optional=True),
        },
        named="kind",
    )
}

OFFENCE_ENTRIES: dict[str, Form] = {
    "behind": Words(),
    "offence": Entries(
        {
            "slug": Text(of=OFFENCES),
            "phrases": Words(lower=False),
            "together": Entries({"first": Words(), "second": Words()}, optional=True),
            "goods": Entries({"first": Words(), "second": Words()}, optional=True),
            "stop": Words(),
            "ignore": Words(optional=True),
        },
        named="slug",
        unique=True,
    ),
}

AGENCIES: dict[str, Form] = {
    "force": Entries(
        {
            "kind": Text(of=AGENCY_KINDS),
            "name": Text(empty=True),
            "phrases": Words(pool="forces", filled=True),
        },
        named="name",
    ),
    "bodies": Table(lists("closing", "closing_pairs", "never") | {"offices": Words(lower=False)}),
    "troops": Table(lists("words")),
    "kinds": Table({"operational": Words(of=AGENCY_KINDS), "buildings": Words()}),
    "roles": Table(
        lists("lead", "participant", "coordinating", "source", "other", form=Words(pool="roles"))
        | lists("speaker", "people", "acts")
    ),
}

COUNTRIES: dict[str, Form] = {
    "country": Entries(
        {
            "code": COUNTRY,
            "names": Words(pool="places", lower=False, filled=True),
            **lists("provinces", "towns", form=Words(pool="places", lower=False, optional=True)),
        },
        named="code",
        unique=True,
    )
}

NATIONALITIES: dict[str, Form] = {
    "country": Entries(
        {
            "code": COUNTRY,
            "name": Text(),
            **lists("adjectives", "nouns", form=Words(pool="people", lower=False)),
        },
        named="code",
        unique=True,
    )
}

DATES: dict[str, Form] = {
    "said": Words(pool="before"),
    "happened": Table(
        lists(
            "meeting", "notification", "law", "court", "follow", "life", "future", form=Words(pool="before")
        )
    ),
    "nouns": Table(lists("meeting", "notification", "law", "court", form=Words(pool="nouns"))),
    "between": Table(lists("words")),
}

NOUNS: dict[str, Form] = {
    "person": Table(lists("female", "male", "neutral", "officer")),
    "remains": Table(lists("bodies")),
    "site": Table(lists("plain")),
    "goods": Table(lists("pieces", "vehicles", "vessels")),
    "case": Table(lists("cases")),
    "event": Table(lists("operations")),
    "plurals": Dictionary(Text()),
    "words": Table(lists("stop", "measure_words")),
}

NUMBER_WORDS: dict[str, Form] = {
    **dict.fromkeys(("units", "tens", "scales", "fixed", "vague", "zero"), NUMBERS),
    **dict.fromkeys(("before", "after"), HEDGES),
    **dict.fromkeys(("currencies", "signs", "prefixed_signs", "qualified_currencies"), CURRENCY),
    "measures": Dictionary(UNIT),
    "words": Table(
        lists(
            "takes_over", "neutral", "percent", "duration", "attribute", "label_before", "label_before_capital",
            "age_before",
        )
    ),
}  # fmt: skip

PLACES: dict[str, Form] = {
    "level_words": Table(
        lists("province", "district", "commune", "village", "area", form=Words(pool="levels"))
    ),
    "foreign_level_words": Table(
        lists("province", "district", "commune", form=Words(pool="levels")) | lists("keeps")
    ),
    "words": Table(
        lists(
            "plural", "prefix", "adjectives", "locative", "openers", "titles", "institutions", "bodies", "numbered"
        )
    ),
    "elsewhere": Table(lists("phrases", "people")),
    "capital": Dictionary(Text(pattern="[A-Z]{2}-[0-9]+"), optional=True),
}  # fmt: skip

SITES = lists(
    "strong", "weak", "opening", "behind", "before", "placed", "strict", "kept", "nouns", "announced"
)

STATUS = lists(
    "planned", "hypothetical", "planned_before_to", "done_before_to", "sent_before_to", "wanted", "condition",
    "alleged", "habit",
)  # fmt: skip

SURROUNDINGS: dict[str, Form] = {
    **lists("authorities", "law"),
    "verbs": Dictionary(Words(filled=True)),
}

VERBS: dict[str, Form] = {"irregular": Dictionary(Words(size=4, repeats=True))}

SCHEMAS: Mapping[str, Table] = {
    "abbreviations": Table(lists("before_full_stop")),
    "agencies": Table(AGENCIES),
    "countries": Table(COUNTRIES),
    "dates": Table(DATES),
    "grammar": Table(GRAMMAR),
    "nationalities": Table(NATIONALITIES),
    "nouns": Table(NOUNS),
    "numbers": Table(NUMBER_WORDS),
    "offences": Table(OFFENCE_ENTRIES),
    "outcomes": Table(OUTCOMES),
    "places": Table(PLACES),
    "sites": Table(SITES),
    "status": Table(STATUS),
    "surroundings": Table(SURROUNDINGS),
    "verbs": Table(VERBS),
}
