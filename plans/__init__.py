"""Plans, their goals and actions, and the reviews that judge them.

May import assessments, referrals, children and casework.
"""
