"""Reading and parsing in a child process, within limits of time and memory, without network, files or other processes.

`parent` is what the application uses, `child` what runs as `python -m bot.worker`, and `confinement` what it gives up.
"""
