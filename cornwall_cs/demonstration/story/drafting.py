"""Drafts: what somebody has begun to type and not saved."""

import uuid

from django.urls import resolve, reverse

from assessments.choices import SectionKey
from assessments.models import Assessment, AssessmentSection
from casework.drafts import Opened, keep_draft
from cornwall_cs.demonstration.story.telling import Telling, prose


class Drafting(Telling):
    def begin_section(self, key: str, section: SectionKey, text: str) -> None:
        """A section begun and left."""
        assessment = Assessment.objects.open().get(child=self.people[key])
        row = AssessmentSection.objects.get(assessment=assessment, key=section)
        path = reverse("assessment_section", args=[assessment.pk, section])
        self._keep(key, path, section.label, version=str(row.version), text=prose(text))

    def begin_visit(self, key: str, account: str, words: str, *, at: tuple[int, str]) -> None:
        """A visit half written up; `at` is when it was made."""
        path = reverse("visit_add", args=[self.people[key].pk])
        made = self.office.days.at(*at)
        parts = {"day": made.day, "month": made.month, "year": made.year, "time": f"{made:%H:%M}"}
        when = {f"visited_at-{part}": str(value) for part, value in parts.items()}
        typed = {"account": prose(account), "seen": "alone", "words": prose(words), "place": "Home"}
        self._keep(key, path, "Record a visit", **when, **typed)

    def _keep(self, key: str, path: str, title: str, **typed: str) -> None:
        opened = Opened(
            owner=self.by.pk,
            path=path,
            route=resolve(path).view_name,
            title=title,
            subject=str(self.people[key].pk),
            copy=uuid.uuid4().hex,
        )
        data = {name: [text] for name, text in typed.items()}
        keep_draft(by=self.by, mark=uuid.uuid4(), opened=opened, data=data)
