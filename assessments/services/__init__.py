"""What is done with an assessment: each a verb."""

from assessments.services.contributions import (
    ask_for_contribution,
    chase_contribution,
    give_up_contribution,
    receive_contribution,
    record_disagreement,
)
from assessments.services.family_copies import prepare_parents_copy, share_copy, write_childs_copy
from assessments.services.lifecycle import (
    start_assessment,
    start_early_help_assessment,
    start_twins_assessment,
    stop_assessment,
)
from assessments.services.reviewing import add_review_point, hold_review, move_review_point, say_why_late
from assessments.services.rows import save_dangers, save_factors, save_scales
from assessments.services.sections import save_section
from assessments.services.sign_off import decide_assessment, submit_assessment

__all__ = [
    "add_review_point",
    "ask_for_contribution",
    "chase_contribution",
    "decide_assessment",
    "give_up_contribution",
    "hold_review",
    "move_review_point",
    "prepare_parents_copy",
    "receive_contribution",
    "record_disagreement",
    "save_dangers",
    "save_factors",
    "save_scales",
    "save_section",
    "say_why_late",
    "share_copy",
    "start_assessment",
    "start_early_help_assessment",
    "start_twins_assessment",
    "stop_assessment",
    "submit_assessment",
    "write_childs_copy",
]
