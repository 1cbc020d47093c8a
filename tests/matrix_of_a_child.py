"""The addresses about one child, by what is done at each: the first part of tests/matrix.py."""

#: Addresses about one child, by what is done there. After a stroke: the same address in another state.
OF_A_CHILD = {
    "read": """
        child child_words child_timeline child_family child_genogram child_decisions child_access
        child_assessments
        specialist_kinds specialist specialist_copy
        child_plans child_notes child_search note visit record_history passed_on contact screening referral
        assessment assessment_copy plan plan_copy review review_copy oversight child_documents document
        early_help family_meeting child_merges merge feedback consultation handover
        document_download document_preview life_event transfer
        family_children child_households child_ecomap
        online_file
        child_chronology family_chronology child_chronology_paper family_chronology_paper
        child_missing missing_episode still_holds
        child_map
        missed_visit direct_work
        child_protection strategy enquiry order
        assessment_contributions family_copy
    """,
    "add to the record": """
        child_edit child_name child_address relationship_add relationship_add/found relationship_add/new
        relationship_change relationship_end warning_add warning_end visit_add document_add document_edit
        document_version_add note_add child_change child_birth child_stillbirth child_twin child_death
        child_move child_school notice_settle death_suspicion
        responsibility_add responsibility_end professional_add professional_change professional_end
        tie_add tie_end not_told_add warning_review
        missing_add missing_return missing_offer missing_interview happening_add earlier_add new_adult_add
        map_entry_add map_number_add map_entry_end
        missed_visit_add direct_work_add
        chronology_mark
        order_add order_extend order_end
        strategy_ask strategy_hold strategy_complete enquiry_add enquiry_part enquiry_conference
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
        specialist_start specialist_section specialist_submit specialist_stop
        assessment_section assessment_submit plan_edit plan_frame goal_add goal_edit goal_remove
        plan_submit plan_new_version action_progress review_record transfer_add transfer_summary
        transfer_propose early_help_consent early_help_lead early_help_consultation family_meeting_add
        enquiry_write enquiry_submit
        contribution_ask contribution disagreement_add assessment_late
        parents_copy_prepare childs_copy_write family_copy_share
    """,
    "propose to a manager": "review_propose still_holds_answer",
    "decide": """
        specialist_decide assessment_decide plan_decide review_decide strategy_decide enquiry_decide
        review_point review_point_add
    """,
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
