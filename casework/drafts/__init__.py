"""Drafts: long forms keep what is typed on the server, so that nobody loses it.

A draft is no part of the record: keeping one writes no record and no history. `opened` says which
form, opened by whom and where, a text came from; `keeping` has the services; `pages` what form views
and refusals use; `views` the addresses.
"""

from casework.drafts.keeping import discard_draft, keep_draft, remove_sent
from casework.drafts.opened import Opened, path_of
from casework.drafts.pages import rescue, typed

__all__ = ["Opened", "discard_draft", "keep_draft", "path_of", "remove_sent", "rescue", "typed"]
