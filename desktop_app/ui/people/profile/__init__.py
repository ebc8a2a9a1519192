"""One person: his data as of today, his history by date, his plans and evaluations, and the small forms."""
