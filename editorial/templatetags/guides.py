from django import template
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def guide_picture(group: str, picture: str, language: str) -> str:
    return static(f"press_admin/guides/{group}-{picture}.{language}.webp")
