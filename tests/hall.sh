#!/bin/sh
# Runs a command in a network of its own, the hall: one switch, this machine at 10.77.0.1, nobody else.
#
# Browsers treat the loopback as a secure context and a LAN address not, so pages are tested at an address
# like the one in a real hall. Everything here vanishes with the command. It takes root, or the right to make
# user namespaces.
set -eu
PATH="$PATH:/usr/sbin:/sbin"

if [ "${LANISTA_HALL:-}" = "" ]; then
  export LANISTA_HALL=10.77.0.1
  if [ "$(id -u)" = 0 ]; then
    exec unshare --net --mount "$0" "$@"
  fi
  exec unshare --user --map-root-user --net --mount "$0" "$@"
fi

ip link set lo up
ip link add hall type bridge
ip address add "$LANISTA_HALL/24" dev hall
# No address of its own comes seconds later: browsers would take that for another network and drop what they load.
ip link set dev hall addrgenmode none 2>/dev/null || true
ip link set hall up
ip route add 224.0.0.0/4 dev hall
exec "$@"
