"""The documentation is whole: the index finds every page, no link is dead, every word has its line."""

import re
from pathlib import Path

from tests import source

DOCS = source.ROOT / "docs"
README = source.ROOT / "README.md"
LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]+)(?:#[^)]*)?\)")
WORD = re.compile(r"- \*\*(?P<word>[^*]+)\*\*: [A-Z].+\.")


def pages() -> list[Path]:
    return [README, *(path for path in source.files() if path.suffix == ".md" and DOCS in path.parents)]


def links(page: Path) -> list[str]:
    return [link for link in LINK.findall(page.read_text()) if "://" not in link]


def test_the_readme_is_short_and_names_the_two_commands_and_the_warning() -> None:
    text = README.read_text()
    assert source.line_count(README) < 150
    for said in ("script/demo", "script/test", "Not for real data until the security work is done"):
        assert said in text


def test_no_link_is_dead() -> None:
    dead = [
        f"{source.name(page)}: {link}"
        for page in pages()
        for link in links(page)
        if not (page.parent / link).exists()
    ]
    assert not dead


def test_the_index_leads_to_every_page() -> None:
    led_to = {(DOCS / link).resolve() for link in links(DOCS / "README.md")}
    assert not [source.name(page) for page in pages() if page not in led_to and page != DOCS / "README.md"]


def test_decisions_about_the_product_are_numbered_without_a_gap() -> None:
    numbers = sorted(path.name[:4] for path in (DOCS / "adr").glob("*.md"))
    assert numbers == [f"{number:04}" for number in range(len(numbers))]


def test_the_glossary_has_one_line_for_each_word_in_alphabetical_order() -> None:
    lines = [
        line for line in (DOCS / "glossary.md").read_text().splitlines() if line.startswith(("-", " ", "*"))
    ]
    matches = [WORD.fullmatch(line) for line in lines]
    assert not [line for line, match in zip(lines, matches, strict=True) if not match]
    words = [match["word"].casefold().replace("’", "") for match in matches if match]
    assert words == sorted(set(words))


def test_the_glossary_knows_the_words_of_the_pages() -> None:
    glossary = (DOCS / "glossary.md").read_text()
    words = (
        "MARU", "contact", "screening", "referral", "section 47 enquiry", "strategy discussion",
        "initial child protection conference", "core group", "child in need plan", "danger statement",
        "safety goal", "rationale", "sign-off", "supervision", "children’s rights advocate", "early help hub",
        "UPN", "EDD", "involvement", "signed copy", "passed on", "ring 1", "ring 2", "ring 3",
    )  # fmt: skip
    assert not [word for word in words if f"**{word}**" not in glossary]
