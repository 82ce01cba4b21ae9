"""The admin: every record browsable, searchable and editable, and every proposal judged where its words stand."""

from incidents.admin import (
    agencies,
    articles,
    claims,
    imports,
    links,
    operations,
    outcomes,
    people,
    places,
    vocabulary,
)

__all__ = [
    "agencies",
    "articles",
    "claims",
    "imports",
    "links",
    "operations",
    "outcomes",
    "people",
    "places",
    "vocabulary",
]
