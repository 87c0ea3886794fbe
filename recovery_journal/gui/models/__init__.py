"""Models that lists of records are shown from, and the delegates that paint their rows."""
