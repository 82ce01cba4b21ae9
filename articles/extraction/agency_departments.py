"""Departments that a text names by their subject."""

from __future__ import annotations

from articles.extraction.agency_index import Force
from articles.extraction.document import Document, Sentence

# Subjects by which the people of a department are named ("provincial environment officials"), with its full subject.
SUBJECTS = {
    "environment": "Environment", "commerce": "Commerce", "tourism": "Tourism", "agriculture": "Agriculture",
    "mines": "Mines and Energy", "mining": "Mines and Energy", "labour": "Labour", "labor": "Labour",
}  # fmt: skip
PEOPLE = frozenset({"officials", "officers", "inspectors"})


def read_department(document: Document, sentence: Sentence, first: int) -> tuple[Force, int] | None:
    """ "Department of Water Resources and Meteorology", "agriculture department"."""
    tokens = document.tokens
    if first + 2 < sentence.last and tokens[first].text == "Department" and tokens[first + 1].lower == "of":
        last = first + 2
        while last < sentence.last and (tokens[last].text[0].isupper() or _joins(document, sentence, last)):
            last += 1
        if last == first + 2:
            return None
        return Force("department", document.text[tokens[first].start : tokens[last - 1].end]), last
    if (
        first + 1 < sentence.last
        and tokens[first + 1].lower in ("department", "bureau")
        and tokens[first].text.islower()
    ):
        subject = tokens[first].lower
        if subject in SUBJECTS:
            return Force("department", f"Department of {SUBJECTS[subject]}"), first + 2
        if subject.isalpha() and len(subject) > 3:
            return Force("department", f"Department of {subject.capitalize()}"), first + 2
    if first + 1 < sentence.last and tokens[first + 1].lower in PEOPLE and tokens[first].lower in SUBJECTS:
        return Force("department", f"Department of {SUBJECTS[tokens[first].lower]}"), first + 2
    return None


def _joins(document: Document, sentence: Sentence, index: int) -> bool:
    """Whether a comma or "and" stands between two capitalised words of one name."""
    tokens = document.tokens
    following = tokens[index + 1] if index + 1 < sentence.last else None
    return (
        tokens[index].lower in (",", "and")
        and following is not None
        and following.text[0].isupper()
        and not following.text.isupper()
    )
