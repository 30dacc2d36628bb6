#!/bin/sh
# Buys a number with curl, then lets a hold run out and sees the purchase fail.
#
#   failed-purchases.sh http://127.0.0.1:8080 https://localhost:8443 .holdline/tls/authority/ca.pem
#
# A stand-in, as `holdline serve` starts it, takes any bearer token over HTTPS, and controls over HTTP.
set -eu
if [ $# -ne 3 ]; then
  echo 'Give the HTTP address, the HTTPS address and the certificate of a Holdline server.' >&2
  exit 2
fi
http=$1 https=$2 ca=$3

# An inventory of our own, so that nobody else sees its clock.
sandbox=/_holdline/sandboxes/$(curl --silent --show-error --fail \
  --header 'Content-Type: application/json' --data '{}' "$http/_holdline/sandboxes" |
  sed 's/.*"name":"\([^"]*\)".*/\1/')
trap 'curl --silent --request DELETE --header "Content-Type: application/json" "$http$sandbox"' EXIT

# control METHOD PATH JSON
control() {
  curl --silent --show-error --fail --request "$1" --header 'Content-Type: application/json' --data "$3" "$http$sandbox$2"
}

# call PATH JSON: prints the answer with its headers
call() {
  curl --silent --show-error --include --cacert "$ca" --header 'Authorization: Bearer any' \
    --header 'Content-Type: application/json' --data "$2" "$https$sandbox$1?api-version=2025-06-01"
}

# Finds and holds a number, and prints the id of the search.
find_number() {
  call /availablePhoneNumbers/countries/US/:search '{
    "phoneNumberType": "tollFree", "assignmentType": "application",
    "capabilities": { "calling": "inbound", "sms": "none" }, "quantity": 1
  }' | tr -d '\r' | sed -n 's/^search-id: //ip'
}

# Buys it, and prints the status of the answer.
buy() {
  call /availablePhoneNumbers/:purchase "{\"searchId\": \"$1\"}" | sed -n '1s/[^ ]* \([0-9]*\).*/\1/p'
}

control PUT /clock '{"mode": "frozen"}' >/dev/null
echo "Bought in time: $(buy "$(find_number)")"
late=$(find_number)
control POST /clock/advance '{"by": "16m"}' >/dev/null
echo "Bought 16 minutes later: $(buy "$late")"
