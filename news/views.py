from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, TemplateView

from editorial.content.pages import Page, Preview, of_record, only_in_other_language
from editorial.core import clock, keyset, languages

from .fragments import linked, log, neighbours
from .models import Article, Project, Section

PAGE_SIZE = 20


class ArticleList(Page, TemplateView):
    """News, newest first, page by page from a place on, grouped by day in the template; all of it, or one section's."""

    template_name = "news/list.html"
    query_keys = ("before", "after")
    nav = "news"
    beside = {"month_calendar": {}, "chronicle": {}}
    section: Section | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.sections = list(Section.objects.all())
        if "slug" in kwargs:
            self.section = next((section for section in self.sections if section.slug == kwargs["slug"]), None)
            if self.section is None:
                raise Http404("no such section")
            if languages.current() not in self.section.public_languages():
                return only_in_other_language(request, self.section)
        self.turn = self.turned()
        return super().get(request, *args, **kwargs)

    def turned(self) -> keyset.KeysetPage:
        articles = Article.objects.published().for_list()
        if self.section:
            articles = articles.filter(section=self.section)
        before, after = self.request.GET.get("before", ""), self.request.GET.get("after", "")
        try:
            found = keyset.page_of(articles, PAGE_SIZE, before, after)
        except ValueError as error:
            raise Http404("no such page") from error
        if not found.records and (before or after):
            raise Http404("no such page")
        return found

    def get_alternates(self) -> dict[str, str]:
        return of_record(self.section) if self.section else super().get_alternates()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sections = [section for section in self.sections if languages.current() in section.public_languages()]
        is_first = not (self.request.GET.get("before") or self.request.GET.get("after"))
        return super().get_context_data(
            sections=sections, section=self.section, log=log(self.turn.records), turn=self.turn, is_first=is_first
        )


class PublishablePage(Page, DetailView):
    """A text's page: 200 where it is public, the bilingual notice where only the other language is, else 404."""

    nav = "news"
    preview: Preview | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.preview:
            return self.previewed(self.preview)
        self.object = self.get_object()
        if languages.current() not in self.object.public_languages():
            return only_in_other_language(request, self.object)
        return self.render_to_response(self.get_context_data(object=self.object))

    def previewed(self, preview: Preview) -> HttpResponse:
        """The same page of a text that need not be public. Without a moment of its own it goes out now."""
        self.object = get_object_or_404(self.get_queryset(), pk=preview.pk)
        self.object.published_at = self.object.published_at or clock.now()
        return self.render_to_response(self.get_context_data(object=self.object, **preview.context))

    def get_alternates(self) -> dict[str, str]:
        return of_record(self.object)


class ArticlePage(PublishablePage):
    template_name = "news/article.html"
    beside = {"crew_panel": {}, "chronicle": {}, "month_calendar": {}}
    context_object_name = "article"

    def get_queryset(self) -> Any:
        return Article.objects.select_related("section", "lead_photo").defer("search_ru", "search_en")

    def get_object(self, queryset: Any = None) -> Article:
        found: Article = get_object_or_404(self.get_queryset(), day=self.day_of_address(), slug=self.kwargs["slug"])
        if not found.public_languages():
            raise Http404("no such article")
        return found

    def day_of_address(self) -> date:
        try:
            return date(int(self.kwargs["year"]), int(self.kwargs["month"]), int(self.kwargs["day"]))
        except ValueError as error:
            raise Http404("no such day") from error

    def get_page_day(self) -> date:
        return self.object.moscow_day()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beside = neighbours(keyset.Cursor.of(self.object))
        return super().get_context_data(linked=linked(self.object.pk), neighbours=beside, **kwargs)


class ProjectPage(PublishablePage):
    template_name = "news/project.html"
    context_object_name = "project"

    def get_queryset(self) -> Any:
        return Project.objects.select_related("picture")

    def get_object(self, queryset: Any = None) -> Project:
        found: Project = get_object_or_404(self.get_queryset().published_in_any(), slug=self.kwargs["slug"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        articles = Article.objects.linked_to("projects", self.object.pk).published()
        return super().get_context_data(log=log(articles.newest_first().for_list()[:100], heading="h3"), **kwargs)
