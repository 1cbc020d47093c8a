"""Styles and scripts under hashed names, compressed: browsers keep them for good, and never an old one."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """The manifest that collectstatic makes, scripts that import one another included."""

    support_js_module_import_aggregation = True
