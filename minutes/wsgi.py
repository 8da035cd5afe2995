import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minutes.settings")

try:
    application = get_wsgi_application()
except SystemExit as stop:
    # The settings lack something. Gunicorn gives up at 3, but starts again for ever a worker that ends with 1.
    print(stop, file=sys.stderr)
    sys.exit(3)
