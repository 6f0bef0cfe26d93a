"""People's voice: questionnaires by link, paper and phone, and phone-in days. Anonymous."""
