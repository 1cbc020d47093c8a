"""What is done with an assessment: each a verb."""

from assessments.services.enquiry import (
    book_conference,
    change_part,
    decide_enquiry,
    record_part,
    save_enquiry,
    start_enquiry,
    stop_enquiry,
    submit_enquiry,
)
from assessments.services.lifecycle import (
    go_on_assessing,
    start_assessment,
    start_early_help_assessment,
    start_twins_assessment,
    stop_assessment,
)
from assessments.services.orders import end_order, extend_order, record_order
from assessments.services.rows import save_dangers, save_factors, save_scales
from assessments.services.sections import save_section
from assessments.services.sign_off import decide_assessment, submit_assessment
from assessments.services.strategy import (
    ask_for_discussion,
    complete_discussion,
    decide_discussion,
    hold_discussion,
    stop_discussions,
)

__all__ = [
    "ask_for_discussion",
    "book_conference",
    "change_part",
    "complete_discussion",
    "decide_assessment",
    "decide_discussion",
    "decide_enquiry",
    "end_order",
    "extend_order",
    "go_on_assessing",
    "hold_discussion",
    "record_order",
    "record_part",
    "save_dangers",
    "save_enquiry",
    "save_factors",
    "save_scales",
    "save_section",
    "start_assessment",
    "start_early_help_assessment",
    "start_enquiry",
    "start_twins_assessment",
    "stop_assessment",
    "stop_discussions",
    "stop_enquiry",
    "submit_assessment",
    "submit_enquiry",
]
