"""What a person can do with a journal: one method an intention, one transaction each, without any window."""
