"""Assessments: allocated, recorded section by section, submitted, signed off.

May import referrals, children and casework.
"""
