"""On which engine a test is asked.

What hangs on the engine itself is asked of both. How pages are drawn and used, and the walks round the
whole site, are asked of SQLite: no database changes them, and every page is asked for there. All else
is asked of PostgreSQL, where the record is kept in earnest; of SQLite where there is no PostgreSQL.
script/test --full asks everything of both.
"""

from typing import Any

import pytest

#: What is locked, refused, lost, killed, backed up or migrated.
BOTH = """
    killed_server full_disk_and_lost_database backup backup_refused kept_by_the_database
    migrations migrations_are_safe two_deciders load_demonstration decision_index half_saved found_first
""".split()
#: Walks round the whole site, and what asks no database at all.
WALKS = """
    permission_matrix clumsy_input restricted_nowhere struck_out_nowhere query_growth demonstration
    admin_records limits docs import_layers demo_command deployment settings served form_pack
""".split()


#: What takes longest is begun first, so that no worker is left with it when the others are done.
LONGEST = """
    query_growth demo_command clumsy_input every_page_in_browser whole_story demonstration every_outcome
    backup backup_refused restricted_nowhere struck_out_nowhere permission_matrix
""".split()

#: Modules whose tests one worker runs, by what they are called together: what is made at length for all of
#: them is made once; and of backups, each of which locks every table there is, one is made at a time.
TOGETHER = {
    "demonstration": "demonstration",
    "clumsy_input": "clumsy_input",
    "backup": "backup",
    "backup_refused": "backup",
}


def _place(item: pytest.Item) -> int:
    name = item.module.__name__.rpartition("test_")[2]
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Tests go to whichever worker is free, save those that one worker runs together."""
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            module = nodeid.partition("::")[0].rpartition("test_")[2].removesuffix(".py")
            return TOGETHER.get(module, nodeid)

    return Scheduling(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=_place)
    for item in items:
        name = item.module.__name__.rpartition("test_")[2]
        in_browser = "chromium" in getattr(item, "fixturenames", ())
        if in_browser:
            item.add_marker("browser")
        if name in BOTH:
            item.add_marker("both_engines")
        elif item.get_closest_marker("in_earnest"):
            continue
        elif in_browser or name in WALKS:
            item.add_marker("looks")
