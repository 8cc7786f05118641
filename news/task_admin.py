"""The expedition's form, with the article that proves each task: missions stand below news and cannot name it."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from editorial.admin.meant import SearchedSelect
from editorial.content import roles
from missions.admin.expeditions import ExpeditionAdmin, TaskInline
from missions.models import Expedition, ExpeditionTask

from .models import Article, TaskProof

PROOF_HELP = _("The article that shows what became of the task. Readers see it where it is public in their language.")


class TaskForm(forms.ModelForm):
    proved_by: Any = forms.ModelChoiceField(
        Article.objects.only("slug", "title_ru", "title_en"),
        required=False,
        label=_("proved by"),
        help_text=PROOF_HELP,
        widget=SearchedSelect(TaskProof._meta.get_field("article"), admin.site),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "proved_by" in self.fields:
            stored = self._stored()
            self.initial["proved_by"] = stored.article_id if stored else None
            self.fields["proved_by"].widget.attrs["aria-label"] = self.fields["proved_by"].label

    def _stored(self) -> TaskProof | None:
        return getattr(self.instance, "proof", None) if self.instance.pk else None

    def save(self, commit: bool = True) -> ExpeditionTask:
        task = super().save(commit)
        if commit and "proved_by" in self.changed_data:
            self._prove(task, self.cleaned_data["proved_by"])
        return task

    def _prove(self, task: ExpeditionTask, article: Article | None) -> None:
        proof = self._stored() or TaskProof(task=task)
        if article is None:
            if proof.pk:
                proof.delete()
            return
        proof.article = article
        proof.save()


class ProvedTaskInline(TaskInline):
    form = TaskForm
    fields: ClassVar[tuple[str, ...]] = ("text_ru", "text_en", "state", "proved_by", "order")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ExpeditionTask]:
        return super().get_queryset(request).select_related("proof")

    def get_fields(self, request: HttpRequest, obj: Expedition | None = None) -> list[Any]:
        """Which article proves a task is a fact: who translates alone does not choose it."""
        may = roles.may_edit_facts(request.user)
        return [name for name in super().get_fields(request, obj) if name != "proved_by" or may]


admin.site.unregister(Expedition)


@admin.register(Expedition)
class ProvedExpeditionAdmin(ExpeditionAdmin):
    inlines: ClassVar[Any] = tuple(
        ProvedTaskInline if inline is TaskInline else inline for inline in ExpeditionAdmin.inlines
    )
