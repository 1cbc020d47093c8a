"""The permission matrix: what each role is answered at each address, by its relation to the child.

Written by hand from the rules of who may see what, and from nothing else: no role, route or model
is imported here, so that a rule changed in the product is changed here too, by somebody who means it.
"""

# What an address may answer.
OPENS = "opens"
ASKS_WHY = "asks for a reason first"
NOT_YOURS = "403, not yours"
NOT_NOW = "409, not now"
NOT_THERE = "404, as if it had never been"
SIGN_IN = "asks to sign in"
GOES_ON = "goes on to another page"
BY_POST_ONLY = "405, not in this way"

# How somebody may stand to a child.
INVOLVED = "involved, or managing who is"
SAME_TEAM = "same team, not involved"
OTHER_TEAM = "other team"
STATED = "reason stated"
NAMED = "restricted, named on it"
NOT_NAMED = "restricted, involved, not named on it"
RELATIONS = (INVOLVED, SAME_TEAM, OTHER_TEAM, STATED, NAMED, NOT_NAMED)

#: Every role, and what the record of a child one is not involved with answers it.
UNINVOLVED = {
    "maru_screener": ASKS_WHY,
    "maru_manager": ASKS_WHY,
    "out_of_hours": ASKS_WHY,
    "social_worker": ASKS_WHY,
    "team_manager": ASKS_WHY,
    "service_manager": ASKS_WHY,
    "conference_chair": ASKS_WHY,
    "rights_advocate": ASKS_WHY,
    "senior_leader": ASKS_WHY,
    "information_governance": ASKS_WHY,
    "early_help_worker": NOT_YOURS,
    "personal_adviser": NOT_YOURS,
    "conference_administrator": NOT_YOURS,
    "lawyer": NOT_YOURS,
    "quality_auditor": NOT_YOURS,
    "data_analyst": NOT_THERE,
    "system_administrator": NOT_THERE,
}
ROLES = tuple(UNINVOLVED)

SCREENERS = {"maru_screener", "maru_manager", "out_of_hours"}
MANAGERS = {"team_manager", "service_manager"}
WITHOUT_CASES = {"data_analyst", "system_administrator"}
EVERYBODY_WITH_CASES = set(ROLES) - WITHOUT_CASES
READ_ONLY = {
    "conference_administrator", "lawyer", "quality_auditor", "senior_leader", "information_governance",
}  # fmt: skip

#: What is done at an address, and the roles that do it where they are involved with the child.
#: The social worker is the allocated worker; early help worker and personal adviser work beside them.
WHO = {
    "read": EVERYBODY_WITH_CASES,
    "add to the record": EVERYBODY_WITH_CASES - READ_ONLY,
    "receive and screen": SCREENERS,
    "screen, having read": SCREENERS,
    "hand over": {"maru_screener", "maru_manager"},
    "be handed to": {"out_of_hours"},
    "decide a screening": {"maru_manager", "service_manager"},
    "write": {"social_worker", "early_help_worker", "personal_adviser"} | MANAGERS,
    "propose to a manager": {"social_worker"} | MANAGERS,
    "decide": MANAGERS,
    "manage the receiving team": MANAGERS,
    "manage the other team": {"service_manager"},
    "oversee": {"maru_manager"} | MANAGERS,
    "whose note it is": {"team_manager"},
    "who was asked, or oversees": {"social_worker", "maru_manager"} | MANAGERS,
    "which worker is asked": {"social_worker"},
    "say that they are one person": (EVERYBODY_WITH_CASES - READ_ONLY) | {"information_governance"},
    "decide on two records": {"information_governance"} | MANAGERS,
    "restrict": {"information_governance", "maru_manager"} | MANAGERS,
    "who wrote it, or manages the child": {"social_worker", "maru_manager"} | MANAGERS,
    "strike out": {"social_worker", "early_help_worker", "personal_adviser", "information_governance"}
    | MANAGERS,
    "strike out whole work": {"maru_manager", "information_governance"} | MANAGERS,
    "read what was struck out": {"information_governance"},
}

