"""Who acted in an operation, and against which offence: what its own paragraphs and those around them say."""

from __future__ import annotations

from articles.extraction.circumstances import Story
from articles.extraction.groups import Group
from articles.extraction.nationalities import nationality_of
from articles.extraction.operations import conflicts
from articles.extraction.types import AgencyMention, OffenceMention

FARTHEST = 2  # how many paragraphs behind an operation's last still tell what it was about
ACTING = frozenset({"lead", "participant", "coordinating"})
# What is told of people and things that were found in a raid on something else, and in comparisons.
ASIDES = frozenset(
    {
        "drugs", "fraud", "human_trafficking", "illegal_gambling", "illegal_logging", "immigration_violation",
        "land_encroachment", "online_scam", "public_order", "smuggling", "theft_robbery", "unsafe_food",
        "violent_crime", "weapons_explosives", "wildlife_crime",
    }
)  # fmt: skip
# The same where an article has several operations, and this one's own paragraphs tell of another offence.
ASIDES_OF_ONE = frozenset(
    {"drugs", "fraud", "immigration_violation", "smuggling", "theft_robbery", "unsafe_food"}
)
# Who is at a desk for one of these has the telephones and computers that else tell of a scam.
AT_DESKS = frozenset({"illegal_gambling", "cybercrime", "child_exploitation"})
# In the names of forces that may stand beside the police of their nation.
NEAR = frozenset({"Police", "Bureau", "Division", "Force", "Department", "Group"})


def offences_of(group: Group, story: Story, alone: bool = False) -> list[OffenceMention]:
    """The offences of the heading, the caption, the lead, the paragraphs that tell the operation and those that go on with it."""
    paragraphs = {scene.sentence.paragraph for scene in group.scenes} | story.outer
    found: dict[str, OffenceMention] = {}
    for scene in story.of(paragraphs):
        for mention in scene.offences:
            take(found, mention)
    last = max((scene.sentence.paragraph for scene in group.scenes), default=0)
    for scene in group.context:
        if scene.weighs or scene.sentence.paragraph > last + FARTHEST or conflicts(scene, group):
            continue
        for mention in scene.offences:
            take(found, mention)
    if group.header is not None:
        for mention in offences_of(group.header, story):
            take(found, mention)
    if goods := told_by_goods(found):
        del found[goods]
    if "online_scam" in found:
        found.pop("fraud", None)  # it is told of which kind
    if not story.foremost.isdisjoint(found.keys() - {"weapons_explosives"}):
        own = {mention.offence for scene in story.of(paragraphs - story.outer) for mention in scene.offences}
        asides = [mention for mention in found.values() if is_aside(mention, story, alone, own)]
        for mention in asides:
            del found[mention.offence]
    return list(found.values())


def take(found: dict[str, OffenceMention], mention: OffenceMention) -> None:
    """Keeps the first mention of each offence, and the first of its words before those of goods."""
    kept = found.setdefault(mention.offence, mention)
    if kept.rule.endswith(".goods") and not mention.rule.endswith(".goods"):
        found[mention.offence] = mention


def told_by_goods(found: dict[str, OffenceMention]) -> str:
    """The offence of which nothing tells but the goods, where others of the operation's are told that need the same."""
    for offence, mention in found.items():
        if mention.rule.endswith(".goods") and not AT_DESKS.isdisjoint(found):
            return offence
    return ""


def is_aside(told: OffenceMention, story: Story, alone: bool, own: set[str]) -> bool:
    """Whether an article speaks of an offence behind its lead alone and but once, as of the pistol that lay beside the
    drugs, the forged stamp on the permit where it has but one operation, or the cook without papers where the
    operation's `own` paragraphs tell of something else."""
    among = told.offence in ASIDES_OF_ONE and bool(own - {told.offence})
    if told.offence in story.foremost or not (alone or among or told.offence == "weapons_explosives"):
        return False
    mentions = [m for scene in story.scenes for m in scene.offences if m.offence == told.offence]
    beside = told.offence == "weapons_explosives" and all(m.rule.endswith(".together") for m in mentions)
    return beside or ((alone or among) and len(mentions) == 1 and told.offence in ASIDES)


def agencies_of(group: Group, story: Story, alone: bool) -> list[AgencyMention]:
    """The authorities that act in the operation's paragraphs; anywhere in the article when it is the only one."""
    paragraphs = {scene.sentence.paragraph for scene in (*group.scenes, *group.context)}
    found: dict[str, AgencyMention] = {}
    for scene in story.scenes if alone else story.of(paragraphs):
        for mention in scene.agencies:
            weak = mention.rule.endswith((".speaker", ".named"))
            if mention.role in ACTING and not (
                scene.counts and weak
            ):  # who has counted has not therefore acted
                found.setdefault(mention.name, mention)
    if group.header is not None:
        for mention in agencies_of(group.header, story, False):
            found.setdefault(mention.name, mention)
    return without_nations(list(found.values()))


def without_nations(agencies: list[AgencyMention]) -> list[AgencyMention]:
    """Without "Thai police" beside the force of Thailand that is named more closely, which it stands for."""
    broad = [
        mention
        for mention in agencies
        if mention.role != "source" and names_nation(mention.printed) and not mention.key.startswith("KH")
    ]
    others = [
        mention for mention in agencies if mention not in broad and NEAR.intersection(mention.name.split())
    ]
    return [mention for mention in agencies if mention not in broad] if broad and others else agencies


def names_nation(printed: str) -> bool:
    """Whether nothing but a nation says whose police they are."""
    words = printed.lower().split()
    return len(words) == 2 and words[1] == "police" and nationality_of(words[0]) not in (None, "KH")
