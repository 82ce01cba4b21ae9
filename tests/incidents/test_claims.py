"""Claims in words."""

from decimal import Decimal

import pytest

from incidents.models import Claim


@pytest.mark.parametrize(
    ("values", "wording"),
    [
        ({"item": "cyanide", "unit": "kg"}, "14 kg of cyanide"),
        ({"item": "water pumps", "unit": "pieces"}, "14 water pumps"),
        ({"who": "people", "unit": "people"}, "14 people"),
        ({"unit": "kg"}, "14 kg"),
    ],
)
def test_a_measured_figure_is_worded_with_its_unit(values, wording):
    claim = Claim(kind="seizure", **dict.fromkeys(("low", "best", "high"), Decimal(14)), **values)
    assert claim.wording == wording