#: Addresses about one child, by what is done there. After a stroke: the same address in another state.
OF_A_CHILD = {
    "read": """
        child child_words child_timeline child_family child_genogram child_decisions child_access
        child_assessments
        child_plans child_notes child_search note visit record_history passed_on contact screening referral
        assessment assessment_copy plan plan_copy review review_copy oversight child_documents document
        early_help family_meeting child_merges merge feedback consultation handover
        document_download document_preview life_event transfer
        family_children child_households child_ecomap
        child_chronology family_chronology child_chronology_paper family_chronology_paper
        online_file
    """,
    "add to the record": """
        child_edit child_name child_address relationship_add relationship_add/found relationship_add/new
        relationship_change relationship_end warning_add warning_end visit_add document_add document_edit
        document_version_add note_add child_change child_birth child_stillbirth child_twin child_death
        child_move child_school notice_settle death_suspicion
        responsibility_add responsibility_end professional_add professional_change professional_end
        tie_add tie_end not_told_add warning_review
        chronology_mark
    """,
    "receive and screen": """
        contact_edit contact_child_find contact_child_new contact_child_add contact_family
        contact_relative_new contact_relative_add feedback_add feedback_letter feedback_email
        screening_recommend
        contact_triage contact_take_over partner_check_add partner_check_answer
        consultation_edit handover_add
        online_child online_child_add online_child_new online_child_out
    """,
    "screen, having read": "consultation_contact",
    "hand over": "handover_edit",
    "be handed to": "handover_answer handover_done",
    "decide a screening": "screening_decide screening_decide/replacing",
    "write": """
        assessment_section assessment_submit plan_edit plan_frame goal_add goal_edit goal_remove
        plan_submit plan_new_version action_progress review_record transfer_add transfer_summary
        transfer_propose early_help_consent early_help_lead early_help_consultation family_meeting_add
    """,
    "propose to a manager": "review_propose",
    "decide": "assessment_decide plan_decide review_decide",
    "manage the receiving team": """
        referral_allocate referral_close passed_on_complete acknowledge/manager transfer_decide
        transfer_withdraw twin_decide early_help_decide early_help_worker
    """,
    "manage the other team": "transfer_answer",
    "oversee": "oversight_add",
    "whose note it is": "oversight_decision_add",
    "who was asked, or oversees": "oversight_action_done",
    "which worker is asked": "acknowledge",
    "say that they are one person": "merge_add merge_add/found",
    "decide on two records": "merge_decide merge_undo",
    "restrict": "child_restrict",
    "who wrote it, or manages the child": "note_correct",
    "strike out": "record_in_error in_error_child in_error_child/chosen",
    "strike out whole work": "record_in_error/screening",
    "read what was struck out": "in_error_entry",
}
#: What information governance does on any record that it may read.
OF_THE_CUSTODIAN = {
    "restrict", "strike out", "strike out whole work", "read what was struck out",
    "say that they are one person", "decide on two records",
}  # fmt: skip
#: These open to whoever does the thing, but not in the state their record is in here.
#: The document here is a text, of which no picture is drawn.
NOT_NOW_HERE = {"referral_close", "document_preview"}

#: Addresses of their own kind.
STATE_REASON = "state_reason"
ACCEPT = "passed_on_accept"
PIN = "child_pin"
#: A contact is picked up, and put down, by one press.
IN_HAND = ("contact_pick_up", "contact_put_down")
#: A child is taken off the handover by one press, by whoever may change what is handed over.
TAKE_OFF = "handover_take_off"
#: Taken by one press, so by POST alone.
PRESSED = {ACCEPT, PIN, TAKE_OFF, *IN_HAND}

#: Addresses about no child: who they open to. Everybody else is refused.
OF_NO_CHILD = {
    "home": set(ROLES),
    "team_home": MANAGERS,
    "find": EVERYBODY_WITH_CASES,
    "notices": set(ROLES),
    "record": EVERYBODY_WITH_CASES - READ_ONLY,
    "maru_desk": SCREENERS,
    "partner_checks": SCREENERS,
    "early_help_hub": {"early_help_worker"} | MANAGERS,
    "early_help_ask": {"early_help_worker"} | MANAGERS,
    "consultations": SCREENERS,
    "consultation_add": SCREENERS,
    "consultation_child": SCREENERS,
    "handovers": SCREENERS,
    "handover_find": SCREENERS,
    "online_forms": SCREENERS,
    "contact_add": SCREENERS,
    "my_drafts": set(ROLES),
    "change_password": set(ROLES),
    "in_error_list": {"information_governance"},
    "team_rota": MANAGERS | {"maru_manager", "system_administrator"},
}
#: And those that answer everybody signed in alike.
PRESSED_BY_ALL = """
    sign_out draft_keep notices_read daily_email handovers_give handovers_accept online_take_in duty_turn_end
""".split()
FOR_ALL = {
    **dict.fromkeys(PRESSED_BY_ALL, BY_POST_ONLY),
    "sign_in": GOES_ON,
    "still_here": GOES_ON,
    "notice": NOT_THERE,
    "components": NOT_THERE,
    "admin:login": SIGN_IN,
    "health_live": OPENS,
    "health_ready": OPENS,
}
#: These open to whoever has not signed in: there is nothing to see there.
FOR_VISITORS = {"sign_in", "health_live", "health_ready"}
#: A draft is its owner's: to everybody else it is not there.
OF_ITS_OWNER = {"draft", "draft_discard"}

