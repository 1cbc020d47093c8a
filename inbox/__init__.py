"""The online inter-agency referral form: a small site of its own, in a process of its own.

It owns the inbox, into which forms are put sealed, and the drafts that people come back to. It may import
casework, and of that only what asks for no table: forms, files, the clock, the log. The record reads the
inbox and takes the forms in; this site can read neither the record nor what it has sent.
"""
