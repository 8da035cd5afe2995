"""The form in which a person answers what there is to ask of a meeting."""

import re
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from minutes.models import Meeting, Question
from minutes.questions import answer
from organisations.admin.desk import ONE_LINE, LinesField

UNANSWERED = "Svara på frågan, eller välj ”Rättas senare” så står den kvar på mötet."
NOTE = re.compile(r"fraga-\d+-note")


class AnswerForm(forms.Form):
    """The answer to a question. What is not changed here is left as it is, though others may have changed it."""

    reply = forms.ChoiceField(
        label="Svar",
        choices=Question.Reply.choices,
        required=False,
        widget=forms.RadioSelect,
        show_hidden_initial=True,
    )
    note = LinesField(label="Kommentar", required=False, widget=ONE_LINE, show_hidden_initial=True)

    def __init__(self, question: Question, data: QueryDict | None) -> None:
        initial = {"reply": question.reply, "note": question.note}
        super().__init__(data, prefix=f"fraga-{question.pk}", initial=initial)
        self.question = question

    def keep(self, rest: str, by: User) -> None:
        """Keep the answer, or else what is said of the rest of its kind."""
        values = self.initial | {name: self.cleaned_data[name] for name in self.changed_data}
        answer(self.question, values["reply"] or rest, values["note"], by)


class Answers:
    """The answers to all that there is to ask of a meeting, one by one or all of a kind at once."""

    def __init__(self, meeting: Meeting, data: QueryDict | None = None) -> None:
        questions = meeting.questions.order_by("pk").select_related("answered_by")
        self.data = data or {}
        self.forms = [AnswerForm(question, data) for question in questions]

    def groups(self) -> list[dict[str, Any]]:
        """Return the forms of each kind of question, with the name of the field that answers the rest of them."""
        return [
            {"label": kind.label, "rest": f"fragor-{kind}", "forms": of_kind}
            for kind in Question.Kind
            if (of_kind := [form for form in self.forms if form.question.kind == kind])
        ]

    def are_valid(self) -> bool:
        """Tell whether all that was answered is an answer."""
        return all(form.is_valid() for form in self.forms)

    def keep(self, by: User) -> None:
        """Keep what was answered."""
        for form in self.forms:
            form.keep(self._rest(form.question.kind), by)

    def answers_the_rest(self) -> bool:
        """Tell whether any kind of question was answered all at once."""
        return any(self._rest(form.question.kind) for form in self.forms)

    def _rest(self, kind: str) -> str:
        """Return what is said of the rest of a kind."""
        rest = self.data.get(f"fragor-{kind}", "")
        return rest if rest in Question.Reply.values else ""

    def leave_something_open(self) -> bool:
        """Mark what nobody has answered, and tell whether there is any."""
        left = [form for form in self.forms if not form.question.reply]
        for form in left:
            form.add_error("reply", UNANSWERED)
        return bool(left)

    def orphaned_notes(self) -> list[str]:
        """Return the comments on questions that have gone since the page was shown."""
        there = {form.add_prefix("note") for form in self.forms}
        notes = {name: self.data[name].strip() for name in self.data if NOTE.fullmatch(name) and name not in there}
        return [note for note in notes.values() if note]
