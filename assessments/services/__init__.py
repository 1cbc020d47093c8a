"""What is done with an assessment: each a verb."""

from assessments.services.lifecycle import (
    start_assessment,
    start_early_help_assessment,
    start_twins_assessment,
    stop_assessment,
)
from assessments.services.mapping import add_number, add_to_map, end_on_map
from assessments.services.rows import save_dangers, save_factors, save_scales
from assessments.services.sections import save_section
from assessments.services.sign_off import decide_assessment, submit_assessment
from assessments.services.specialist import (
    decide_specialist,
    save_specialist_section,
    start_specialist,
    stop_specialist,
    submit_specialist,
)
from assessments.services.still_holds import answer_whether_it_holds, ask_whether_it_holds, take_up

__all__ = [
    "add_number",
    "add_to_map",
    "answer_whether_it_holds",
    "ask_whether_it_holds",
    "decide_assessment",
    "decide_specialist",
    "end_on_map",
    "save_dangers",
    "save_factors",
    "save_scales",
    "save_section",
    "save_specialist_section",
    "start_assessment",
    "start_early_help_assessment",
    "start_specialist",
    "start_twins_assessment",
    "stop_assessment",
    "stop_specialist",
    "submit_assessment",
    "submit_specialist",
    "take_up",
]
