"""One secret as it was given, tried on the key files of a journal and of its backups; each slot is paid for once."""

from __future__ import annotations

from typing import Any

from recovery_journal.storage import keys
from recovery_journal.storage.problems import JournalProblem


class Secret:
    """A passphrase or a recovery code in its plain form. Remembers which data keys it gave."""

    def __init__(self, text: str, kind: str = keys.PASSPHRASE) -> None:
        self._text = text  # '' is never tried
        self._kind = kind
        self._tried: dict[str, bytes | None] = {}
        self._by_vault: dict[str, bytes] = {}

    def knows(self, vault: str, data_key: bytes) -> None:
        """Tells the data key of a journal that is open."""
        self._by_vault[vault] = data_key

    def data_key(self, content: dict[str, Any]) -> bytes:
        """The data key in a key file's content.

        Where the slot has another secret, the key that another key file of the same journal gave: a journal's data
        key never changes. Raises JournalProblem: wrong_passphrase, wrong_recovery_code, not_enough_memory.
        """
        found = self.own_data_key(content) or self._by_vault.get(content["vault"])
        if found is None:
            raise keys.wrong(self._kind)
        return found

    def own_data_key(self, content: dict[str, Any]) -> bytes | None:
        """The data key that this secret opens in this very key file; none when it has another secret."""
        slot = keys.slot_of(content, self._kind)
        if slot is None or not self._text:
            return None
        if slot["wrapped"] not in self._tried:
            self._tried[slot["wrapped"]] = self._unwrap(content)
        return self._tried[slot["wrapped"]]

    def _unwrap(self, content: dict[str, Any]) -> bytes | None:
        try:
            found = keys.unwrap_content(content, self._kind, self._text)
        except JournalProblem as problem:
            if problem.code == "not_enough_memory":
                raise
            return None
        self._by_vault[content["vault"]] = found
        return found
