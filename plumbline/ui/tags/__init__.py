"""What the tags of `{% load ui %}` say and compute; the HTML is in `templates/ui/`."""
