"""What the product claims about its speed: ratios against floors in the same run. Never part of the tests."""
