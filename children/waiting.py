"""Children who are missing, work passed on, who must be told of a life event, return home interviews,
warnings to look at again and records that may be of one person, as lists show them: one query for all."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, BooleanField, Case, DateField, F, Q, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse

from casework import clock
from casework.models import Team, User
from casework.templatetags.casework import moment_words
from children.choices import MANAGERS_TELL, NotificationKey, PassedOnKind, WarningKind
from children.contributions import Item
from children.life_choices import MissingKind
from children.missing import told_on_a_list
from children.models import Notification, PassedOn, Person, Warning

#: The kinds of row, in the order of the list.
WORK, ONE_PERSON, NOTICE, WARNING, MISSING = range(5)
#: How many days before its date a warning to be looked at again comes on the list.
DAYS_BEFORE = 7

#: What a list needs to know of the person, under the names it has in a row.
OF_PERSON = (
    "number", "given_name", "family_name", "known_as",
    "date_of_birth", "expected_date", "date_of_death", "stillborn_on", "restricted",
)  # fmt: skip


def rows_of(work: Any, notices: Any, warnings: Any, missing: Any, merges: Any = None) -> Any:
    """Rows of each kind, in one shape. Notices, warnings and missing episodes come `with_holder`; merges only
    for those who decide on them."""
    others = [_of_notices(notices), _of_warnings(warnings), _of_missing(missing)]
    others += [_of_merges(merges)] if merges is not None else []
    return _of_work(work).union(*others, all=True)


def waiting(rows: Sequence[Mapping[str, Any]], user: User | None = None) -> list[Item]:
    """The items of such rows, those passed on first. Merges are on the list of the user who is to decide."""
    return [_item(row, user) for row in sorted(rows, key=lambda row: row["what"])]


def _of_work(rows: Any) -> Any:
    return _shape(
        rows,
        "child",
        what=Value(WORK),
        code=_text("kind"),
        words=_text("why"),
        title=Value("", TextField()),
        user_key=F("accepted_by_id"),
        user_name=_text("accepted_by__full_name"),
        team_key=F("to_team_id"),
        team_name=_text("to_team__name"),
        with_team=_whether(Q(accepted_by=None)),
        since=Coalesce("accepted_at", "passed_on_at"),
    )


def _of_notices(rows: Any) -> Any:
    nobodys = Q(worker_id=None) & Q(team_id__isnull=False)
    seen_to = Q(key__in=MANAGERS_TELL) & Q(team_id__isnull=False)
    return _shape(
        rows,
        "person",
        what=Value(NOTICE),
        code=_text("key"),
        words=_text("detail"),
        title=_text("event__title"),
        user_key=Coalesce("worker_id", "created_by_id", output_field=BigIntegerField()),
        user_name=Cast(Coalesce("worker_name", "created_by__full_name"), TextField()),
        team_key=F("team_id"),
        team_name=_text("team_name"),
        with_team=_whether(nobodys | seen_to),
        since=F("entered_at"),
    )


def _of_warnings(rows: Any) -> Any:
    return _shape(
        rows,
        "person",
        due="review_on",
        what=Value(WARNING),
        code=_text("kind"),
        words=_text("text"),
        title=_text("kept_from"),
        user_key=Coalesce("worker_id", "created_by_id", output_field=BigIntegerField()),
        user_name=Cast(Coalesce("worker_name", "created_by__full_name"), TextField()),
        team_key=F("team_id"),
        team_name=_text("team_name"),
        with_team=_whether(Q(worker_id=None) & Q(team_id__isnull=False)),
        since=F("entered_at"),
    )


def _of_missing(rows: Any) -> Any:
    """Of one who is missing, since when; of one who is back, what the interview waits for, and since when."""
    missing = Case(When(returned_at=None, then=_text("kind")), default=Value("", TextField()))
    return _shape(
        rows,
        "person",
        what=Value(MISSING),
        code=_text("answer"),
        words=_text("reported_by"),
        title=missing,
        user_key=Coalesce("worker_id", "created_by_id", output_field=BigIntegerField()),
        user_name=Cast(Coalesce("worker_name", "created_by__full_name"), TextField()),
        team_key=F("team_id"),
        team_name=_text("team_name"),
        with_team=_whether(Q(worker_id=None) & Q(team_id__isnull=False)),
        since=Coalesce("returned_at", "missing_from"),
    )


def _of_merges(rows: Any) -> Any:
    """Two records that may be of one person."""
    return _shape(
        rows.annotate(due_on=Value(None, DateField())),
        "standing",
        what=Value(ONE_PERSON),
        code=Value("", TextField()),
        words=_text("created_by__full_name"),
        title=Concat("standing__number", Value(" and "), "merged__number", output_field=TextField()),
        user_key=Value(None, BigIntegerField()),
        user_name=Value("", TextField()),
        team_key=Value(None, BigIntegerField()),
        team_name=Value("", TextField()),
        with_team=_said(False),
        since=F("entered_at"),
    )


def _shape(rows: Any, person: str, *, due: str = "due_on", **columns: Any) -> Any:
    """Rows of one shape, so that the database puts different kinds together."""
    about = {f"of_{name}": F(f"{person}__{name}") for name in OF_PERSON}
    return rows.order_by().values(row=F("pk"), due_by=F(due), whose=F(f"{person}_id"), **columns, **about)


def _text(field: str) -> Cast:
    return Cast(field, TextField())


def _said(answer: bool) -> Value:
    return Value(answer, BooleanField())


def _whether(condition: Q) -> Case:
    return Case(When(condition, then=_said(True)), default=_said(False))


def _person(row: Mapping[str, Any]) -> Person:
    key: UUID = row["whose"]
    return Person(pk=key, **{name: row[f"of_{name}"] for name in OF_PERSON})


def _holder(row: Mapping[str, Any]) -> User | Team:
    if row["with_team"]:
        return Team(pk=row["team_key"], name=row["team_name"])
    return User(pk=row["user_key"], full_name=row["user_name"])


def _item(row: Mapping[str, Any], user: User | None) -> Item:
    common: dict[str, Any] = {
        "child": _person(row),
        "holder": user if user and row["what"] == ONE_PERSON else _holder(row),
        "due": row["due_by"],
        "waiting_since": row["since"],
    }
    first_line = row["words"].split("\n")[0]
    if row["what"] == WARNING:
        return _warning(row, common)
    if row["what"] == MISSING:
        return _missing(row, common)
    if row["what"] == NOTICE:
        return _notice(row, common)
    if row["what"] == ONE_PERSON:
        return Item(
            what=f"Decide whether {row['title']} are one person",
            url=reverse("merge", args=[row["row"]]),
            group="decide",
            why=f"Proposed by {row['words']}",
            heading="Two records",
            **common,
        )
    what, accepted = PassedOnKind(row["code"]).label.lower(), not row["with_team"]
    return Item(
        what=f"Complete {what} by a decision" if accepted else f"Accept {what}",
        url=reverse("passed_on", args=[row["row"]]),
        group="decide" if accepted else "accept",
        why=f"Passed on to {row['team_name']}: {first_line}",
        heading="Passed on",
        **common,
    )


def _notice(row: Mapping[str, Any], common: dict[str, Any]) -> Item:
    first_line = row["words"].split("\n")[0]
    key = NotificationKey(row["code"])
    verb = "Hand over to" if key == NotificationKey.HANDOVER else "Tell"
    return Item(
        what=f"{verb}: {key.label}",
        url=reverse("notice_settle", args=[row["row"]]),
        group="due",
        why=f"{row['title']}. {first_line}",
        heading="Life event",
        **common,
    )


def _warning(row: Mapping[str, Any], common: dict[str, Any]) -> Item:
    said = f"{row['title']}: {row['words']}" if row["title"] else row["words"]
    return Item(
        what="Look at a warning again",
        url=reverse("warning_review", args=[row["row"]]),
        group="decide",
        why=f"{WarningKind(row['code']).label}: {said}",
        heading="Warning",
        **common,
    )


def _missing(row: Mapping[str, Any], common: dict[str, Any]) -> Item:
    url, since = reverse("missing_episode", args=[row["row"]]), row["since"]
    if row["title"]:
        kind = MissingKind(row["title"]).label
        return Item(
            what=f"{kind} since {moment_words(since)}",
            url=url,
            group="missing",
            why="Nobody has recorded that they are back.",
            shouts="Missing" if kind == MissingKind.MISSING.label else "Absent",
            heading="Missing",
            **common,
        )
    what, why = told_on_a_list(row["code"], since)
    return Item(what=what, url=url, group="due", why=why, heading="Missing", **common)


def passed_on_open(**which: Any) -> Any:
    """Work passed on that has not ended."""
    return PassedOn.objects.filter(ended_at=None, **which)


def still_to_tell(**which: Any) -> Any:
    """Those still to be told."""
    return Notification.objects.outstanding().filter(**which)


def to_review(**which: Any) -> Any:
    """Warnings in force whose day has come, or comes within the week."""
    return Warning.objects.to_review(clock.today() + timedelta(days=DAYS_BEFORE)).filter(**which)
