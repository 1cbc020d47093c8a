"""The front door in the admin site: what came in, the unit's work on it, and the episodes it began."""

from referrals.admin import contacts, episodes, online, unit

__all__ = ["contacts", "episodes", "online", "unit"]
