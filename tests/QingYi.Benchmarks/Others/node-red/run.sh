#!/usr/bin/env bash
# run.sh ORDERS [RUNS]: Node-RED beside the hand-written multi-row program. NODE_RED: the folder with node_modules (npm install here by default).
. "$(dirname "$0")/../common.sh"
ORDERS=${1:-20000} RUNS=${2:-1}
NODE_RED=${NODE_RED:-$HERE/node-red}
export DB_PORT=$PORT NODE_RED_PORT=${NODE_RED_PORT:-31880}
start_database
start_orders "$ORDERS"; export JACKYUN_URL=$URL
reference "$ORDERS" "$URL"
for _ in $(seq "$RUNS"); do
  home=$WORK/node-red-home
  rm -rf "$home"; mkdir -p "$home"
  cp "$HERE"/node-red/{flows.json,flows_cred.json,settings.js,package.json} "$home"
  ln -s "$(realpath "$NODE_RED")/node_modules" "$home/node_modules"
  empty_tables
  began=$(now)
  (cd "$home" && exec "$NODE" node_modules/node-red/red.js --userDir "$home" >"$WORK/node-red.log" 2>&1 {KEEP}>&-) &
  red=$!; PIDS+=("$red")
  for _ in $(seq 300); do grep -q 'Started flows' "$WORK/node-red.log" && break; sleep 0.1; done
  up=$(seconds "$began" "$(now)")
  from=$(now)
  said=$(curl -s -m 170 -X POST "http://127.0.0.1:$NODE_RED_PORT/run")
  took=$(seconds "$from" "$(now)")
  echo "Node-RED: $ORDERS orders, $took s from the start of the flow to its answer after the last row, $(rate "$ORDERS" "$took") orders/s, peak $(peak "$red") MB; up after $up s; it says $said"
  kill "$red"; wait "$red"
  right "$SUM"
done
