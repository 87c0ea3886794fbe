"""Forms: a closed vocabulary of fields, the editors for them, and the form that they make together."""
