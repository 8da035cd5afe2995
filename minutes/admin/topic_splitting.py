"""Splitting a topic from the desk, over the one function of it."""

from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from minutes.models import AgendaItem, Decision, Topic
from minutes.topics.splitting import NotSplittable, Part, split
from minutes.words import any_of, contains
from organisations.moving import lines_of

MOST = 200  # rows shown at a time
WHERE = {"beside": "Bredvid ämnet", "within": "Under ämnet"}


class FindForm(forms.Form):
    """Words that narrow the list of what may go along."""

    ord = forms.CharField(label="Visa bara dem med orden", required=False, max_length=200, strip=True)


class SplitForm(forms.Form):
    """What the new topic is called, where it lies, and what goes along."""

    name = forms.CharField(
        label="Det nya ämnets namn", max_length=250, error_messages={"required": "Skriv vad det nya ämnet ska heta."}
    )
    where = forms.ChoiceField(
        label="Var det ska ligga", choices=list(WHERE.items()), initial="beside", widget=forms.RadioSelect
    )
    words = forms.MultipleChoiceField(label="Ord som följer med", required=False, widget=forms.CheckboxSelectMultiple)
    subtopics = forms.TypedMultipleChoiceField(
        label="Delar som följer med", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    stays = forms.BooleanField(label="Låt det som följer med också vara kvar under det gamla ämnet", required=False)
    items = forms.TypedMultipleChoiceField(required=False, coerce=int)
    decisions = forms.TypedMultipleChoiceField(required=False, coerce=int)

    def __init__(self, topic: Topic, items: QuerySet, decisions: QuerySet, data: Any = None) -> None:
        super().__init__(data)
        self.topic = topic
        self.fields["words"].choices = [(word, word) for word in lines_of(topic.words)]
        self.fields["subtopics"].choices = [(one.pk, str(one)) for one in topic.subtopics.all()]
        self.fields["items"].choices = [(one.pk, str(one)) for one in items]
        self.fields["decisions"].choices = [(one.pk, str(one)) for one in decisions]
        for name in ("items", "decisions"):
            self.fields[name].error_messages["invalid_choice"] = "Något som du kryssade för hör inte längre hit."

    def clean(self) -> dict[str, Any]:
        """Refuse to split off nothing."""
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("items", "decisions", "words", "subtopics")) and not self.errors:
            self.add_error(None, "Kryssa för något som ska följa med: punkter, beslut, ord eller delar.")
        return cleaned

    def save(self) -> Topic | None:
        """Split the topic, or say beside the name what stops it."""
        given = self.cleaned_data
        part = Part(
            name=given["name"],
            is_within=given["where"] == "within",
            words=given["words"],
            subtopics=given["subtopics"],
            items=given["items"],
            decisions=given["decisions"],
            stays=given["stays"],
        )
        try:
            return split(self.topic, part)
        except NotSplittable as error:
            self.add_error("name", str(error))
            return None


def rows_of(topic: Topic, words: str) -> tuple[list[AgendaItem], int]:
    """Return the latest items that are on the topic, or have decisions that are, with those; and how many there are.

    Where words are given, they stand in the item or the decision.
    """
    decisions = Decision.objects.filter(topics=topic)
    items = AgendaItem.objects.filter(Q(topics=topic) | Q(decisions__topics=topic))
    if each := words.split():
        texts = [any_of([contains("title", word), contains("text", word)]) for word in each]
        of_decisions = [contains("decisions__text", word) for word in each]
        for item, decision in zip(texts, of_decisions, strict=True):
            items = items.filter(item | decision)
    items = items.distinct()
    count = items.count()
    shown = list(items.select_related("meeting__body", "parent").newest_first()[:MOST])
    tagged = set(topic.items.filter(pk__in=[item.pk for item in shown]).values_list("pk", flat=True))
    for item in shown:
        item.on_topic = item.pk in tagged
        item.on_topic_decisions = []
    by_key = {item.pk: item for item in shown}
    for decision in decisions.filter(item__in=by_key).order_by("item", "position"):
        by_key[decision.item_id].on_topic_decisions.append(decision)
    return shown, count


def split_page(model_admin: ModelAdmin, request: HttpRequest, topic: Topic) -> tuple[Topic | None, dict[str, Any]]:
    """Return the new topic where it was made, and else what the page shows."""
    find = FindForm(request.GET or None)
    words = find.cleaned_data["ord"].replace("\0", "") if find.is_valid() else ""
    items, count = rows_of(topic, words)
    decisions = [decision for item in items for decision in item.on_topic_decisions]
    data = request.POST if request.method == "POST" else None
    form = SplitForm(topic, AgendaItem.objects.filter(topics=topic), Decision.objects.filter(topics=topic), data)
    if form.is_valid() and (new := form.save()):
        return new, {}
    ticked = {name: set(request.POST.getlist(name)) for name in ("items", "decisions")}
    for name, rows in (("items", items), ("decisions", decisions)):
        for row in rows:
            row.is_ticked = str(row.pk) in ticked[name] if data else bool(words)
    return None, {"find": find, "form": form, "items": items, "count": count, "most": MOST, "words": words}
