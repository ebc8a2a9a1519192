"""Small forms over the Lembar nilai: results, feedback, obstacles, delivery, organisation result."""
