"""What is done with an assessment: each a verb."""

from assessments.services.contributions import (
    ask_for_contribution,
    chase_contribution,
    give_up_contribution,
    receive_contribution,
    record_disagreement,
)
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
from assessments.services.family_copies import prepare_parents_copy, share_copy, write_childs_copy
from assessments.services.lifecycle import (
    go_on_assessing,
    start_assessment,
    start_early_help_assessment,
    start_twins_assessment,
    stop_assessment,
)
from assessments.services.mapping import add_number, add_to_map, end_on_map
from assessments.services.orders import end_order, extend_order, record_order
from assessments.services.reviewing import add_review_point, hold_review, move_review_point, say_why_late
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
from assessments.services.strategy import (
    ask_for_discussion,
    complete_discussion,
    decide_discussion,
    hold_discussion,
    stop_discussions,
)

__all__ = [
    "add_number",
    "add_review_point",
    "add_to_map",
    "answer_whether_it_holds",
    "ask_for_contribution",
    "ask_for_discussion",
    "ask_whether_it_holds",
    "book_conference",
    "change_part",
    "chase_contribution",
    "complete_discussion",
    "decide_assessment",
    "decide_discussion",
    "decide_enquiry",
    "decide_specialist",
    "end_on_map",
    "end_order",
    "extend_order",
    "give_up_contribution",
    "go_on_assessing",
    "hold_discussion",
    "hold_review",
    "move_review_point",
    "prepare_parents_copy",
    "receive_contribution",
    "record_disagreement",
    "record_order",
    "record_part",
    "save_dangers",
    "save_enquiry",
    "save_factors",
    "save_scales",
    "save_section",
    "save_specialist_section",
    "say_why_late",
    "share_copy",
    "start_assessment",
    "start_early_help_assessment",
    "start_enquiry",
    "start_specialist",
    "start_twins_assessment",
    "stop_assessment",
    "stop_discussions",
    "stop_enquiry",
    "stop_specialist",
    "submit_assessment",
    "submit_enquiry",
    "submit_specialist",
    "take_up",
    "write_childs_copy",
]
