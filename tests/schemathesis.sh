#!/bin/sh
# Sends made-up requests to everything that /api/v1/openapi.json promises, and finds answers that it does not: `tests/schemathesis.sh PROGRAM [EXAMPLES]`.
#
# Reads go to the demonstration with a token of the desk and without one, commands to an empty gathering with one. It takes Python; schemathesis comes
# from PyPI into a folder under target/ the first time. LANISTA_SCHEMATHESIS names one that is there already.
set -eu
program=$(realpath "$1")
examples=${2:-30}
here=$(dirname "$(realpath "$0")")
kept="$here/../target/schemathesis"
tool=${LANISTA_SCHEMATHESIS:-$kept/bin/schemathesis}
if [ ! -x "$tool" ]; then
  python3 -m venv "$kept"
  "$kept/bin/pip" install --quiet 'schemathesis==4.32.5'
fi

place=$(mktemp -d)
pids=''
# shellcheck disable=SC2086
trap 'kill $pids 2>/dev/null || true; rm -rf "$place"' EXIT INT TERM
export LANISTA_TOKEN=a-token-for-made-up-requests LANISTA_LOG=warn
cd "$place"

# Serves $1 and writes its port down.
serve() {
  "$program" serve "$1.lanista" --listen 127.0.0.1:0 --no-mdns --rate 1000000 --public-rate 1000000 --max-connections 4096 --ready-file "$1.ready" >"$1.log" 2>&1 &
  pids="$pids $!"
  n=0
  until [ -s "$1.ready" ]; do
    n=$((n + 1))
    [ $n -lt 100 ] || { cat "$1.log"; exit 1; }
    sleep 0.1
  done
}
port() { sed 's/.*"port":\([0-9]*\).*/\1/' "$1.ready"; }
run() { "$tool" run --phases coverage,fuzzing --generation-deterministic --no-color "$@"; }

"$program" demo demo.lanista
"$program" bench-file own.lanista
serve demo
serve own
# A stream of events has no end, and a long poll waits: both are tested in lan/tests/hall/carriers.rs.
run "http://127.0.0.1:$(port demo)/api/v1/openapi.json" --max-examples "$examples" --exclude-path-regex '/api/v1/(events|topics|commands)$'
run "http://127.0.0.1:$(port own)/api/v1/openapi.json" --max-examples "$examples" --include-method GET --exclude-path-regex '/api/v1/(events|topics)$' \
  -H "Authorization: Bearer $LANISTA_TOKEN"
# Most commands of the right shape are refused by the rules, and rightly so.
run "http://127.0.0.1:$(port own)/api/v1/openapi.json" --max-examples "$examples" --include-path /api/v1/commands --exclude-checks positive_data_acceptance \
  --phases fuzzing -H "Authorization: Bearer $LANISTA_TOKEN"
