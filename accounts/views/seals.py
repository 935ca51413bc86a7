"""印章: the seals of one's unit, for their keeper. Pictures go in here and never come out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.answers import answers_refusals
from accounts.forms import SealForm, SealImageForm
from accounts.models import Seal
from accounts.refusal import Refused
from accounts.rules import may_keep_seals
from accounts.services.seal_pictures import store_seal_image
from accounts.services.seals import NOT_KEEPER, add_seal, retire_seal
from letter.seal import BYTES_LIMIT


def _own_seal(request: HttpRequest, pk: int) -> Seal:
    """Return a seal of the keeper's unit; another unit's answers like a missing one."""
    if not may_keep_seals(request.user):
        raise Refused(NOT_KEEPER, action="keep_seals")
    return get_object_or_404(Seal, pk=pk, unit=request.user.unit)


@require_GET
@answers_refusals
def seals(request: HttpRequest) -> HttpResponse:
    """List the unit's seals: name, diameter, whether a picture is there."""
    if not may_keep_seals(request.user):
        raise Refused(NOT_KEEPER, action="keep_seals")
    own = Seal.objects.filter(unit=request.user.unit).prefetch_related("images__uploaded_by").order_by("-is_active", "pk")
    rows = [{"seal": seal, "image": max(seal.images.all(), key=lambda image: image.pk, default=None)} for seal in own]
    return render(request, "accounts/seals.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@answers_refusals
def seal_new(request: HttpRequest) -> HttpResponse:
    """Register a seal; its picture is uploaded next."""
    if not may_keep_seals(request.user):
        raise Refused(NOT_KEEPER, action="add_seal")
    form = SealForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        seal = add_seal(**form.cleaned_data, by=request.user)
        form.tell(request)
        return redirect("accounts:seal", pk=seal.pk)
    return render(request, "accounts/seal_new.html", {"form": form})


@require_http_methods(["GET", "POST"])
@answers_refusals
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is known of one seal, never its picture, and take a new picture."""
    own = _own_seal(request, pk)
    form = SealImageForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        try:
            data = form.cleaned_data["picture"].read(BYTES_LIMIT + 1)
            store_seal_image(own, data=data, by=request.user)
        except Refused as refusal:
            if refusal.code != "picture":
                raise
            form.add_error("picture", refusal.sentence)
        else:
            messages.success(request, f"印章“{own.name}”的图样已存好。")
            return redirect("accounts:seals")
    return render(request, "accounts/seal.html", {"seal": own, "image": own.image, "form": form})


@require_POST
@answers_refusals
def seal_retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a seal out of use."""
    own = _own_seal(request, pk)
    retire_seal(own, by=request.user)
    messages.success(request, f"印章“{own.name}”已停用。")
    return redirect("accounts:seals")
