import time

from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.seeding import copying


class Command(BaseCommand):
    help = "Fill the archive with articles of thirty years, in both languages: for benchmarks, not for readers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, required=True, help="how many, each in both languages")
        parser.add_argument("--seed", type=int, default=2019, help="another seed writes another archive")

    def handle(self, *args: object, articles: int, seed: int, **options: object) -> None:
        if articles < 1:
            raise CommandError("How many articles? At least one.")
        begun = time.monotonic()
        try:
            copying.seed(articles, seed, self.progress)
        except copying.AlreadySeeded as error:
            raise CommandError(str(error)) from error
        seconds = time.monotonic() - begun
        self.stdout.write(f"{articles} articles, {articles / seconds:.0f} a second.")

    def progress(self, done: int, of: int) -> None:
        self.stderr.write(f"{done:>9} of {of}", ending="\n" if done == of else "\r")
