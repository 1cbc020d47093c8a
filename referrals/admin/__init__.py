"""The front door in the admin site: what came in, the unit's work on it, and the episodes it began."""

from referrals.admin import contacts, episodes, unit

__all__ = ["contacts", "episodes", "unit"]
