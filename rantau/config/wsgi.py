"""The entry of the web server. WSGI on purpose: see docs/decisions."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rantau.config.settings")
application = get_wsgi_application()
