"""Who may do what."""
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework_api_key.permissions import BaseHasAPIKey

from hub.models import ClientKey


class HasClientKey(BaseHasAPIKey):
    model = ClientKey


class IsInGroup(BasePermission):
    """A user without a group has no permissions, as on a Hub."""

    def has_permission(self, request, view):
        return request.user.groups.exists()


# What a session and a client key both read.
ReadsHub = (IsAuthenticated & IsInGroup) | HasClientKey
