import re
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, ListView

from editorial import languages
from editorial.pages import Page, of_record, only_in_other_language

from .models import Article, Project, Section
from .neighbours import around

PAGE_SIZE = 20


class ArticleList(Page, ListView):
    """News by page, newest first, grouped by day in the template; all of it, or one section's."""

    template_name = "news/list.html"
    context_object_name = "articles"
    paginate_by = PAGE_SIZE
    nav = "news"
    section: Section | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not re.fullmatch("[1-9][0-9]{0,8}", request.GET.get("page", "1")):  # Django would take "last" too
            raise Http404("no such page")
        self.sections = list(Section.objects.all())
        if "slug" in kwargs:
            self.section = next((section for section in self.sections if section.slug == kwargs["slug"]), None)
            if self.section is None:
                raise Http404("no such section")
            if languages.current() not in self.section.public_languages():
                return only_in_other_language(request, self.section)
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> Any:
        articles = Article.objects.published().newest_first().for_list()
        return articles.filter(section=self.section) if self.section else articles

    def get_twins(self) -> dict[str, str]:
        return of_record(self.section) if self.section else super().get_twins()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sections = [section for section in self.sections if languages.current() in section.public_languages()]
        return super().get_context_data(sections=sections, section=self.section, **kwargs)


class PublishablePage(Page, DetailView):
    """A text's page: 200 where it is public, the bilingual notice where only the other language is, else 404."""

    nav = "news"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = self.get_object()
        if languages.current() not in self.object.public_languages():
            return only_in_other_language(request, self.object)
        return self.render_to_response(self.get_context_data(object=self.object))

    def get_twins(self) -> dict[str, str]:
        return of_record(self.object)


class ArticlePage(PublishablePage):
    template_name = "news/article.html"
    context_object_name = "article"

    def get_object(self, queryset: Any = None) -> Article:
        day = self.day_of_address()
        articles = Article.objects.published_in_any().for_page()
        return get_object_or_404(articles, day=day, slug=self.kwargs["slug"])

    def day_of_address(self) -> date:
        try:
            return date(int(self.kwargs["year"]), int(self.kwargs["month"]), int(self.kwargs["day"]))
        except ValueError as error:
            raise Http404("no such day") from error

    def get_page_day(self) -> date:
        return self.day_of_address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        neighbours = around(self.object)
        return super().get_context_data(neighbours=neighbours, **kwargs)


class ProjectPage(PublishablePage):
    template_name = "news/project.html"
    context_object_name = "project"

    def get_object(self, queryset: Any = None) -> Project:
        projects = Project.objects.published_in_any().select_related("picture")
        return get_object_or_404(projects, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        articles = self.object.articles.published().newest_first().for_list()[:100]
        return super().get_context_data(articles=articles, **kwargs)
