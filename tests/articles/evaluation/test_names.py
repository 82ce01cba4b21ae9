"""Which spellings are one name."""

import pytest

from articles.evaluation.names import agency_key, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Steung Mean Chey", "Stung Meanchey"),
        ("Oddar Meanchey province", "Oddar Meanchey"),
        ("Sangkat IV", "Commune 4"),
        ("Boeung Keng Kang I", "Boeung Keng Kang Muoy"),
        ("Preah Vihear", "Preah Wihear"),
        ("Sa'ang", "Saang"),
        ("Kratié", "Kratie"),
    ],
)
def test_spellings_of_a_place_are_one(one, other):
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Commune I", "Commune II"), ("Village 3", "Village 13"), ("Kampot", "Kampong"), ("ភ្នំពេញ", "កំពត")],
)
def test_different_places_stay_different(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("name", ["District", "ភ្នំពេញ", "№"])
def test_a_name_of_which_nothing_is_left_is_its_own_key(name):
    assert skeleton(name) == name.lower()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GDI", "General Department of Immigration"),
        ("military police", "the Royal Gendarmerie of Cambodia"),
        ("Anti-Corruption Unit", "ACU"),
        ("Kampot Provincial Police Commissariat", "Kampot provincial police"),
        ("Interior Ministry", "Ministry of Interior"),
    ],
)
def test_names_of_an_authority_are_one(one, other):
    assert agency_key(one) == agency_key(other)


def test_local_forces_stay_different():
    assert agency_key("Kampot Provincial Police") != agency_key("Takeo Provincial Police")
