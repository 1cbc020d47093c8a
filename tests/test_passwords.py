"""A password is judged by its length and by how soon somebody would try it, never by its make-up."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from casework.models import User
from cornwall_cs.settings import DEMONSTRATION_PASSWORD
from tests.cast import PASSWORD


@pytest.fixture
def kerensa() -> User:
    return User(username="k.trembath", full_name="Kerensa Trembáth", email="kerri.t@example.org")


def complaints(password: str, user: User | None) -> str:
    try:
        validate_password(password, user)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


@pytest.mark.parametrize(
    "good",
    [
        PASSWORD,
        DEMONSTRATION_PASSWORD,
        "three gulls over porthleven",
        "no capital no figure no sign",
        "Ŵylan, môr a chraig",
        "Trembath likes the harbour at six",
        "w" + "8kQz4vRt1" * 14 + "m",
    ],
)
def test_a_long_one_that_nobody_would_try_is_good(kerensa: User, good: str) -> None:
    assert not complaints(good, kerensa)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("h7!Kq2#vR9x", "at least 12 characters"),
        ("gull " * 26, "128 characters or fewer"),
        ("password1234", "too common, or too easy to guess"),
        ("P@ssw0rd!2026", "too common, or too easy to guess"),
        ("qwertyuiop[]", "too common, or too easy to guess"),
        ("aaaaaaaaaaaaaaaa", "too common, or too easy to guess"),
        ("liverpool1234", "too common, or too easy to guess"),
        ("abcdefghijklmnop", "too common, or too easy to guess"),
        ("Kerensa2026!!", "made of your name"),
        ("TREMBATHkerensa", "made of your name"),
        ("k.trembath-k.trembath", "made of your name"),
        ("kerri.t-kerri.t", "made of your name"),
        ("Cornwall-Children-1", "name of the service"),
        ("childrensservices26", "name of the service"),
    ],
)
def test_what_is_refused_says_why(kerensa: User, bad: str, why: str) -> None:
    assert why in complaints(bad, kerensa)


def test_a_password_is_judged_without_a_user_too() -> None:
    assert "too common" in complaints("password1234", None)
    assert not complaints(PASSWORD, None)
