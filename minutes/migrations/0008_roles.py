from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

OWN = ["add", "change", "delete", "view"]
KEPT = ["add", "change", "view"]  # registers: published minutes stand on them
READ = ["view"]

# What is a meeting's, a secretary may do with those of their own bodies only; the desk asks for that.
SECRETARY = {
    "minutes.abbreviation": KEPT,
    "minutes.actionitem": OWN,
    "minutes.agendaitem": OWN,
    "minutes.attachment": OWN,
    "minutes.attendee": OWN,
    "minutes.decision": OWN,
    "minutes.meeting": [*OWN, "publish", "withdraw", "approve"],
    "minutes.plannedmeeting": OWN,
    "minutes.presenter": OWN,
    "minutes.responsible": OWN,
    "minutes.sourcedocument": READ,
    "minutes.topic": READ,
    "organisations.body": ["change", "view"],
    "organisations.membership": OWN,
    "organisations.organisation": KEPT,
    "organisations.person": KEPT,
    "organisations.region": READ,
}
COORDINATOR = {
    "minutes.abbreviation": KEPT,
    "minutes.actionitem": READ,
    "minutes.agendaitem": READ,
    "minutes.attachment": READ,
    "minutes.attendee": READ,
    "minutes.decision": READ,
    "minutes.meeting": READ,
    "minutes.plannedmeeting": READ,
    "minutes.presenter": READ,
    "minutes.responsible": READ,
    "minutes.topic": KEPT,
    "organisations.body": READ,
    "organisations.membership": READ,
    "organisations.organisation": READ,
    "organisations.person": READ,
    "organisations.region": READ,
}
ADMINISTRATOR = {
    **SECRETARY,
    "minutes.abbreviation": OWN,
    "minutes.topic": OWN,
    "organisations.body": OWN,
    "organisations.organisation": OWN,
    "organisations.person": OWN,
    "organisations.region": OWN,
    "auth.user": KEPT,
    "auth.group": READ,
}
BESIDES = {  # permissions that are not about a kind of row
    "Sekreterare": [],
    "Samordnare": ["follow_up"],
    "Administratörer": ["change_any_meeting", "follow_up"],
}


def make_groups(apps, schema_editor):
    """Make the groups that come with the archive, each with what it may do and nothing else."""
    for label in ("auth", "minutes", "organisations"):
        # Permissions are otherwise made after all migrations, too late for this one.
        create_permissions(installed_apps.get_app_config(label), apps=apps, verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects
    roles = {"Sekreterare": SECRETARY, "Samordnare": COORDINATOR, "Administratörer": ADMINISTRATOR}
    for name, rights in roles.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        codenames = [(*label.split("."), action) for label, actions in rights.items() for action in actions]
        group.permissions.set(
            [
                *(
                    permissions.get(content_type__app_label=app, codename=f"{action}_{model}")
                    for app, model, action in codenames
                ),
                *permissions.filter(content_type__app_label="minutes", codename__in=BESIDES[name]),
            ]
        )


def number_versions(apps, schema_editor):
    """Begin at 1 where a row was there before it had versions: none is what a form without one says."""
    for label in ("minutes", "organisations"):
        for model in apps.get_app_config(label).get_models():
            if any(field.name == "version" for field in model._meta.fields) and not model.__name__.startswith("Hist"):
                model.objects.filter(version=0).update(version=1)


class Migration(migrations.Migration):
    """What each role may do, now that a secretary has bodies of their own."""

    dependencies = [
        ("minutes", "0007_versions_history_and_questions"),
        ("organisations", "0004_versions_and_history"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RunPython(number_versions, migrations.RunPython.noop),
    ]
