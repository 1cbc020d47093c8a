"""Files on the record: received, judged by what they hold, scanned, stored encrypted, and shown.

kinds: what may be kept. receiving: an upload judged. store: where it lies. scanning: ClamAV.
preview and render: pictures of pages, drawn by a process of its own. serving: what the browser is told.
"""
