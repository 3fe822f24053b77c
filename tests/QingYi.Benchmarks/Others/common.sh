# Sourced by the run.sh of each way. Everything that is made goes to $WORK; every server is ended by its process id.
#   BENCH  folder of the built QingYi.Benchmarks.dll: the emulator of orders and the hand-written program are in it (as `dotnet build -c Release` leaves it by default)
#   WORK   a folder for the database, the tools' own folders and logs (below artifacts by default)
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
BENCH=${BENCH:-$HERE/../../../artifacts/bin/QingYi.Benchmarks/release}
WORK=${WORK:-$HERE/../../../artifacts/others}
PORT=${PORT:-33997}
NODE=${NODE:-node}
mkdir -p "$WORK"
PIDS=()

finish() {
  local pid
  [ -z "${KEEP:-}" ] || { exec {KEEP}>&-; KEEP=; }   # the emulators end with their input
  for pid in "${PIDS[@]}"; do kill "$pid" 2>/dev/null; done
  for pid in "${PIDS[@]}"; do timeout 10 tail --pid="$pid" -f /dev/null || kill -9 "$pid" 2>/dev/null; done
  PIDS=()
}
trap finish EXIT

sql() { mariadb --no-defaults -h 127.0.0.1 -P "$PORT" -u root -N -B "$@"; }

# The flags of tests/QingYi.IntegrationTests/MariaDbServer.cs and of Jobs/OrderJob.cs.
start_database() {
  if ! sql -e 'SELECT 1' >/dev/null 2>&1; then
    [ -d "$WORK/db/data/mysql" ] || { mkdir -p "$WORK/db"; TMPDIR=$WORK/db mariadb-install-db --no-defaults --datadir="$WORK/db/data" --user=root --auth-root-authentication-method=normal --skip-test-db >/dev/null; }
    TMPDIR=$WORK/db mariadbd --no-defaults --datadir="$WORK/db/data" --user=root --port="$PORT" --bind-address=127.0.0.1 --socket="$WORK/db/socket" \
      --innodb-flush-log-at-trx-commit=1 --log-error="$WORK/db/log" >/dev/null 2>&1 &
    PIDS+=($!)
    for _ in $(seq 150); do sql -e 'SELECT 1' >/dev/null 2>&1 && break; sleep 0.2; done
  fi
  sql -e 'SET GLOBAL innodb_buffer_pool_size = 1 << 30; DROP DATABASE IF EXISTS lehua; CREATE DATABASE lehua CHARACTER SET utf8mb4'
  sql lehua <"$HERE/../HandWritten/tables.sql"
}

empty_tables() { sql lehua -e 'TRUNCATE sale_return; TRUNCATE sale_return_detail'; }

sum_rows() { sql lehua <"$HERE/../HandWritten/sum.sql"; }

# start_orders COUNT: an emulator of its own; sets URL. The emulators end when the pipe that they read is closed.
start_orders() {
  local out=$WORK/orders.$1
  if [ -z "${KEEP:-}" ]; then rm -f "$WORK/keep"; mkfifo "$WORK/keep"; exec {KEEP}<>"$WORK/keep"; fi
  rm -f "$out"
  dotnet "$BENCH/QingYi.Benchmarks.dll" orders --orders "$1" <"$WORK/keep" >"$out" 2>"$out.err" {KEEP}>&- &
  PIDS+=($!)
  for _ in $(seq 150); do [ -s "$out" ] && break; sleep 0.1; done
  URL=$(cut -d' ' -f1 "$out")
  hand fetch "$URL" >/dev/null   # an answer is made once and kept
}

now() { date +%s.%N; }
seconds() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", b - a }'; }
rate() { awk -v n="$1" -v s="$2" 'BEGIN { printf "%.0f", n / s }'; }
peak() { awk '/^VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/$1/status"; }

# hand WAY URL: the hand-written program, seconds of the whole process.
hand() {
  local from; from=$(now)
  dotnet "$BENCH/QingYi.Benchmarks.dll" hand-written "$1" --url "$2" --connection "Server=127.0.0.1;Port=$PORT;User ID=root;Database=lehua" --page-size 1000 --file "$WORK/hand.db" >&2
  seconds "$from" "$(now)"
}

# reference COUNT URL: the hand-written multi-row program over emptied tables; sets SUM and HAND.
reference() {
  empty_tables
  HAND=$(hand multi-row "$2")
  SUM=$(sum_rows)
  echo "hand-written multi-row: $1 orders, $HAND s (whole process), $(rate "$1" "$HAND") orders/s"
}

# right ROWS: the rows are those of the hand-written program, or this ends.
right() { local is; is=$(sum_rows); [ "$is" = "$1" ] || { echo "other rows: $is instead of $1"; exit 1; }; echo "rows right: $is" | tr '\t' ' '; }
