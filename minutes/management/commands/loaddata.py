from collections.abc import Sequence

from django.core.management.commands import loaddata

from organisations.models.archive_version import raise_archive_version


class Command(loaddata.Command):
    """Load fixtures as Django does, and give the archive a new version, since loaded rows leave no history."""

    def loaddata(self, fixture_labels: Sequence[str]) -> None:
        """Load the fixtures; this is asked for in a transaction."""
        raise_archive_version()
        super().loaddata(fixture_labels)
