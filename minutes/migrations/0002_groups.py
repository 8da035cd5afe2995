from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

OWN = ["add", "change", "delete", "view"]
KEPT = ["add", "change", "view"]  # registers: published minutes stand on them
READ = ["view"]

SECRETARY = {
    "minutes.actionitem": OWN,
    "minutes.agendaitem": OWN,
    "minutes.attachment": OWN,
    "minutes.attendee": OWN,
    "minutes.decision": OWN,
    "minutes.meeting": [*OWN, "publish", "withdraw"],
    "minutes.plannedmeeting": OWN,
    "minutes.presenter": OWN,
    "minutes.responsible": OWN,
    "minutes.sourcedocument": READ,
    "minutes.abbreviation": KEPT,
    "minutes.topic": READ,
    "organisations.body": KEPT,
    "organisations.membership": OWN,
    "organisations.organisation": KEPT,
    "organisations.person": KEPT,
    "organisations.region": READ,
}
COORDINATOR = {
    "minutes.actionitem": ["change", "view"],
    "minutes.agendaitem": READ,
    "minutes.attachment": READ,
    "minutes.attendee": READ,
    "minutes.decision": READ,
    "minutes.meeting": READ,
    "minutes.plannedmeeting": READ,
    "minutes.presenter": READ,
    "minutes.responsible": READ,
    "minutes.abbreviation": KEPT,
    "minutes.topic": KEPT,
    "organisations.body": READ,
    "organisations.membership": READ,
    "organisations.organisation": READ,
    "organisations.person": READ,
    "organisations.region": READ,
}


def make_groups(apps, schema_editor):
    """Make the groups of secretaries and coordinators with what they may do."""
    for label in ("minutes", "organisations"):
        # Permissions are otherwise made after all migrations, too late for this one.
        create_permissions(installed_apps.get_app_config(label), apps=apps, verbosity=0)
    for name, permissions in {"Sekreterare": SECRETARY, "Samordnare": COORDINATOR}.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        for label, actions in permissions.items():
            app, model = label.split(".")
            for action in actions:
                permission = apps.get_model("auth", "Permission").objects.get(
                    content_type__app_label=app, codename=f"{action}_{model}"
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):
    """The groups that come with the archive."""

    dependencies = [
        ("minutes", "0001_initial"),
        ("organisations", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
