"""The paths of the guide below `/api/`, and the control of the tests outside of it."""
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerView
from rest_framework.routers import SimpleRouter
from rest_framework_simplejwt.views import TokenObtainPairView, TokenRefreshView

from hub.views.client_keys import ClientKeys
from hub.views.content import Alerts, Configurations, Jobs, Sites
from hub.views.control import control
from hub.views.health import Health

router = SimpleRouter()
router.register("auth/clientkeys", ClientKeys, basename="clientkey")
router.register("jobs", Jobs, basename="job")
router.register("sites", Sites, basename="site")

api = [
    path("auth/token/", TokenObtainPairView.as_view()),
    path("auth/token/refresh/", TokenRefreshView.as_view()),
    path("health/", Health.as_view()),
    path("alerts/", Alerts.as_view()),
    path("configurations/", Configurations.as_view()),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", SpectacularSwaggerView.as_view()),
    *router.urls,
]

urlpatterns = [path("api/", include(api)), path("control/<str:action>/", control)]
