"""The child's record: people, family, access, visits, timeline, decision index, passed-on work.

The child outlives every referral, so this sits beneath the stages. May import casework only.
"""
