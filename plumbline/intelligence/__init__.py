"""What a council hears about its providers, piece by piece: from people, from others, and by itself."""
