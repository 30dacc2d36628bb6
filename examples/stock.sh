#!/bin/sh
# Asks, as the operator, how many numbers of each stock are free, held, owned and aging. Prints JSON.
#
#   stock.sh .holdline/socket/holdline.sock       over the Unix socket of a server, which needs no credentials
#   stock.sh http://127.0.0.1:8080                over HTTP, from a stand-in on this machine
#   stock.sh http://127.0.0.1:8080 country=US areaCode=888
#
# The server's --ready-file names both, as "socket" and "http".
set -eu

if [ $# -eq 0 ]; then
  echo 'Give the path of the Unix socket or the HTTP address of a Holdline server.' >&2
  exit 2
fi
server=$1
shift

# Each further argument is a parameter of the query.
for parameter in "$@"; do
  set -- "$@" --data-urlencode "$parameter"
  shift
done

case $server in
  http://*) set -- "$@" "$server/_holdline/stock" ;;
  *) set -- "$@" --unix-socket "$server" http://localhost/_holdline/stock ;;
esac
exec curl --silent --show-error --fail-with-body --get "$@"
