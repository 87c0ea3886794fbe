"""What the journal's words mean: its records, their rules, and pure answers over lists of them."""
