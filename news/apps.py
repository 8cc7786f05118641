from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from missions.signals import launch_changed, launch_confirmed, prepared_texts_wanted

        from . import day_counts, launch_receivers

        launch_changed.connect(launch_receivers.move_anchored, dispatch_uid="texts move with their launch")
        launch_confirmed.connect(launch_receivers.release_prepared, dispatch_uid="a prepared text is released")
        prepared_texts_wanted.connect(launch_receivers.has_prepared, dispatch_uid="texts that wait for an outcome")
        post_migrate.connect(day_counts.recount_where_the_rule_is_new, sender=self)
