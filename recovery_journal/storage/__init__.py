"""How the journal is kept: vault keys, the encrypted database, tables, the change log."""
