"""What is done with an assessment: each a verb."""

from assessments.services.lifecycle import (
    start_assessment,
    start_early_help_assessment,
    start_twins_assessment,
    stop_assessment,
)
from assessments.services.rows import save_dangers, save_factors, save_scales
from assessments.services.sections import save_section
from assessments.services.sign_off import decide_assessment, submit_assessment
from assessments.services.still_holds import answer_whether_it_holds, ask_whether_it_holds, take_up

__all__ = [
    "answer_whether_it_holds",
    "ask_whether_it_holds",
    "decide_assessment",
    "save_dangers",
    "save_factors",
    "save_scales",
    "save_section",
    "start_assessment",
    "start_early_help_assessment",
    "start_twins_assessment",
    "stop_assessment",
    "submit_assessment",
    "take_up",
]
