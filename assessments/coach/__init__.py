"""The coach: what a danger statement, a goal or an entry about safety still lacks, in one kind sentence.

It reads words and nothing else: no record, no child, no model. It advises and never refuses, and what it
says is kept nowhere. How often it is right is measured on statements that it was not written from:
`script/benchmark coach`.
"""

from assessments.coach.advice import Advice, Lack
from assessments.coach.danger import on_danger
from assessments.coach.goal import on_goal
from assessments.coach.safety import on_safety

__all__ = ["Advice", "Lack", "on_danger", "on_goal", "on_safety"]
