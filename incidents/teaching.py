"""What the engine learns from a judged place or agency: that its wording is a name of the one that the editor chose.

A lesson becomes an alias, which the next reading knows. Whether the editor may add aliases is for the caller to check.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from articles.extraction.agency_index import FORCE_WORDS, UNIT_ADJECTIVES, agency_words, is_acronym, words_of
from articles.extraction.document import TOKEN
from articles.extraction.foreign import foreign_places
from articles.extraction.place_pieces import place_words
from articles.extraction.romanisation import read_name
from articles.extraction.sites import site_words
from articles.history import acting
from incidents.models import Agency, AgencyAlias, Location, LocationAlias, OperationAgency, OperationPlace
from incidents.models.base import HELD

Taught = OperationPlace | OperationAgency


@dataclass(frozen=True, slots=True)
class Lesson:
    """That `wording` means `meaning`. `refusal` says in words why it cannot be taught, empty when it can; `is_known`
    when that is because there is nothing new in it."""

    wording: str
    meaning: str
    refusal: str = ""
    is_known: bool = False


def lesson_of(row: Taught) -> Lesson | None:
    """The lesson of a row that an editor accepted or corrected; None when it holds none: no wording, or no record."""
    if row.state not in HELD or not row.wording:
        return None
    if isinstance(row, OperationPlace):
        if row.location is None:
            return None
        meaning, known = row.location.path, how_known(row.wording, row.location)
        refusal = known or next(place_refusals(row.wording, row.location), "")
    else:
        if row.agency is None:
            return None
        meaning, known = row.agency.name, how_agency_known(row.wording, row.agency)
        refusal = known or next(agency_refusals(row.wording, row.agency), "")
    return Lesson(row.wording, meaning, refusal, bool(known))


def how_known(wording: str, place: Location) -> str:
    """As what the engine knows the wording of the place already; empty when it does not. Names are compared as it does."""
    name = read_name(wording)
    if read_name(place.name) == name or wording == place.local_name:
        return f"it is the name of {place.path} itself"
    if any(read_name(alias.name) == name for alias in place.aliases.all()):
        return f"it is an alias of {place.path} already"
    return ""


def how_agency_known(wording: str, agency: Agency) -> str:
    if same_name(wording, agency.name, agency.acronym, agency.local_name):
        return f"it is the name of {agency} itself"
    if same_name(wording, *(alias.name for alias in agency.aliases.all())):
        return f"it is an alias of {agency} already"
    return ""


def place_refusals(wording: str, place: Location) -> Iterator[str]:
    """Why the wording cannot be an alias of the place, the plainest reason first."""
    name = read_name(wording)
    if not any(letter.isalpha() for letter in wording) or (not name.letters and name.number is not None):
        yield "it is only a number"
    if says_only_what_kind(wording):
        yield "it says what kind of place it is, and not which"
    if len(name.letters) < 2:
        yield "it is too short to be told from other words"
    for other in rivals_of(place):
        if any(
            read_name(each) == name for each in (other.name, *(alias.name for alias in other.aliases.all()))
        ):
            yield f"it is a name of {other.path} ({other.get_level_display().lower()})"
    abroad = foreign_places().get(tuple(token.lower() for token in TOKEN.findall(wording)))
    if abroad is not None and abroad.country != place.country:
        yield f"it is the name of a place abroad ({abroad.country})"


def says_only_what_kind(wording: str) -> bool:
    """Whether all its words are those that stand around names: "the border area", "village"."""
    words, kinds = place_words(), site_words()
    around = {*words.levels, *words.foreign, *words.plural, *words.prefix, *words.adjectives, *words.openers}
    around |= {
        *words.locative,
        *words.titles,
        *words.institutions,
        *words.bodies,
        *words.numbered,
        *kinds.kinds,
    }
    return all(token.lower() in around for token in TOKEN.findall(wording) if token.isalpha())


def rivals_of(place: Location) -> Iterator[Location]:
    """Other places that would be meant as well: those beside it in its unit, and provinces and countries, which are known
    without a unit word; so are districts, among themselves."""
    above = [Location.Level.COUNTRY, Location.Level.PROVINCE]
    if place.level == Location.Level.DISTRICT:
        above.append(Location.Level.DISTRICT)
    beside = Q(parent=place.parent_id, level=place.level)
    found = Location.objects.filter(beside | Q(country=place.country, level__in=above)).exclude(pk=place.pk)
    yield from found.with_path().prefetch_related("aliases")


def agency_refusals(wording: str, agency: Agency) -> Iterator[str]:
    """Why the wording cannot be an alias of the agency, the plainest reason first."""
    words = agency_words()
    common = {word for phrase in words.forces for word in phrase} | words.people | words.closing
    common |= UNIT_ADJECTIVES | FORCE_WORDS | {"local"}
    if not any(letter.isalpha() for letter in wording):
        yield "it is only a number"
    if all(word in common for word in words_of(wording)):
        yield "it says what kind of authority it is, and not which"
    if len(words_of(wording)[0]) < 2 and len(words_of(wording)) == 1:
        yield "it is too short to be told from other words"
    others = Agency.objects.filter(country=agency.country).exclude(pk=agency.pk).prefetch_related("aliases")
    for other in others:
        if same_name(wording, other.name, other.acronym, *(alias.name for alias in other.aliases.all())):
            yield f"it is a name of {other}"


def same_name(wording: str, *names: str) -> bool:
    """Whether the engine would take the wording for one of the names: acronyms as printed, others in any case."""
    if is_acronym(wording):
        return wording in names
    return any(name and not is_acronym(name) and words_of(name) == words_of(wording) for name in names)


def teach(row: Taught, *, editor: User) -> LocationAlias | AgencyAlias:
    """Makes the wording of a row an alias, under the editor's name. Raises ValidationError with the reason if it cannot."""
    with transaction.atomic(), acting(user=editor.pk):
        current = type(row)._default_manager.select_for_update().get(pk=row.pk)
        owner = current.location if isinstance(current, OperationPlace) else current.agency
        if owner is not None:  # two editors do not teach it the same at once
            type(owner)._default_manager.select_for_update().get(pk=owner.pk)
        lesson = lesson_of(current)
        if lesson is None:
            raise ValidationError(
                "There is nothing to teach: accept it first, with its wording and what it means."
            )
        if lesson.refusal:
            raise ValidationError(f"“{lesson.wording}” is not taught: {lesson.refusal}.")
        alias: LocationAlias | AgencyAlias
        if isinstance(current, OperationPlace):
            alias = LocationAlias(location=current.location, name=lesson.wording)
        else:
            alias = AgencyAlias(agency=current.agency, name=lesson.wording)
        alias.full_clean()
        alias.save()
        return alias
