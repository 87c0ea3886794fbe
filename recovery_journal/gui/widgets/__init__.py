"""Small pieces of the interface, each of use on more than one page."""
