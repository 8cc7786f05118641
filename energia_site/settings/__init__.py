"""Choose one by DJANGO_SETTINGS_MODULE: dev, test, demo (what `make run` serves) or prod."""
