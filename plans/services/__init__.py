"""What is done to plans and reviews: each a verb."""

from plans.services.approval import decide_plan, submit_plan
from plans.services.deciding_reviews import decide_review
from plans.services.opening import end_plan, open_plan, open_twins_plan, put_in_force, stop_plan
from plans.services.progress import record_progress
from plans.services.reviews import propose, record_review
from plans.services.scheduling import schedule_review, stop_review
from plans.services.writing import (
    add_goal,
    remove_goal,
    save_actions,
    save_goal,
    save_plan_frame,
    start_new_version,
)

__all__ = [
    "add_goal",
    "decide_plan",
    "decide_review",
    "end_plan",
    "open_plan",
    "open_twins_plan",
    "propose",
    "put_in_force",
    "record_progress",
    "record_review",
    "remove_goal",
    "save_actions",
    "save_goal",
    "save_plan_frame",
    "schedule_review",
    "start_new_version",
    "stop_plan",
    "stop_review",
    "submit_plan",
]
