"""The child's record in the admin site, and what every record of a child keeps to there (base)."""

from children.admin.life import LifeEventAdmin
from children.admin.merging import MergeAdmin
from children.admin.network import ProfessionalAdmin
from children.admin.records import PersonAdmin

__all__ = ["LifeEventAdmin", "MergeAdmin", "PersonAdmin", "ProfessionalAdmin"]
