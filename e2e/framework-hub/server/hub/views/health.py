"""The health of all sites."""
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from hub.options import current
from hub.permissions import ReadsHub
from hub.serializers import AsItIs

ORDER = ["ok", "warning", "critical"]


class Health(APIView):
    serializer_class = AsItIs
    permission_classes = [AllowAny if current.health_open else ReadsHub]

    def get(self, request):
        worst = max((ORDER.index(site["health"]) for site in current.sites), default=0)
        return Response(
            {
                "overall_health": ORDER[worst],
                "hub_status": {"health": "ok"},
                "site_status": current.sites,
            }
        )
