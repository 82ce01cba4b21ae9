"""How well the engine reads: gold records against the records that it proposes. Pure, without Django."""
