from modeltranslation.translator import TranslationOptions, register

from . import models

BOTH = ("ru", "en")


@register([models.Spacecraft, models.LaunchVehicle, models.LaunchSite])
class NameTranslation(TranslationOptions):
    fields = ("name",)
    required_languages = BOTH


@register(models.Agency)
class AgencyTranslation(TranslationOptions):
    fields = ("name", "short_name")
    required_languages = BOTH


@register(models.Port)
class PortTranslation(TranslationOptions):
    fields = ("name", "module")
    required_languages = BOTH


@register(models.Person)
class PersonTranslation(TranslationOptions):
    fields = ("given_name", "family_name", "patronymic", "biography")
    required_languages = {"default": ("given_name", "family_name")}


@register(models.Expedition)
class ExpeditionTranslation(TranslationOptions):
    fields = ("summary",)


@register(models.ExpeditionTask)
class ExpeditionTaskTranslation(TranslationOptions):
    fields = ("text",)
    required_languages = BOTH


@register(models.Flight)
class FlightTranslation(TranslationOptions):
    fields = ("name", "summary")
    required_languages = {"default": ("name",)}


@register(models.FlightEvent)
class FlightEventTranslation(TranslationOptions):
    fields = ("text",)
