"""Where each address of the matrix is, in the world of tests/world.py."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from casework.models import Authority, BankHoliday, ExportEntry, Team
from casework.searches import sealed
from children.models import Person
from supervision.models import OversightAction
from tests import kinds, matrix
from tests.assessment_addresses import of_assessments
from tests.front_door_addresses import Places, of_the_front_door
from tests.life_addresses import of_changing_lives
from tests.protection_addresses import of_protection
from tests.specialist_addresses import of_specialist_assessments
from tests.world import World


def of_children(world: World) -> dict[str, tuple[str, Person]]:
    """For every address about a child: where it is, and whose record it is part of."""
    found = {}
    places = {
        **_people(world),
        **_merges(world),
        **_lives(world),
        **of_changing_lives(world),
        **of_the_front_door(world),
        **_stages(world),
        **of_specialist_assessments(world),
        **of_protection(world),
    }
    for route, (child, args, query) in places.items():
        found[route] = (reverse(route.partition("/")[0], args=args) + query, child)
    return found


def _people(world: World) -> Places:
    """What hangs on the child: one with a note, a relative, a warning and a visit."""
    child = world.children["note"]
    mother = child.relationships.get(kind="mother")
    warning, visit, note = child.warnings.get(), child.visits.get(), child.notes.get()
    document = child.documents.get()
    version = document.versions.get()
    pages = """
        child child_words child_timeline child_family child_decisions child_access child_assessments
        child_plans child_notes child_search note_add child_documents document_add child_edit child_name
        child_address child_restrict relationship_add warning_add visit_add oversight_add state_reason
        child_genogram child_pin child_change child_death child_move child_school
        child_merges merge_add family_children child_households child_ecomap
        responsibility_add professional_add tie_add not_told_add
        child_map map_entry_add map_number_add
        missed_visit_add direct_work_add
    """
    found: Places = {route: (child, [child.pk], "") for route in pages.split()}
    other = Person.objects.get(screenings=world.records["advised"].screening)
    return found | {
        "relationship_add/found": (child, [child.pk], f"?other={other.pk}"),
        "relationship_add/new": (child, [child.pk], "?new=1"),
        **{route: (child, [mother.pk], "") for route in ("relationship_change", "relationship_end")},
        "map_entry_end": (child, [child.map_entries.get(kind="strengths").pk], ""),
        **{route: (child, [warning.pk], "") for route in ("warning_end", "warning_review")},
        **_network(child),
        **_chronology(child),
        "visit": (child, [visit.pk], ""),
        **_seeing(child),
        "note": (child, [note.pk], ""),
        "note_correct": (child, [note.pk], ""),
        "record_history": (child, ["children.visit", visit.pk], ""),
        "document": (child, [document.pk], ""),
        **{route: (child, [document.pk], "") for route in ("document_edit", "document_version_add")},
        "document_download": (child, [version.pk], ""),
        "document_preview": (child, [version.pk, 1], ""),
        "record_in_error": (child, ["children.visit", visit.pk], ""),
        "in_error_child": (child, ["children.visit", visit.pk], f"?search={sealed('Tregear')}"),
        "in_error_child/chosen": (child, ["children.visit", visit.pk], f"?other={other.pk}"),
        "in_error_entry": (child, [world.records["struck"].pk], ""),
    }


def _merges(world: World) -> Places:
    """Two records that wait for a decision, and two that were merged."""
    one, second = world.records["merge"], world.records["merged"]
    other = Person.objects.get(screenings=world.records["advised"].screening)
    return {
        "merge_add/found": (one.standing, [one.standing_id], f"?other={other.pk}"),
        "merge": (one.standing, [one.pk], ""),
        "merge_decide": (one.standing, [one.pk], ""),
        "merge_undo": (second.standing, [second.pk], ""),
    }


def _seeing(child: Person) -> Places:
    """Direct work with the child, and a visit that did not happen."""
    return {
        "missed_visit": (child, [child.missed_visits.get().pk], ""),
        "direct_work": (child, [child.direct_work.get().pk], ""),
    }


def _network(child: Person) -> Places:
    """Who and what is round the child."""
    professional = child.professionals.get()
    return {
        "professional_change": (child, [professional.pk], ""),
        "professional_end": (child, [professional.pk], ""),
        "responsibility_end": (child, [child.responsibilities.get().pk], ""),
        "tie_end": (child, [child.ties.get().pk], ""),
    }


def _chronology(child: Person) -> Places:
    """Their story as a page and as papers, and one entry of it."""
    return {
        "child_chronology": (child, [child.pk], ""),
        "family_chronology": (child, [child.pk], ""),
        "child_chronology_paper": (child, [child.pk, "docx"], ""),
        "family_chronology_paper": (child, [child.pk, "pdf"], ""),
        "chronology_mark": (child, [child.pk, "children.note", child.notes.get().pk], ""),
    }


def _lives(world: World) -> Places:
    """What happened in lives, and the way to another team."""
    kept = world.records
    expected, born, death = kept["expected"].child, kept["born"].child, kept["death"]
    mended, asked, sent = (kept[f"transfer of {key}"] for key in ("submitted", "plan copy", "proposed"))
    notice = death.person.notices.first()
    found: Places = {
        "child_birth": (expected, [expected.pk], ""),
        "child_stillbirth": (expected, [expected.pk], ""),
        "child_twin": (born, [born.pk], ""),
        "twin_decide": (kept["twin"].child, [kept["twin"].pk], ""),
        "life_event": (death.person, [death.person.life_events.get().pk], ""),
        "notice_settle": (death.person, [notice.pk], ""),
        "death_suspicion": (death.person, [death.pk], ""),
        "transfer_add": (kept["assessment"].child, [kept["assessment"].referral_id], ""),
        "transfer_decide": (asked.child, [asked.pk], ""),
        "transfer_answer": (sent.child, [sent.pk], ""),
    }
    for page in ("transfer", "transfer_summary", "transfer_propose", "transfer_withdraw"):
        found[page] = (mended.child, [mended.pk], "")
    return found


def _stages(world: World) -> Places:
    kept = world.records
    note, case, signed, draft = kept["note"], kept["assessment"], kept["submitted"], kept["drafted"]
    version, review = kept["plan copy"], kept["proposed"]
    plan = review.plan
    action = OversightAction.objects.get(decision__note=note)
    return {
        "referral": (case.child, [case.referral_id], ""),
        "referral_allocate": (case.child, [case.referral_id], ""),
        "referral_close": (case.child, [case.referral_id], ""),
        "assessment": (case.child, [case.pk], ""),
        "assessment_section": (case.child, [case.pk, "analysis"], ""),
        "assessment_submit": (case.child, [case.pk], ""),
        "assessment_copy": (signed.child, [signed.pk], ""),
        **of_assessments(world),
        "assessment_decide": (signed.child, [signed.assessment_id], ""),
        "plan": (plan.child, [plan.pk], ""),
        "plan_edit": (draft.child, [draft.pk], ""),
        "plan_frame": (draft.child, [draft.pk], ""),
        "goal_add": (draft.child, [draft.pk], ""),
        "goal_edit": (draft.child, [draft.goals.get().pk], ""),
        "goal_remove": (draft.child, [draft.goals.get().pk], ""),
        "plan_submit": (draft.child, [draft.pk], ""),
        "plan_new_version": (plan.child, [plan.pk], ""),
        "plan_copy": (version.child, [version.pk], ""),
        "plan_decide": (version.child, [version.plan_id], ""),
        "action_progress": (plan.child, [plan.goals.get().actions.first().pk], ""),
        "review": (review.child, [review.pk], ""),
        "review_record": (review.child, [review.pk], ""),
        "review_propose": (review.child, [review.pk], ""),
        "review_decide": (review.child, [review.pk], ""),
        "review_copy": (review.child, [review.copies.get().pk], ""),
        "oversight": (note.child, [note.pk], ""),
        "oversight_decision_add": (note.child, [note.pk], ""),
        "oversight_action_done": (note.child, [action.pk], ""),
    }


def of_no_child(world: World | None = None) -> dict[str, str]:
    """Where each is; without a world, only their names count."""
    nobody = world.records["asked about nobody"].pk if world else UUID(int=1)
    nobodys = {"notice": [UUID(int=1)], "consultation_child": [nobody]}
    named = [*matrix.OF_NO_CHILD, *matrix.FOR_ALL]
    return {route: reverse(route, args=nobodys.get(route, [])) for route in named}


def admin_lists(world: World) -> dict[str, str]:
    """Every page of the admin site that is not about one child."""
    args: dict[str, list[Any]] = {
        "open_children": ["assessment"],
        "awaiting": ["plan"],
        "overdue": ["review"],
        "decided": ["2026-11-23"],
        **{f"casework_user_{page}": [world.cast.denzel.pk] for page in ("change", "history", "password")},
        **{f"casework_team_{page}": [Team.objects.get(key="hub").pk] for page in ("change", "history")},
        "casework_team_close": [Team.objects.get(key="lizard").pk],
        **_of_rules(world),
    }
    pages = {
        route: reverse(f"admin:{route}", args=args.get(route, [])) + CHANGES.get(route, "")
        for route in matrix.ADMIN_LISTS
    }
    return pages | {
        name(model, "changelist"): reverse(f"admin:{name(model, 'changelist')}") for model in kept_models()
    }


#: What is to change stands in the address: with it, the page shows the preview and asks for the reason.
CHANGES = {
    "casework_authority_give": "?role=maru_screener&act=decide&which=advice"
    "&starts-day=1&starts-month=12&starts-year=2026&ends-day=14&ends-month=12&ends-year=2026",
    "casework_authority_change": "?last_day-day=1&last_day-month=12&last_day-year=2026",
    "casework_bankholiday_add": "?date-day=24&date-month=11&date-year=2026&name=Mourning",
    "casework_localtimescale_change": "?amount=7&effective_from-day=1&effective_from-month=12"
    "&effective_from-year=2026",
    "casework_locallabel_change": "?words=Family+help+plan&effective_from-day=1&effective_from-month=12"
    "&effective_from-year=2026",
}


def _of_rules(world: World) -> dict[str, list[Any]]:
    right = Authority.objects.filter(stage="plan", outcome="approved", role="team_manager").get()
    taken = ExportEntry.objects.filter(list_key="plans.plan").get()
    exports = {f"casework_exportentry_{page}": ["plans.plan", taken.pk] for page in ("ready", "file")}
    return {
        "casework_authority_give": ["screening"],
        "casework_authority_change": [right.pk],
        "casework_bankholiday_change": [BankHoliday.objects.order_by("-date").first().pk],
        "casework_localtimescale_change": ["plan_approval"],
        "casework_locallabel_change": ["plan_kind.child_in_need"],
        "casework_exportentry_ask": ["plans.plan"],
        **exports,
    }


def admin_records(world: World) -> dict[str, str]:
    """The page and the history of one record of every kind, about one of the children."""
    found = {}
    for model in kept_models():
        row = world.a_row_of(model)
        pages = ("change", "history") if model._meta.label_lower in kinds.WITH_HISTORY else ("change",)
        found |= {name(model, page): reverse(f"admin:{name(model, page)}", args=[row.pk]) for page in pages}
    return found


def kept_models() -> list[type[models.Model]]:
    """Every kind of record the matrix lists."""
    return [apps.get_model(label) for label in [*kinds.WITH_HISTORY, *kinds.WRITTEN_ONCE]]


def name(model: type[models.Model], page: str) -> str:
    """An admin address, without its site: referrals_contact_change."""
    return f"{model._meta.app_label}_{model._meta.model_name}_{page}"


def routes() -> set[str]:
    """Every name in the URLconf."""

    def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from names(pattern.url_patterns, inner)
            else:
                yield f"{space}{pattern.name}"

    return set(names(get_resolver().url_patterns))
