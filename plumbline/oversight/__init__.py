"""What one act sets off in other rooms, the questions that cross rooms, and the command line."""
