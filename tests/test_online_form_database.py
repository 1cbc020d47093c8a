"""What the form’s database role may do, and what somebody who reads its tables would learn."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from inbox import drafts
from inbox.models import DraftPart, SealedForm
from inbox.sealing import (
    NotOpened,
    new_pair,
    packed,
    public_of,
    seal,
    seal_draft,
    unpacked,
    unseal,
    unseal_draft,
)
from tests import form_site
from tests.form_site import begun, fill, page, send, token_of

pytestmark = pytest.mark.usefixtures("db", "monday")
ROLE = "form_of_the_tests"


def test_what_is_sent_opens_with_the_record_s_key_alone() -> None:
    private, public = new_pair()
    sealed = seal(b"Amber", public)
    assert public_of(private) == public
    assert b"Amber" not in sealed
    assert unseal(sealed, [new_pair()[0], private]) == b"Amber"
    for wrong in (sealed[:-1], sealed[:-1] + bytes([sealed[-1] ^ 1]), b""):
        with pytest.raises(NotOpened):
            unseal(wrong, [private])
    with pytest.raises(NotOpened):
        unseal(sealed, [new_pair()[0]])


def test_a_draft_opens_with_its_token_alone_and_its_parts_do_not_change_places() -> None:
    token, other = drafts.new_token(), drafts.new_token()
    sealed = seal_draft(b"Amber", token, "answers")
    assert unseal_draft(sealed, token, "answers") == b"Amber"
    for by, part in ((other, "answers"), (token, "file 1")):
        with pytest.raises(NotOpened):
            unseal_draft(sealed, by, part)


@pytest.mark.parametrize("broken", [b"", b"\x00", b"\x00" * 8, packed({}, [b"x"])[:-1], b"\xff" * 20])
def test_what_was_not_packed_here_is_not_unpacked(broken: bytes) -> None:
    with pytest.raises(NotOpened):
        unpacked(broken)
    assert unpacked(packed({"a": "ä"}, [b"1", b""])) == ({"a": "ä"}, [b"1", b""])


def test_whoever_reads_the_tables_learns_no_word_of_a_form() -> None:
    with form_site.form_site():
        client = begun()
        fill(client, file="txt")
        kept = b"".join(bytes(each.sealed) + each.mark.encode() for each in DraftPart.objects.all())
        send(client)
    kept += bytes(SealedForm.objects.get().sealed)
    for word in (b"Amber", b"Tregear", b"bruise", b"mousehole", token_of(client).encode()):
        assert word not in kept


@pytest.fixture
def as_the_form():
    """The rest of the test is done by the form’s database role."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no roles: there the form’s site has a file of its own.")
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
        call_command("grant_form_role", ROLE, stdout=io.StringIO())
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        yield cursor
        cursor.execute("RESET ROLE")


def test_the_role_writes_and_sends_a_whole_form(as_the_form) -> None:
    with form_site.form_site():
        client = begun()
        fill(client, file="txt")
        assert "bruise" in client.get(page("check")).content.decode()
        assert send(client).status_code == 302
        assert Client().get("/health/ready").status_code == 200
    as_the_form.execute("RESET ROLE")
    assert SealedForm.objects.count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM inbox_sealedform",
        "SELECT count(*) FROM inbox_sealedform",
        "UPDATE inbox_sealedform SET sealed = ''",
        "DELETE FROM inbox_sealedform",
        "TRUNCATE inbox_sealedform",
        "INSERT INTO inbox_sealedform VALUES (gen_random_uuid(), now(), '') RETURNING sealed",
        "SELECT * FROM inbox_draftpart",
        "UPDATE inbox_draftpart SET expires_at = now()",
        "INSERT INTO inbox_draftpart (mark, sealed, expires_at) VALUES ('a', '', now())",
        "SELECT * FROM inbox_tally",
        "SELECT * FROM children_person",
        "INSERT INTO referrals_contact SELECT * FROM referrals_contact",
        "SELECT * FROM casework_user",
        "CREATE TABLE mine (id int)",
        "DROP FUNCTION inbox_draft_read(text, timestamptz)",
    ],
)
def test_the_role_reads_and_changes_nothing_else(as_the_form, statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
        as_the_form.execute(statement)


def test_nobody_else_may_call_the_functions(as_the_form) -> None:
    as_the_form.execute("RESET ROLE")
    as_the_form.execute("CREATE ROLE somebody_else_of_the_tests")
    as_the_form.execute("SET LOCAL ROLE somebody_else_of_the_tests")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        as_the_form.execute("SELECT inbox_draft_drop('a')")


def test_rights_are_given_to_a_role_and_on_postgresql_alone() -> None:
    if connection.vendor == "sqlite":
        with pytest.raises(CommandError, match="file of its own"):
            call_command("grant_form_role", "form")
    else:
        with pytest.raises(CommandError, match="small letters"):
            call_command("grant_form_role", 'form"; DROP TABLE children_person; --')


def test_the_pair_of_keys_the_command_makes_goes_together() -> None:
    out = io.StringIO()
    call_command("make_inbox_key", stdout=out)
    said = dict(line.split("=", 1) for line in out.getvalue().splitlines() if "_KEY" in line and "=" in line)
    assert unseal(seal(b"x", said["INBOX_PUBLIC_KEY"]), [said["INBOX_PRIVATE_KEYS"]]) == b"x"
