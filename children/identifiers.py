"""Checks on numbers that others issue: NHS numbers and unique pupil numbers."""

import re

from django.core.exceptions import ValidationError

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def validate_nhs_number(number: str) -> None:
    """Ten digits whose last is right for the others (modulus 11, NHS data dictionary)."""
    if not re.fullmatch(r"\d{10}", number):
        raise ValidationError("Enter the NHS number as 10 digits, such as 943 476 5919.")
    check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(number[:9])) % 11
    if (0 if check == 11 else check) != int(number[9]):
        raise ValidationError(
            "This NHS number has a digit wrong: its last digit does not fit. Check it and try again."
        )


def validate_upn(number: str) -> None:
    """A check letter and twelve more characters; the letter must fit (census rules 1510 to 1550)."""
    if not re.fullmatch(r"[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]", number):
        raise ValidationError(
            "Enter the unique pupil number as a letter and 12 more characters, with no spaces."
        )
    values = [int(c) if c.isdigit() else UPN_LETTERS.index(c) for c in number[1:]]
    if UPN_LETTERS[sum(value * place for place, value in enumerate(values, start=2)) % 23] != number[0]:
        raise ValidationError(
            "This unique pupil number does not fit its first letter. Check it and try again."
        )
