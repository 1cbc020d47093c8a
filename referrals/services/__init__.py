"""What is done at the front door: each a verb."""

from referrals.services.acknowledgements import acknowledge, ask_to_acknowledge, stop_acknowledgements
from referrals.services.contacts import (
    add_child,
    add_relative,
    record_contact,
    record_feedback,
    update_contact,
)
from referrals.services.desk import pick_up, put_down, triage
from referrals.services.episodes import allocate_referral, close_referral, open_referral, stop_referral
from referrals.services.online import leave_out, match_child, take_in_form, take_in_waiting
from referrals.services.partner_checks import answer_check, ask_partners
from referrals.services.screening import decide_screening, recommend
from referrals.services.transfers import (
    answer_transfer,
    decide_transfer,
    draft_transfer,
    propose_transfer,
    save_summary,
    send_back,
    send_to_team,
    take_child_on,
    withdraw_transfer,
)
from referrals.services.twins import decide_on_twin, open_twins_referral

__all__ = [
    "acknowledge",
    "add_child",
    "add_relative",
    "allocate_referral",
    "answer_check",
    "answer_transfer",
    "ask_partners",
    "ask_to_acknowledge",
    "close_referral",
    "decide_on_twin",
    "decide_screening",
    "decide_transfer",
    "draft_transfer",
    "leave_out",
    "match_child",
    "open_referral",
    "open_twins_referral",
    "pick_up",
    "propose_transfer",
    "put_down",
    "recommend",
    "record_contact",
    "record_feedback",
    "save_summary",
    "send_back",
    "send_to_team",
    "stop_acknowledgements",
    "stop_referral",
    "take_child_on",
    "take_in_form",
    "take_in_waiting",
    "triage",
    "update_contact",
    "withdraw_transfer",
]
