"""What the API takes and gives."""
from rest_framework import serializers

from hub.models import ClientKey


class ClientKeySerializer(serializers.ModelSerializer):
    url = serializers.HyperlinkedIdentityField(view_name="clientkey-detail")
    # The model has a default of None, which no database takes.
    name = serializers.CharField(max_length=50)

    class Meta:
        model = ClientKey
        fields = ["url", "id", "name"]


class NewClientKeySerializer(ClientKeySerializer):
    """The answer to a creation: the only one that has the key itself."""

    api_key = serializers.CharField(read_only=True)

    class Meta(ClientKeySerializer.Meta):
        fields = ["url", "id", "name", "api_key"]

    def create(self, validated_data):
        made, key = ClientKey.objects.create_key(**validated_data)
        made.api_key = key
        return made


class AsItIs(serializers.Serializer):
    """Shows what the test gave."""

    id = serializers.IntegerField(read_only=True)

    def to_representation(self, instance):
        return instance
