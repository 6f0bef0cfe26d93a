"""Words of the desk for its templates."""
