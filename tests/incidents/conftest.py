"""A small world: two provinces, an authority and an offence."""

from __future__ import annotations

import pytest

from incidents.recording import References
from tests.builders import cambodia, make_agency, make_location, make_offence


@pytest.fixture
def small_world(db: None) -> References:
    for name in ("Takeo", "Kampot"):
        make_location(key=f"KH-{name.lower()}", name=name, parent=cambodia())
    make_agency(key="takeo-police", name="Takeo Police")
    make_offence(slug="drugs", name="Drugs")
    return References.load("KH")
