"""How the admin looks: the settings of django-unfold."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse_lazy


def _sees(*permissions: str) -> Any:
    """Whether the user of a request may see any of these records: "incidents.operation"."""
    codes = [f"{app}.view_{model}" for app, model in (name.split(".") for name in permissions)]

    def sees(request: HttpRequest) -> bool:
        return any(request.user.has_perm(code) for code in codes)

    return sees


def _page(title: str, icon: str, model: str) -> dict[str, Any]:
    app, name = model.split(".")
    return {
        "title": title,
        "icon": icon,
        "link": reverse_lazy(f"admin:{app}_{name}_changelist"),
        "permission": _sees(model),
    }


UNFOLD: dict[str, Any] = {
    "SITE_TITLE": "Blotter",
    "SITE_HEADER": "Blotter",
    "SITE_SUBHEADER": "Enforcement operations in the news",
    "SITE_SYMBOL": "menu_book",
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": False,
    "SITE_FAVICONS": [
        {
            "rel": "icon",
            "type": "image/svg+xml",
            "href": lambda request: static("incidents/icon.svg"),
        },
    ],
    "STYLES": [lambda request: static("incidents/desk.css")],
    "COLORS": {
        "primary": {
            "50": "oklch(97% .014 254.604)",
            "100": "oklch(93.2% .032 255.585)",
            "200": "oklch(88.2% .059 254.128)",
            "300": "oklch(80.9% .105 251.813)",
            "400": "oklch(70.7% .165 254.624)",
            "500": "oklch(62.3% .214 259.815)",
            "600": "oklch(54.6% .245 262.881)",
            "700": "oklch(48.8% .243 264.376)",
            "800": "oklch(42.4% .199 265.638)",
            "900": "oklch(37.9% .146 265.522)",
            "950": "oklch(28.2% .091 267.935)",
        },
    },
    "SIDEBAR": {
        "show_search": False,
        "show_all_applications": False,
        "navigation": [
            {
                "title": "Work",
                "items": [
                    _page("Articles", "article", "articles.article"),
                    _page("Operations", "local_police", "incidents.operation"),
                    _page("Claims", "format_quote", "incidents.claim"),
                    _page("Outcomes", "functions", "incidents.outcome"),
                    _page("Statistics", "monitoring", "incidents.statistic"),
                ],
            },
            {
                "title": "Of operations",
                "separator": True,
                "collapsible": True,
                "items": [
                    _page("Reports", "newspaper", "incidents.operationreport"),
                    _page("Places", "location_on", "incidents.operationplace"),
                    _page("Agencies", "badge", "incidents.operationagency"),
                    _page("Offences", "gavel", "incidents.operationoffence"),
                ],
            },
            {
                "title": "Reference",
                "separator": True,
                "items": [
                    _page("Locations", "map", "incidents.location"),
                    _page("Location aliases", "alt_route", "incidents.locationalias"),
                    _page("Agencies", "account_balance", "incidents.agency"),
                    _page("Agency aliases", "label", "incidents.agencyalias"),
                    _page("Offences", "balance", "incidents.offence"),
                    _page("Nationalities", "public", "incidents.nationality"),
                    _page("Outlets", "campaign", "articles.outlet"),
                ],
            },
            {
                "title": "Imports",
                "separator": True,
                "items": [
                    _page("Runs", "move_to_inbox", "articles.importrun"),
                    _page("Files", "description", "articles.importitem"),
                ],
            },
            {
                "title": "People",
                "separator": True,
                "items": [
                    _page("Users", "person", "auth.user"),
                    _page("Groups", "group", "auth.group"),
                ],
            },
        ],
    },
}
