"""The accounts of the press office."""

from django.contrib import admin
from django.contrib.auth.models import Group, User

from .staff import RoleAdmin, StaffAdmin

admin.site.unregister(User)
admin.site.unregister(Group)
admin.site.register(User, StaffAdmin)
admin.site.register(Group, RoleAdmin)
