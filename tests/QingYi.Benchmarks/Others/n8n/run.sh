#!/usr/bin/env bash
# run.sh batches|documented ORDERS [RUNS] [webhook|execute]: n8n beside the hand-written multi-row program.
#   webhook  a running n8n is asked through the workflow's webhook, which answers after the last row
#   execute  `n8n execute --id`, the whole process and what n8n notes of it
#   N8N      the folder with node_modules (npm install here by default)
#   COMPARE  orders of the hand-written program beside it (20000)
. "$(dirname "$0")/../common.sh"
WAY=${1:?batches or documented} ORDERS=${2:?} RUNS=${3:-1} MODE=${4:-webhook} COMPARE=${COMPARE:-20000}
N8N=${N8N:-$HERE/n8n}
bin=$N8N/node_modules/n8n/bin/n8n
export N8N_USER_FOLDER=$WORK/n8n-home N8N_PORT=${N8N_PORT:-35678} N8N_LISTEN_ADDRESS=127.0.0.1 N8N_RUNNERS_BROKER_PORT=${N8N_BROKER_PORT:-35679} N8N_DIAGNOSTICS_ENABLED=false N8N_VERSION_NOTIFICATIONS_ENABLED=false \
  N8N_TEMPLATES_ENABLED=false N8N_PERSONALIZATION_ENABLED=false NODE_FUNCTION_ALLOW_BUILTIN=crypto
start_database
start_orders "$COMPARE"
reference "$COMPARE" "$URL"
if [ "$ORDERS" != "$COMPARE" ]; then start_orders "$ORDERS"; reference "$ORDERS" "$URL"; fi

quiet() { "$NODE" "$bin" "$@" >>"$WORK/n8n-import.log" 2>&1 {KEEP}>&- || { echo "n8n $1 failed"; tail -20 "$WORK/n8n-import.log"; exit 1; }; }
rm -rf "$N8N_USER_FOLDER"; mkdir -p "$N8N_USER_FOLDER"; : >"$WORK/n8n-import.log"
sed "s/DB_PORT/$PORT/" "$HERE/n8n/credentials.json" >"$WORK/credentials.json"
sed "s|JACKYUN_URL|$URL|" "$HERE/n8n-$WAY/workflow.json" >"$WORK/workflow.json"
id=$(grep -o '"id": "jackyun[^"]*"' "$WORK/workflow.json" | cut -d'"' -f4)
quiet import:credentials --input="$WORK/credentials.json"
quiet import:workflow --input="$WORK/workflow.json"
[ "$MODE" = execute ] || quiet publish:workflow --id="$id"

# What n8n notes of its last execution; its database belongs to it alone, so it is read when n8n has ended.
noted() {
  "$NODE" -e '
    const { DatabaseSync } = require("node:sqlite");
    const db = new DatabaseSync(process.argv[1]);
    const e = db.prepare("SELECT status, mode, (julianday(stoppedAt) - julianday(startedAt)) * 86400 AS s FROM execution_entity ORDER BY id DESC LIMIT 1").get();
    console.log(e ? `${e.status}, ${e.mode}, ${e.s.toFixed(3)} s from its start to its stop` : "nothing");' "$N8N_USER_FOLDER/.n8n/database.sqlite" 2>/dev/null
}

for _ in $(seq "$RUNS"); do
  empty_tables
  if [ "$MODE" = webhook ]; then
    "$NODE" "$bin" start >"$WORK/n8n.log" 2>&1 {KEEP}>&- &
    n8n=$!; PIDS+=("$n8n")
    for _ in $(seq 600); do grep -q 'Editor is now accessible' "$WORK/n8n.log" && break; sleep 0.1; done
    runner=$(ps -o pid= --ppid "$n8n" | tr -d ' ' | head -1)
    # The webhook is there a little after the editor; what is not registered starts nothing.
    for _ in $(seq 300); do
      from=$(now)
      said=$(curl -s -m 170 -X POST "http://127.0.0.1:$N8N_PORT/webhook/$WAY")
      [[ $said == *'is not registered'* ]] || break
      sleep 0.1
    done
    took=$(seconds "$from" "$(now)")
    sleep 2   # n8n stores the execution after it has answered
    echo "n8n $WAY: $ORDERS orders, $took s from the start of the workflow to its answer after the last row, $(rate "$ORDERS" "$took") orders/s, peak $(peak "$n8n") MB, its task runner ${runner:+$(peak "$runner") MB}; it says $said"
    kill "$n8n"; wait "$n8n"
  else
    from=$(now)
    "$NODE" "$bin" execute --id="$id" >"$WORK/n8n.log" 2>&1 {KEEP}>&- &
    n8n=$!; PIDS+=("$n8n")
    top=0; rtop=0
    while kill -0 "$n8n" 2>/dev/null; do
      p=$(peak "$n8n" 2>/dev/null); top=${p:-$top}
      runner=$(ps -o pid= --ppid "$n8n" | tr -d ' ' | head -1); [ -z "$runner" ] || { p=$(peak "$runner" 2>/dev/null); rtop=${p:-$rtop}; }
      sleep 0.2
    done
    wait "$n8n"; code=$?
    took=$(seconds "$from" "$(now)")
    echo "n8n $WAY by execute: $ORDERS orders, $took s of the whole process (exit $code), peak $top MB, its task runner $rtop MB"
  fi
  echo "n8n notes: $(noted)"
  right "$SUM"
done
