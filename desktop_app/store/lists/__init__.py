"""What lists ask: ids in order, and the lines of some ids. Sorting and searching are SQL by fixed columns."""
