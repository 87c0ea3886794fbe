"""`python -m recovery_journal`: the same as the command `recovery-journal`."""

from __future__ import annotations

import sys

from recovery_journal.cli import main

if __name__ == "__main__":
    sys.exit(main())
