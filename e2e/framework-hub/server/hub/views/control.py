"""How a test steers the Hub while it runs: `POST /control/<action>/` with a JSON object."""
import json
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.http import Http404, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from rest_framework_simplejwt.tokens import AccessToken, RefreshToken

from hub import clock
from hub.models import ClientKey

User = get_user_model()
TOKENS = {"access": AccessToken, "refresh": RefreshToken}


def add_user(name, password, permitted=True):
    user = User.objects.create_user(name, password=password)
    if permitted:
        user.groups.add(Group.objects.get(name="Users"))


def set_active(name, active):
    User.objects.filter(username=name).update(is_active=active)


def set_password(name, password):
    user = User.objects.get(username=name)
    user.set_password(password)
    user.save()


def delete_user(name):
    User.objects.get(username=name).delete()


def add_key(name, user):
    made, key = ClientKey.objects.create_key(name=name, user=User.objects.get(username=user))
    return {"id": made.id, "name": made.name, "key": key}


def delete_key(id):
    ClientKey.objects.filter(id=id).delete()


def mark_key_revoked(id):
    """As the package's own admin page does: the key stays in the list."""
    ClientKey.objects.filter(id=id).update(revoked=True)


def expire_key(id):
    ClientKey.objects.filter(id=id).update(expiry_date=timezone.now() - timedelta(hours=1))


def keys():
    return [{"id": key.id, "name": key.name} for key in ClientKey.objects.all()]


def issue_token(user, kind, age, left):
    """A token of `age` seconds with `left` seconds to go, which may be negative."""
    token = TOKENS[kind].for_user(User.objects.get(username=user))
    token.set_iat(at_time=timezone.now() - timedelta(seconds=age))
    token.set_exp(lifetime=timedelta(seconds=left))
    return str(token)


ACTIONS = {
    "add-user": add_user,
    "set-active": set_active,
    "set-password": set_password,
    "delete-user": delete_user,
    "add-key": add_key,
    "delete-key": delete_key,
    "mark-key-revoked": mark_key_revoked,
    "expire-key": expire_key,
    "keys": keys,
    "issue-token": issue_token,
    "date-offset": clock.set_offset,
}


@csrf_exempt
def control(request, action):
    if action not in ACTIONS:
        raise Http404
    result = ACTIONS[action](**json.loads(request.body))
    return JsonResponse(result, safe=False)
