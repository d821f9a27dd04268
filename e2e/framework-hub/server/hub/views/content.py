"""Jobs, sites, alerts and settings, as the test gave them."""
from django.http import Http404
from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.options import current
from hub.serializers import AsItIs


class Listed(viewsets.GenericViewSet):
    """A list in pages, and its single items."""

    serializer_class = AsItIs
    items = []

    def get_queryset(self):
        return self.items

    def list(self, request):
        return self.get_paginated_response(self.paginate_queryset(self.items))

    def item(self, number):
        for one in self.items:
            if str(one["id"]) == number:
                return one
        raise Http404


class Jobs(Listed):
    items = current.jobs

    def retrieve(self, request, pk):
        return Response(self.item(pk))


class Sites(Listed):
    items = [
        {"id": number, "name": site["site"]} for number, site in enumerate(current.sites, start=1)
    ]

    @action(detail=True)
    def health(self, request, pk):
        return Response(current.sites[self.item(pk)["id"] - 1])


class Alerts(APIView):
    serializer_class = AsItIs

    def get(self, request):
        wanted = request.query_params.dict()
        return Response([alert for alert in current.alerts if has(alert, wanted)])


def has(alert, wanted):
    return all(alert.get(name) == value for name, value in wanted.items())


class Configurations(APIView):
    serializer_class = AsItIs

    def get(self, request):
        return Response({"node_health_last_heartbeat_interval": 120, "jobs_ttl": 90})
