"""Two people, or two windows of one, saving one section at the same moment: one is saved, no word is lost."""

from functools import partial

import pytest
from django.urls import reverse

from assessments.choices import SectionKey
from tests import stories
from tests.cast import Cast
from tests.test_two_deciders import together

TIMES = 8


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("writers", [("kerensa", "morwenna"), ("kerensa", "kerensa")])
def test_one_is_saved_and_the_other_is_shown_both(cast: Cast, client_of, writers: tuple[str, str]) -> None:
    """Over two real connections, from the first words in the section on."""
    case = stories.assessment(cast)
    address = reverse("assessment_section", args=[case.pk, SectionKey.HARM])
    windows = [client_of(name) for name in writers]
    for time in range(TIMES):
        version = stories.version_of(case, SectionKey.HARM)
        texts = [f"Time {time}: what {name} wrote in window {window}." for window, name in enumerate(writers)]
        answers = together(
            *[
                partial(window.post, address, {"version": version, "text": text})
                for window, text in zip(windows, texts, strict=True)
            ]
        )
        assert sorted(answer.status_code for answer in answers) == [200, 302]
        saved = next(index for index, answer in enumerate(answers) if answer.status_code == 302)
        assert case.sections.get(key=SectionKey.HARM).text == texts[saved]
        shown = answers[1 - saved].content.decode()
        assert all(text in shown for text in texts), "theirs to read, one’s own still in the field"
