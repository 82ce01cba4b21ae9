"""The groups of a newsroom: Reporter, Editor, Senior editor and Administrator."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

READ = {
    "articles": ["article", "importitem", "importrun", "outlet"],
    "incidents": [
        "agency",
        "agencyalias",
        "claim",
        "location",
        "locationalias",
        "nationality",
        "offence",
        "operation",
        "operationagency",
        "operationoffence",
        "operationplace",
        "operationreport",
        "outcome",
        "statistic",
    ],
}
DESK = {
    "articles": ["article"],
    "incidents": [
        "agencyalias",
        "claim",
        "locationalias",
        "operation",
        "operationagency",
        "operationoffence",
        "operationplace",
        "operationreport",
        "outcome",
        "statistic",
    ],
}
# What an editor typed and nobody has judged may be deleted; the pages refuse it for everything else.
OWN_ROWS = {
    "incidents": [
        "agencyalias",
        "claim",
        "locationalias",
        "operation",
        "operationagency",
        "operationoffence",
        "operationplace",
        "operationreport",
        "statistic",
    ],
}
REFERENCE = {"articles": ["outlet"], "incidents": ["agency", "location", "nationality", "offence"]}
PEOPLE = {"auth": ["group", "user"]}

REPORTER = [("view", READ)]
EDITOR = [*REPORTER, ("add", DESK), ("change", DESK), ("delete", OWN_ROWS)]
SENIOR_EDITOR = [
    *EDITOR,
    ("add", REFERENCE),
    ("change", REFERENCE),
    ("delete", REFERENCE),
    ("delete", {"articles": ["article"]}),
    ("decide", {"incidents": ["outcome"]}),
]
ADMINISTRATOR = [*SENIOR_EDITOR, *((verb, PEOPLE) for verb in ("view", "add", "change", "delete"))]

GROUPS = {
    "Reporter": REPORTER,
    "Editor": EDITOR,
    "Senior editor": SENIOR_EDITOR,
    "Administrator": ADMINISTRATOR,
}


def make_groups(apps, schema_editor):
    _make_permissions(apps)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, grants in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        for verb, models in grants:
            for app, names in models.items():
                for model in names:
                    group.permissions.add(
                        Permission.objects.get(codename=f"{verb}_{model}", content_type__app_label=app)
                    )


def _make_permissions(apps):
    # Django makes them after the last migration, which is too late here.
    for app in {"auth", *READ}:
        config = apps.get_app_config(app)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("incidents", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
