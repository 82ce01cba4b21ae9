"""How well the engine reads: records that people coded against the records that it proposes. Pure, without Django."""
