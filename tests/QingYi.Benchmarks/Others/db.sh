#!/usr/bin/env bash
# Starts the database alone and stays until its input ends or it is told to end.
. "$(dirname "$0")/common.sh"
start_database
echo "ready on $PORT"
wait
