"""What the search finds, made from what is published and made again from it at any time. Nothing points here."""

from django.db import models


class SearchState(models.Model):
    """Which generation of the index is searched, and by what analysis its words were read. One row."""

    generation = models.PositiveIntegerField(default=1)
    analysis = models.CharField(max_length=50, blank=True)
    building = models.PositiveIntegerField(null=True)  # another generation, which what is saved goes into too

    objects: models.Manager["SearchState"] = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "sökindexets läge"

    def __str__(self) -> str:
        return f"generation {self.generation}, {self.analysis}"


class SearchWord(models.Model):
    """A word that the archive's texts used when a generation was built, and in how many passages."""

    generation = models.PositiveIntegerField()
    word = models.CharField(max_length=100)
    stem = models.CharField(max_length=100)
    count = models.PositiveIntegerField()

    objects: models.Manager["SearchWord"] = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "ord i sökindexet"
        constraints = [models.UniqueConstraint(fields=["generation", "word"], name="word_stands_once_in_a_generation")]
        indexes = [models.Index(fields=["generation", "stem"], name="word_by_stem")]

    def __str__(self) -> str:
        return self.word


class SearchLabel(models.Model):
    """What many passages have in common and are counted by, under a short number."""

    text = models.TextField(unique=True)

    objects: models.Manager["SearchLabel"] = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "märken i sökindexet"

    def __str__(self) -> str:
        return self.text


class Passage(models.Model):
    """A place in the archive that is found: narrow, since counting reads many of them.

    It holds numbers and not relations: what it was made from may go at any time, and then it is made again.
    """

    class Kind(models.TextChoices):
        ITEM = "item", "Punkter"
        MEETING = "meeting", "Möten"
        ATTACHMENT = "attachment", "Bilagor"
        BODY = "body", "Organ"
        PERSON = "person", "Personer"
        ORGANISATION = "organisation", "Organisationer"
        TOPIC = "topic", "Ämnen"
        ABBREVIATION = "abbreviation", "Förkortningar"
        DECISION = "decision", "Beslut"

    generation = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    target = models.BigIntegerField()
    meeting = models.BigIntegerField(null=True)
    item = models.BigIntegerField(null=True)
    day = models.PositiveIntegerField()  # as an ordinal, 0 where there is none
    tie = models.BigIntegerField()  # of two alike the one whose address makes it lower, in every database
    shelf = models.BigIntegerField()
    topics = models.BigIntegerField()

    objects: models.Manager["Passage"] = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "ställen i sökindexet"
        indexes = [
            models.Index(fields=["meeting"], name="passage_of_meeting"),
            models.Index(fields=["kind", "target"], name="passage_of_target"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target}"


class PassageText(models.Model):
    """What is shown of a passage: read for the few on a page."""

    passage = models.OneToOneField(Passage, models.CASCADE, primary_key=True, related_name="shown", db_constraint=False)
    title = models.TextField()
    text = models.TextField()
    address = models.TextField()
    names = models.TextField()  # all that an entry of a register is called, one a line

    objects: models.Manager["PassageText"] = models.Manager()

    class Meta:
        verbose_name = verbose_name_plural = "texter i sökindexet"

    def __str__(self) -> str:
        return self.title
