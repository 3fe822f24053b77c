#!/usr/bin/env bash
# run.sh ORDERS [RUNS] [webhook|execute]
exec "$(dirname "$0")/../n8n/run.sh" documented "$@"
