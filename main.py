"""Start the Interact Toolkit: hand the words of the command line over."""

import sys

from toolkit.launch import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
