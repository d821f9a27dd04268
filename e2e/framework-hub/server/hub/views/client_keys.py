"""The client keys of the user who asks. A client key itself can't ask: it is no user."""
from rest_framework import mixins, viewsets
from rest_framework.permissions import IsAuthenticated

from hub.models import ClientKey
from hub.serializers import ClientKeySerializer, NewClientKeySerializer


class ClientKeys(
    mixins.CreateModelMixin,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    mixins.DestroyModelMixin,
    viewsets.GenericViewSet,
):
    queryset = ClientKey.objects.all()
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        return self.queryset.filter(user=self.request.user)

    def get_serializer_class(self):
        return NewClientKeySerializer if self.action == "create" else ClientKeySerializer

    def perform_create(self, serializer):
        serializer.save(user=self.request.user)
