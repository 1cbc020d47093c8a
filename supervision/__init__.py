"""Management oversight of a child, and the leaders' overview.

May import plans, assessments, referrals, children and casework.
"""
