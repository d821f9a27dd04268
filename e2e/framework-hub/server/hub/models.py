"""Client keys: the keys of djangorestframework-api-key, with a user and a number."""
from django.conf import settings
from django.db import models
from rest_framework_api_key.models import AbstractAPIKey, BaseAPIKeyManager


class ClientKeyManager(BaseAPIKeyManager):
    def assign_key(self, obj):
        """As in the package, but the id stays a number."""
        key, obj.prefix, obj.hashed_key = self.key_generator.generate()
        return key


class ClientKey(AbstractAPIKey):
    id = models.AutoField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)

    objects = ClientKeyManager()

    class Meta(AbstractAPIKey.Meta):
        ordering = ["id"]
