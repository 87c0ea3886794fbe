"""Known problems of a journal on a real computer: nobody's bug, and each with its own calm sentence above."""

from __future__ import annotations


class JournalProblem(Exception):  # noqa: N818 - a problem, not a bug
    """Something known stands in the way. `code` tells which, `values` what its sentence needs.

    Codes: wrong_passphrase · keys_missing · keys_damaged · file_missing · file_empty · not_a_journal · damaged ·
    newer · locked_elsewhere (process) · read_only (folder) · no_permission (folder) · folder_missing (folder) ·
    disk_full (folder) · not_enough_memory · already_there (path) · unknown_journal (label) · no_journal ·
    which_journal (journals).
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
