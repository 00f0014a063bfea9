#!/bin/sh
# Lints a folder of contracts and tells what is new since the baseline. Quiet when nothing is: cron mails only what is printed.
#
#   nightly.sh CONTRACTS STATE
#
# STATE keeps the baseline, and the reports of each night as NDJSON. The first night writes the baseline: the gaps that are there
# already are known from then on. To take new gaps into it, once somebody has seen them:
#
#   dpa-lint CONTRACTS --baseline STATE/baseline.json --update-baseline
set -u
umask 077 # Contracts are nobody else's business, nor is what is quoted from them.

contracts=$1
state=$2
here=$(dirname "$0")
dpa_lint=${DPA_LINT:-dpa-lint}
night=$(date -u +%F)
reports=$state/$night.ndjson
baseline=$state/baseline.json
trouble=$state/$night.log

mkdir -p "$state"
# One run at a time: a night that takes longer than a day must not meet the next one. A folder is made by one of them only.
if ! mkdir "$state/running" 2>/dev/null; then
  echo "Another run is under way, or was killed: remove $state/running if none is."
  exit 2
fi
trap 'rmdir "$state/running"' EXIT

set -- "$contracts" --format "ndjson=$reports.part" --baseline "$baseline"
first=
if [ ! -e "$baseline" ]; then
  first=yes
  set -- "$@" --update-baseline
fi
$dpa_lint "$@" 2>"$trouble"
code=$?

# Reports are whole, or they are called ".part": whoever builds on them never sees half a night.
if [ "$code" -eq 0 ] || [ "$code" -eq 1 ] || [ "$code" -eq 3 ]; then
  mv "$reports.part" "$reports"
fi
case $code in
  0 | 1)
    if [ -n "$first" ]; then
      code=0
      echo "First night: what is there already is written to $baseline."
    fi
    ;;
  *) cat "$trouble" ;; # 3: some contracts could not be read; 2: wrong use, or a configuration that is wrong
esac
if [ -z "$first" ] && [ -e "$reports" ]; then node "$here/new-gaps.mjs" "$reports"; fi

# A month is kept.
find "$state" -name '*.ndjson' -mtime +31 -exec rm {} +
find "$state" -name '*.log' -mtime +31 -exec rm {} +
exit "$code"
