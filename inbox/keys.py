"""The keys of the inbox: the public one is the form’s site’s, the private ones are the record’s."""

import hashlib

from casework.environment import env, refuse
from inbox.sealing import key_bytes, public_of, to_text

A_NEW_PAIR = "Make a pair with: manage.py make_inbox_key"


def public_key(secret: str, *, invented_people: bool) -> str:
    """The key forms are sealed with. With invented people, one that goes with the record’s own."""
    given = env.str("INBOX_PUBLIC_KEY", default="").strip()
    if not given and invented_people:
        return public_of(_invented(secret))
    if not given:
        refuse("INBOX_PUBLIC_KEY", f"is missing: what is sent is sealed with it. {A_NEW_PAIR}")
    return _a_key("INBOX_PUBLIC_KEY", given)


def private_keys(secret: str, *, invented_people: bool) -> list[str]:
    """The keys that open forms, the present one first. None: this record takes in no forms."""
    given = [key.strip() for key in env.list("INBOX_PRIVATE_KEYS", default=[]) if key.strip()]
    if not given and invented_people:
        return [_invented(secret)]
    return [_a_key("INBOX_PRIVATE_KEYS", key) for key in given]


def _a_key(name: str, text: str) -> str:
    try:
        key_bytes(text)
    except ValueError:
        refuse(name, f"holds what is no key. {A_NEW_PAIR}")
    return text


def _invented(secret: str) -> str:
    return to_text(hashlib.sha256(f"inbox of the demonstration {secret}".encode()).digest())
