"""The demonstration caseload: invented people, told as their workers would have recorded them.

`staff` takes on everybody who works here. `story` has the verbs, one for each thing a worker does,
each a thin cover over a service. `families` tells the stories, dated back in working days from the
day they are loaded. `loading` puts it all into an empty database and knows its own again.
"""
