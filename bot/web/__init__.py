"""The only package that opens a socket to what others run: fetches feeds and pages, politely and within limits."""
