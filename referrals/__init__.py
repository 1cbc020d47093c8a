"""Contacts, MARU screening and referrals: the front door, and the episode it opens.

May import children and casework.
"""
