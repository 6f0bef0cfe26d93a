"""From a file of the Care Quality Commission to plain facts. Pure: no Django, no database, no clock."""
