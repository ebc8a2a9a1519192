"""The editor of one plan (Penyusun SKP): its lines as pure values, the sections, and how they are kept."""
