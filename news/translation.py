from modeltranslation.translator import TranslationOptions, register

from .models import Article, Project, Section


@register(Section)
class SectionTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = ("ru", "en")


@register(Project)
class ProjectTranslation(TranslationOptions):
    fields = ("title", "lead", "body", "status")


@register(Article)
class ArticleTranslation(TranslationOptions):
    fields = ("title", "lead", "place", "body", "status")
