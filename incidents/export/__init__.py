"""The files that reporters get: `bundle` writes them, `tables` says what may stand in them."""
