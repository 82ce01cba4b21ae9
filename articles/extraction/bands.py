"""Bands of confidence: what the number beside a proposal means to an editor. Everything that speaks of bands reads them here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """`least` is the lowest confidence in it."""

    name: str
    least: float
    meaning: str


CERTAIN = Band("certain", 0.90, "the words say so plainly: read the sentence once")
LIKELY = Band(
    "likely", 0.70, "read with one step of the engine's own: compare figure and kind with the sentence"
)
DOUBTFUL = Band("doubtful", 0.0, "several things speak against it: it is as much a pointer as a proposal")
BANDS = (CERTAIN, LIKELY, DOUBTFUL)
# The most for what is fuzzy, inherited or derived: it may be as good as certain, but never passes for it.
BELOW_CERTAIN = 0.89


def band_of(confidence: float) -> Band:
    return next(band for band in BANDS if confidence >= band.least)


def range_of(band: Band) -> str:
    """ "0.95 and more", "0.80 to 0.95", "below 0.80"."""
    at = BANDS.index(band)
    if at == 0:
        return f"{band.least:.2f} and more"
    above = BANDS[at - 1].least
    return f"{band.least:.2f} to {above:.2f}" if band.least else f"below {above:.2f}"
