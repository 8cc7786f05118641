from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.safestring import SafeString

from editorial.content.models import Publishable
from editorial.content.pages import Layout, PageView, Preview, of_record, only_in_other_language
from editorial.core import clock, keyset, languages

from .fragments import linked, log, neighbours
from .models import Article, Project, Section

PAGE_SIZE = 20
P = TypeVar("P")


@dataclass(frozen=True)
class ArticleListPage:
    section: Section | None  # None for the news of all
    sections: list[Section]  # those to choose from
    articles: keyset.KeysetPage[Article]
    log: SafeString  # the same articles, under their days
    is_first: bool


class ArticleListView(PageView[ArticleListPage]):
    """News, newest first, page by page from a cursor on, grouped by day; all of it, or one section's."""

    template_name = "news/list.html"
    query_keys = ("before", "after")
    nav = "news"
    beside = {"month_calendar": {}, "chronicle": {}}

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        sections = list(Section.objects.all())
        section = next((section for section in sections if section.slug == kwargs.get("slug")), None)
        if section is None and "slug" in kwargs:
            raise Http404("no such section")
        if section and languages.current() not in section.public_languages():
            return only_in_other_language(request, section)
        articles = self.articles(section)
        public = [each for each in sections if languages.current() in each.public_languages()]
        is_first = not (request.GET.get("before") or request.GET.get("after"))
        return self.show(ArticleListPage(section, public, articles, log(articles.records), is_first))

    def articles(self, section: Section | None) -> keyset.KeysetPage[Article]:
        articles = Article.objects.published().for_list()
        if section:
            articles = articles.filter(section=section)
        before, after = self.request.GET.get("before", ""), self.request.GET.get("after", "")
        try:
            page = keyset.page_of(articles, PAGE_SIZE, before, after)
        except ValueError as error:
            raise Http404("no such page") from error
        if not page.records and (before or after):
            raise Http404("no such page")
        return page

    def urls(self, page: ArticleListPage) -> dict[str, str]:
        return of_record(page.section) if page.section else super().urls(page)


class PublishableView(PageView[P]):
    """A text's page: 200 where it is public, the bilingual notice where only the other language is, else 404."""

    nav = "news"
    preview: Preview | None = None
    record: Publishable

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if self.preview:
            self.record = self.unpublished(self.preview.pk)
            return self.show(self.page())
        self.record = self.public_record()
        if languages.current() not in self.record.public_languages():
            return only_in_other_language(request, self.record)
        return self.show(self.page())

    def records(self) -> "QuerySet[Publishable]":
        raise NotImplementedError

    def public_record(self) -> Publishable:
        """What stands at the address in a language at least. Raises Http404."""
        raise NotImplementedError

    def unpublished(self, pk: int) -> Publishable:
        """A text that need not be public. Without a moment of its own it goes out now."""
        record = get_object_or_404(self.records(), pk=pk)
        record.published_at = record.published_at or clock.now()
        return record

    def urls(self, page: P) -> dict[str, str]:
        return of_record(self.record)

    def layout(self, page: P) -> Layout:
        """No search engine is to keep what is not public, and no page to point at it."""
        if self.preview:
            return Layout(self.preview.alternates, nav=self.nav, notice=self.preview.notice)
        return super().layout(page)


@dataclass(frozen=True)
class ArticlePage:
    article: Article
    day: date
    linked: SafeString  # what it is about
    neighbours: SafeString


class ArticleView(PublishableView[ArticlePage]):
    template_name = "news/article.html"
    beside = {"crew_panel": {}, "chronicle": {}, "month_calendar": {}}
    record: Article

    def records(self) -> "QuerySet[Article]":
        return Article.objects.select_related("section", "lead_photo").defer("search_ru", "search_en")

    def public_record(self) -> Article:
        article = get_object_or_404(self.records(), day=self.day_of_address(), slug=self.kwargs["slug"])
        if not article.public_languages():
            raise Http404("no such article")
        return article

    def day_of_address(self) -> date:
        try:
            return date(int(self.kwargs["year"]), int(self.kwargs["month"]), int(self.kwargs["day"]))
        except ValueError as error:
            raise Http404("no such day") from error

    def page(self) -> ArticlePage:
        article = self.record
        beside = neighbours(keyset.Cursor.of(article))
        return ArticlePage(article, article.moscow_day(), linked(article.pk), beside)

    def day(self, page: ArticlePage) -> date:
        return page.day


@dataclass(frozen=True)
class ProjectPage:
    project: Project
    log: SafeString  # its news


class ProjectView(PublishableView[ProjectPage]):
    template_name = "news/project.html"
    record: Project

    def records(self) -> "QuerySet[Project]":
        return Project.objects.select_related("picture")

    def public_record(self) -> Project:
        return get_object_or_404(Project.objects.select_related("picture").published_in_any(), slug=self.kwargs["slug"])

    def page(self) -> ProjectPage:
        articles = Article.objects.linked_to("projects", self.record.pk).published()
        return ProjectPage(self.record, log(articles.newest_first().for_list()[:100], heading="h3"))
