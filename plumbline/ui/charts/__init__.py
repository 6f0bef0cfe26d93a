"""Charts as geometry: what is drawn where, in plain Python; the templates under `ui/charts/` draw it."""
