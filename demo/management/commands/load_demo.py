from django.core.management.base import BaseCommand

from demo import claims, content, revisions, users


class Command(BaseCommand):
    help = "Load the demo's content and logins. A second run changes nothing."

    def handle(self, *args: object, **options: object) -> None:
        counts = content.load()
        logins = users.load()
        revisions.load()
        claims.load()
        summary = ", ".join(f"{number} {kind}" for kind, number in counts.items())
        self.stdout.write(f"Demo content: {summary}. Logins (password = name): {', '.join(logins)}")
