"""What is done at the front door: each a verb."""

from referrals.services.acknowledgements import acknowledge, ask_to_acknowledge, stop_acknowledgements
from referrals.services.consultations import (
    correct_consultation,
    record_consultation,
    say_whom,
    turn_into_contact,
)
from referrals.services.contacts import (
    add_child,
    add_relative,
    record_contact,
    update_contact,
)
from referrals.services.desk import pick_up, put_down, triage
from referrals.services.early_help import (
    accept_early_help,
    ask_for_early_help,
    decide_early_help,
    end_early_help,
    take_over_passed_on,
)
from referrals.services.early_help_access import hold_early_help
from referrals.services.early_help_work import (
    allocate_early_help,
    record_advice,
    record_consent,
    save_lead,
)
from referrals.services.episodes import allocate_referral, close_referral, open_referral, stop_referral
from referrals.services.feedback import record_feedback, send_email, write_email, write_letter
from referrals.services.handovers import (
    accept_handovers,
    change_handover,
    finish_handover,
    give_handovers,
    prepare_handover,
    return_handover,
    take_off,
)
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
    "accept_early_help",
    "accept_handovers",
    "acknowledge",
    "add_child",
    "add_relative",
    "allocate_early_help",
    "allocate_referral",
    "answer_check",
    "answer_transfer",
    "ask_for_early_help",
    "ask_partners",
    "ask_to_acknowledge",
    "change_handover",
    "close_referral",
    "correct_consultation",
    "decide_early_help",
    "decide_on_twin",
    "decide_screening",
    "decide_transfer",
    "draft_transfer",
    "end_early_help",
    "finish_handover",
    "give_handovers",
    "hold_early_help",
    "leave_out",
    "match_child",
    "open_referral",
    "open_twins_referral",
    "pick_up",
    "prepare_handover",
    "propose_transfer",
    "put_down",
    "recommend",
    "record_advice",
    "record_consent",
    "record_consultation",
    "record_contact",
    "record_feedback",
    "return_handover",
    "save_lead",
    "save_summary",
    "say_whom",
    "send_back",
    "send_email",
    "send_to_team",
    "stop_acknowledgements",
    "stop_referral",
    "take_child_on",
    "take_in_form",
    "take_in_waiting",
    "take_off",
    "take_over_passed_on",
    "triage",
    "turn_into_contact",
    "update_contact",
    "withdraw_transfer",
    "write_email",
    "write_letter",
]
