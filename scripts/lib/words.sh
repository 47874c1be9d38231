# What every script says and how it gives up. Sourced, with $root set to the repository.
set -euo pipefail

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The usage is the comment at the head of the script itself.
usage() { sed -n '2,/^$/s/^# \{0,1\}//p' "$0"; }