# The admin site. Nobody else passes its door.
LEADER, ADMINISTRATOR = {"senior_leader"}, {"system_administrator"}
CUSTODIAN = {"information_governance"}
ADMIN_LISTS = {
    "index": LEADER | ADMINISTRATOR | CUSTODIAN,
    "open_children": LEADER,
    "awaiting": LEADER,
    "overdue": LEADER,
    "decided": LEADER,
    "casework_user_changelist": ADMINISTRATOR,
    "casework_user_add": ADMINISTRATOR,
    "casework_user_change": ADMINISTRATOR,
    "casework_user_history": ADMINISTRATOR,
    "casework_user_password": ADMINISTRATOR,
    "casework_securityevent_changelist": ADMINISTRATOR,
    "casework_team_changelist": ADMINISTRATOR,
    "casework_team_add": ADMINISTRATOR,
    "casework_team_change": ADMINISTRATOR,
    "casework_team_history": ADMINISTRATOR,
    "casework_team_close": ADMINISTRATOR,
    "casework_dutyturn_changelist": ADMINISTRATOR,
    "casework_authority_changelist": LEADER | ADMINISTRATOR,
    "casework_authority_give": ADMINISTRATOR,
    "casework_authority_change": LEADER | ADMINISTRATOR,
    "casework_bankholiday_changelist": LEADER | ADMINISTRATOR,
    "casework_bankholiday_add": ADMINISTRATOR,
    "casework_bankholiday_change": LEADER | ADMINISTRATOR,
    "casework_localtimescale_changelist": LEADER | ADMINISTRATOR,
    "casework_localtimescale_change": LEADER | ADMINISTRATOR,
    "casework_locallabel_changelist": LEADER | ADMINISTRATOR,
    "casework_locallabel_change": LEADER | ADMINISTRATOR,
    "casework_exportentry_changelist": ADMINISTRATOR | CUSTODIAN,
    "casework_exportentry_ask": LEADER,
    "casework_exportentry_ready": LEADER,
    "casework_exportentry_file": LEADER,
}
KIND_OF = {route: kind for kind, routes in OF_A_CHILD.items() for route in routes.split()}


def about_a_child(route: str, role: str, relation: str) -> str:
    """What an address about a child answers a role, by its relation to the child."""
    if role in WITHOUT_CASES or relation == NOT_NAMED:
        return NOT_THERE
    if relation in {SAME_TEAM, OTHER_TEAM} or (relation == STATED and UNINVOLVED[role] == NOT_YOURS):
        return UNINVOLVED[role]
    if relation == STATED and not _only_reads(route, role):
        return NOT_YOURS
    if role not in WHO[KIND_OF[route]]:
        return NOT_YOURS
    return NOT_NOW if route in NOT_NOW_HERE else OPENS


def _only_reads(route: str, role: str) -> bool:
    """A stated reason lets one read; and information governance restrict and strike out: not adding."""
    kind = KIND_OF[route]
    return kind in {"read", "screen, having read"} or (
        kind in OF_THE_CUSTODIAN and role == "information_governance"
    )


def state_reason(role: str, relation: str) -> str:
    """The page that asks for the reason: it goes on by itself where none is needed."""
    if role in WITHOUT_CASES or relation == NOT_NAMED:
        return NOT_THERE
    if relation in {INVOLVED, NAMED} or (relation == STATED and UNINVOLVED[role] == ASKS_WHY):
        return GOES_ON
    return OPENS if UNINVOLVED[role] == ASKS_WHY else NOT_YOURS


def by_post(route: str, role: str, relation: str) -> str:
    """What is answered to the press of a button: a record is pinned by whoever opens it."""
    if route == ACCEPT:
        return accept_by_post(role, relation)
    if route == TAKE_OFF:
        return about_a_child("handover_edit", role, relation)
    return about_a_child("contact_edit" if route in IN_HAND else "child", role, relation)


def accept_by_post(role: str, relation: str) -> str:
    """Work passed on is accepted by one press, by a manager of the team it was passed to."""
    if role in WITHOUT_CASES or relation == NOT_NAMED:
        return NOT_THERE
    if relation in {SAME_TEAM, OTHER_TEAM}:
        return UNINVOLVED[role]
    if relation == STATED or role not in MANAGERS:
        return NOT_YOURS
    return OPENS


def admin_record(role: str, relation: str) -> str:
    """The page or the history of a record in the admin site: for leaders, as the product's own pages."""
    if role not in LEADER:
        return NOT_YOURS
    if relation == NOT_NAMED:
        return NOT_THERE
    return UNINVOLVED[role] if relation in {SAME_TEAM, OTHER_TEAM} else OPENS
