"""The site: settings, addresses, the pathway from decision to next step, home pages, the demonstration.

May import every app.
"""

#: Which release this is. A backup says which one made it, and an older one does not restore it.
VERSION = "0.3.0"
