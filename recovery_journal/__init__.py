"""Recovery Journal: an encrypted relapse-prevention plan, daily check-in and aftercare journal."""

__version__ = "0.1.0"
