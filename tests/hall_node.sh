#!/bin/sh
# Runs node in a hall of its own (hall.sh), also where the command around it has one already: each spec begins in an empty one.
set -eu
unset LANISTA_HALL
exec "${0%/*}/hall.sh" node "$@"
