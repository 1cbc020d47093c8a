"""A told caseload copied many times over inside PostgreSQL, row by row: every copy is as true as the first.

The caseload is told by the services. Each copy gets keys and person numbers of its own; its users and
teams belong to one of OFFICES offices. The first copies are at work today. The others are past: moved
back by years, with everything in them ended.
"""

import random
from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models

from benchmarks.names import FAMILY_NAMES, GIVEN_NAMES
from casework.models import Notice, RoleHeld, SignedCopy, Team, TeamMembership, User
from children.finding_people.index import rebuild
from children.models import IssuedNumber, LookupFact, NamedAs, NamePair, Person, Pin, Slip, Spelling

#: How many offices of the size that was told stand side by side, each with its own staff.
OFFICES = 25
#: Above the highest key of a user or team that was told.
APART = 1000

CHILDREN = ("children", "referrals", "assessments", "plans", "supervision")
#: What belongs to the people who work today: their notices and what they keep at hand.
OF_TODAY = (Notice, Pin)
#: Numbers go on by themselves, and what people are found by is written anew from the copies.
NOT_COPIED = (IssuedNumber, Spelling, Slip, NamedAs, NamePair, LookupFact)
#: What ends in a past copy: by kind of record, the fields that say so and what then stands in them.
NOW = "coalesce(told.{}, now())"
ENDED: dict[str, dict[str, str]] = {
    "children.involvement": {"ends_at": NOW},
    "children.passedon": {"ended_at": NOW},
    "children.notification": {"settled_at": NOW},
    "referrals.contact": {"finished_at": NOW},
    "referrals.screening": {"decided_at": NOW},
    "referrals.transfer": {"ended_at": NOW},
    "referrals.acknowledgement": {
        "acknowledged_at": NOW,
        "acknowledged_by_id": "coalesce(told.{}, 1)",
        "note": "coalesce(nullif(told.{}, ''), 'The episode goes on.')",
    },
    "referrals.referral": {
        "closed_on": f"CASE WHEN told.stopped_at IS NULL THEN {NOW} END",
        "closure_reason": "CASE WHEN told.stopped_at IS NULL AND told.{0} = '' THEN 'RC7' ELSE told.{0} END",
    },
    "assessments.assessment": {"finished_on": f"CASE WHEN told.stopped_at IS NULL THEN {NOW} END"},
    "plans.plan": {"ended_on": NOW},
    "plans.review": {"decided_at": NOW},
    "plans.action": {"removed_at": NOW},
    "supervision.oversightaction": {
        "done_at": NOW,
        "done_note": "coalesce(nullif(told.{}, ''), 'Done, and told to the team.')",
    },
}


#: A signed copy names the records that stand in it: in copy n of it, those of copy n.
NAMED_WITHIN = """
CREATE FUNCTION pg_temp.of_copy(words text, n int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE key text; BEGIN
    FOR key IN SELECT DISTINCT (regexp_matches(words, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g'))[1]
    LOOP words := replace(words, key, md5(key || '/' || n)::uuid::text); END LOOP;
    RETURN words;
END $$
"""


def copy_all(copies: int) -> None:
    """Lay so many copies beside what stands, the offices of today first."""
    told = _told()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(NAMED_WITHIN)
        for model in told:
            table = model._meta.db_table
            cursor.execute(f'CREATE TEMP TABLE "told_{table}" AS SELECT * FROM "{table}"')
        for model in told:
            cursor.execute(_insert(model, 1, OFFICES - 1, past=False))
            if model not in (*_staff(), *OF_TODAY):
                cursor.execute(_insert(model, OFFICES, copies, past=True))
        cursor.execute("SET session_replication_role = DEFAULT")
        # Person numbers go on after the highest.
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{IssuedNumber._meta.db_table}', 'id'), %s)",
            [(copies + 1) * APART],
        )
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _staff() -> tuple[type[models.Model], ...]:
    return (User, Team, RoleHeld, TeamMembership)


def _told() -> list[type[models.Model]]:
    """Every kind of row that is copied, its history with it."""
    of_children = [model for label in CHILDREN for model in apps.get_app_config(label).get_models()]
    return [*_staff(), Notice, *(model for model in of_children if model not in NOT_COPIED)]


def _insert(model: type[models.Model], first: int, last: int, *, past: bool) -> str:
    columns = dict(_columns(model, past=past))
    table = model._meta.db_table
    return (
        f'INSERT INTO "{table}" ({", ".join(columns)}) SELECT {", ".join(columns.values())} '
        f'FROM "told_{table}" told CROSS JOIN generate_series({first}, {last}) n'
    )


def _columns(model: type[models.Model], *, past: bool) -> Iterator[tuple[str, str]]:
    """Each column, and the expression of what stands in it in copy n."""
    record = getattr(model, "instance_type", model)
    for field in model._meta.local_concrete_fields:
        own = f'told."{field.column}"'
        if field.generated or (isinstance(field, models.AutoField) and model not in _staff()):
            continue
        value = _named(record, field) or _signed(record, field) or _keyed(record, field) or own
        yield f'"{field.column}"', _past(record, field, value) if past else value


def _keyed(record: type[models.Model], field: models.Field) -> str:
    """Keys: of users and teams those of the copy's own office; of records those of the copy itself."""
    own, target = f'told."{field.column}"', field.related_model or (record if field.primary_key else None)
    if target in (User, Team):
        return f"{own} + {APART} * (n % {OFFICES})"
    copied = target is None or target in (Notice, *_staff()) or target._meta.app_label in CHILDREN
    kind = field.target_field if field.related_model else field
    return f"md5({own}::text || '/' || n)::uuid" if copied and isinstance(kind, models.UUIDField) else ""


def _named(record: type[models.Model], field: models.Field) -> str:
    """Names and numbers: a family shares its name in every copy; a few names are common, most are rare."""
    own = f'told."{field.column}"'
    if field.name in ("given_name", "family_name"):
        names = FAMILY_NAMES if field.name == "family_name" else GIVEN_NAMES
        chance = f"(hashtext({own} || n)::bigint + 2147483648) / 4294967296.0"
        row = ", ".join(f"'{name}'" for name in names)
        return f"CASE {own} WHEN '' THEN '' ELSE (ARRAY[{row}])[1 + floor({len(names)} * ({chance})^3)] END"
    if record is Person and field.name == "number":
        return f"'C' || lpad((substr({own}, 2)::int + {APART} * n)::text, 7, '0')"
    if (record, field.name) in {(User, "username"), (Team, "key"), (Team, "name")}:
        return f"{own} || '-' || n"
    return ""


def _signed(record: type[models.Model], field: models.Field) -> str:
    """The text of a signed copy names the records of its own copy, and its checksum is of that text."""
    if not issubclass(record, SignedCopy) or field.name not in ("text", "checksum"):
        return ""
    words = "pg_temp.of_copy(told.text, n)"
    return words if field.name == "text" else f"encode(sha256(convert_to({words}, 'UTF8')), 'hex')"


def _past(record: type[models.Model], field: models.Field, value: str) -> str:
    """Three months to twelve years ago, and ended where it had not."""
    ended = ENDED.get(record._meta.label_lower, {}).get(field.column)
    value = ended.format(f'"{field.column}"') if ended else value
    if not isinstance(field, models.DateField):
        return value
    return f"(({value}) - (100 + 30 * (n % 140)) * interval '1 day')::{field.db_type(connection)}"


def staff_of(username: str, rng: random.Random) -> User:
    """The one of this name in some office of today."""
    office = rng.randrange(OFFICES)
    return User.objects.get(username=f"{username}-{office}" if office else username)
