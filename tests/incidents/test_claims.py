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


@pytest.mark.parametrize(
    ("values", "wording"),
    [
        ({"modifier": "exact", "low": Decimal(0), "best": Decimal(0), "high": Decimal(0)}, "0 people"),
        ({"modifier": "nearly", "best": Decimal(1200), "high": Decimal(1200)}, "nearly 1,200 people"),
        ({"modifier": "range", "low": Decimal(30), "high": Decimal(40)}, "30 to 40 people"),
        ({"modifier": "unspecified", "low": Decimal(24)}, "unstated number of (at least 24) people"),
        ({"modifier": "unspecified"}, "unstated number of people"),
        ({"modifier": "unspecified", "amount": Decimal(118_000_000), "currency": "KHR"}, "118,000,000 KHR"),
    ],
)
def test_a_figure_is_worded_with_its_hedge(values, wording):
    assert Claim(kind="arrest", who="people", **values).wording == wording
