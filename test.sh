#!/usr/bin/env bash
# All that the tests need, then all tests. Ends with the line "N passed, N failed".
#   bash test.sh           what every change runs
#   bash test.sh --full    with the long rounds: many more orders of arrival, crashes and inputs
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
[ "${1:-}" = "--full" ] && export SEER_FULL=1

say() { printf '\n== %s\n' "$*"; }

browser() {
  [ -n "${SEER_CHROMIUM:-}" ] && return 0
  command -v chromium-headless-shell >/dev/null && return 0
  # The same engine without the parts that draw windows: the tests take half the time with it.
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing a headless Chromium for the browser tests"
    local there="" name
    for name in chromium chromium-browser google-chrome google-chrome-stable; do command -v "$name" >/dev/null && there=$name; done
    # Without an answer from the packages' servers, one that is there has to do.
    apt-get -qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20 update
    for name in chromium-headless-shell chromium; do
      [ "$name" = chromium ] && [ -n "$there" ] && break
      apt-cache show "$name" >/dev/null 2>&1 || continue
      DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=1 install -y --no-install-recommends "$name" >/dev/null && break
    done
  fi
  # Where neither is possible, any Chromium will do, and the browser tests say what to install if there is none.
  return 0
}

failed() {
  # A build that fails is one failure: the closing line must never look green.
  printf '%s\n\n0 passed, 1 failed\n' "$1" >&2
  printf '0 passed, 1 failed\n'
  exit 1
}

browser
say "Building"
dotnet build SeerDashboard.sln -c Release -nologo -v quiet -clp:NoSummary || failed "The build failed."

results=$PWD/TestResults
rm -rf "$results" && mkdir -p "$results"

# Thousands of short tests: what the runtime would learn of each method while it runs costs a third of the time, and pays never.
export DOTNET_TieredPGO=0

# Runs a project's tests; sets passed and bad.
run() {
  local trx=$results/$1.trx
  dotnet "$1/bin/Release/net10.0/$1.dll" -result-trx "$trx" -noColor -noLogo
  local code=$? counters
  counters=$(grep -o '<Counters [^>]*' "$trx" 2>/dev/null || true)
  count() { printf '%s' "$counters" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' || echo 0; }
  passed=$(count passed)
  bad=$(($(count failed) + $(count error) + $(count timeout) + $(count aborted)))
  # A runner that ends badly, or ran nothing, is a failure even if it counted none.
  if [ "$bad" = 0 ] && { [ "$code" != 0 ] || [ "$passed" = 0 ]; }; then bad=1; fi
}

all=0 wrong=0
for project in SeerDashboard.Tests SeerDashboard.E2E; do
  say "$project"
  run "$project"
  all=$((all + passed)) wrong=$((wrong + bad))
done

printf '\n%d passed, %d failed\n' "$all" "$wrong"
[ "$wrong" = 0 ]
