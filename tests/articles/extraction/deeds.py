"""Invented deeds of every kind, and how English tells each: sentences whose reading follows from how they were made."""

from __future__ import annotations

from dataclasses import dataclass

from articles.extraction.outcome_rules import forms_of

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


@dataclass(frozen=True)
class Deed:
    """Somebody does something to counted people, places or things."""

    kind: str
    agent: str
    verb: str
    patients: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.verb} {self.patients}"

    @property
    def past(self) -> str:
        return forms_of(self.verb)[1]

    @property
    def participle(self) -> str:
        return forms_of(self.verb)[2]


DEEDS = tuple(
    Deed(*words.split("/"))
    for words in (
        "arrest/Police/arrest/men", "arrest/Police/apprehend/suspects", "detention/Police/detain/men",
        "detention/Gendarmes/detain/women", "deportation/Officials/deport/men", "deportation/Officials/expel/workers",
        "rescue/Police/rescue/workers", "rescue/Officers/liberate/women", "charge/Prosecutors/charge/suspects",
        "charge/Prosecutors/indict/officials", "conviction/The court/convict/traffickers",
        "conviction/The court/jail/smugglers", "release/Police/release/suspects", "release/Officials/discharge/men",
        "death/Guards/kill/men", "injury/Guards/injure/men", "injury/Guards/wound/women",
        "people_found/Officers/find/foreigners", "people_found/Officers/discover/workers",
        "warning/Officers/reprimand/vendors", "warning/Officers/caution/drivers", "violation/The unit/handle/cases",
        "violation/The unit/investigate/cases", "site_closed/Inspectors/close/shops", "site_closed/Officials/demolish/huts",
        "site_closed/Inspectors/seal/clinics", "site_raided/Police/raid/houses", "site_raided/Police/search/villas",
        "fine/Inspectors/fine/drivers", "fine/Inspectors/penalise/vendors", "seizure/Customs/seize/chainsaws",
        "seizure/Rangers/confiscate/logs", "seizure/Police/impound/trucks", "personnel/The governor/deploy/officers",
    )
)  # fmt: skip


def active(deed: Deed, number: str = "12") -> str:
    return f"{deed.agent} {deed.past} {number} {deed.patients} near the pier."


def passive(deed: Deed, number: str = "12", auxiliary: str = "were") -> str:
    return opened(f"{number} {deed.patients} {auxiliary} {deed.participle} near the pier.")


def opened(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def in_words(number: int) -> str:
    """A number below ten thousand as the press spells it: "one thousand two hundred and thirty-one"."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        rest = number % 10
        return TENS[number // 10] + (f"-{SMALL[rest]}" if rest else "")
    unit, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    head, rest = divmod(number, unit)
    joint = " and " if rest < 100 else " "
    return f"{in_words(head)} {name}" + (joint + in_words(rest) if rest else "")
