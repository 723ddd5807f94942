"""`python -m jobroom` is the same as the `jobroom` command."""

from jobroom.config.command import main

if __name__ == "__main__":
    main()
