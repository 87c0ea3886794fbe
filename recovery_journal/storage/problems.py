"""Known problems of a journal on a real computer: nobody's bug, and each with its own calm sentence above."""

from __future__ import annotations


class JournalProblem(Exception):  # noqa: N818 - a problem, not a bug
    """Something known stands in the way. `code` tells which, `values` what its sentence needs.

    Codes: wrong_passphrase · wrong_recovery_code · no_recovery_code · keys_missing · keys_damaged · file_missing ·
    file_empty · not_a_journal · other_key · damaged · newer · locked_elsewhere (process) · closed · read_only ·
    no_permission · folder_missing · disk_full (drive) · drive_trouble · not_enough_memory · already_there (path) ·
    not_written (path) · unknown_journal (label) · no_journal · which_journal (journals) · not_empty · not_read
    (path) · import_strange · import_damaged · import_too_large · import_value (kind, number, field) · import_twice,
    import_alone (kind, number). archive_strange, archive_damaged, other_journal (file) · backup_differs ·
    already_here (label).
    Those about a place say which `folder`.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
