#!/usr/bin/env bash
# Runs every test and closes with one line: N passed, N failed, N skipped.
#
#   ./test.sh            everything
#   ./test.sh domain     the method and the matching engine: seconds, no database
#   ./test.sh web        the rest of tests/Niosteg.Tests, on SQLite and PostgreSQL
#   ./test.sh browser    the journeys in Chromium
#
# Installs Chromium and PostgreSQL from Debian's packages when they are absent. What it starts, it stops and removes.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here" || exit 1
what=${1:-all}
case $what in all|domain|web|browser) ;; *) sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2 ;; esac

exec </dev/null
export HOME="${HOME:-/tmp}" LC_ALL=C.UTF-8 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export DOTNET_CLI_UI_LANGUAGE=en TESTINGPLATFORM_TELEMETRY_OPTOUT=1
passed=0 failed=0 skipped=0
work=$(mktemp -d "${TMPDIR:-/tmp}/niosteg-test.XXXXXX")
chmod 755 "$work"
mkdir "$work/tmp"
export TMPDIR=$work/tmp
cluster=

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u "$postgres_user" -- "$@"; else "$@"; fi; }

finish() {
  trap - EXIT INT TERM
  [ -z "$cluster" ] || (cd "$cluster" && as_postgres "$postgres_bin/pg_ctl" -D "$cluster/data" -m immediate stop) >/dev/null 2>&1
  rm -rf "$work"
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ] && exit 0
  exit 1
}
trap finish EXIT
trap 'echo "Interrupted."; failed=$((failed + 1)); exit' INT TERM

fail() { printf '%s\n' "$@"; failed=$((failed + 1)); exit; }

# --- What the tests need ---------------------------------------------------------
dotnet=$(command -v dotnet || true)
[ -n "$dotnet" ] || { [ -x "$HOME/.dotnet/dotnet" ] && dotnet=$HOME/.dotnet/dotnet; }
[ -n "$dotnet" ] || fail "The tests need the .NET 10 SDK, and there is no dotnet on this machine." \
  "Get it from https://dotnet.microsoft.com/download/dotnet/10.0"
"$dotnet" --list-sdks 2>/dev/null | grep -q '^10\.' || fail "The tests need the .NET 10 SDK. This machine has:" \
  "$("$dotnet" --list-sdks 2>&1)" "Get it from https://dotnet.microsoft.com/download/dotnet/10.0"

find_chromium() {
  local name
  for name in "${NIOSTEG_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && name=$(command -v "$name") && [ -x "$name" ] && echo "$name" && return 0
  done
  return 1
}
find_postgres() {
  local bin
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$bin" ] || bin=$(dirname "$(command -v initdb || echo /nowhere/initdb)")
  [ -x "$bin/initdb" ] && [ -x "$bin/postgres" ] && echo "$bin"
}
install() {
  local root=()
  command -v apt-get >/dev/null || { echo "no apt-get on this machine"; return 1; }
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || { echo "installing needs root, or sudo without a password"; return 1; }
    root=(sudo -n)
  fi
  local get=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
  { "${get[@]}" install --no-install-recommends "$@" || { "${get[@]}" update && "${get[@]}" install --no-install-recommends "$@"; }; } \
    >"$work/apt.log" 2>&1 || { grep '^E:' "$work/apt.log" | head -5; return 1; }
}
need() { # need NAME PACKAGE FINDER: prints where it is, installing it first when absent
  "$3" && return
  echo "$1 is not here; installing $2." >&2
  local why; why=$(install "$2") && "$3" && return
  printf '%s\n' "$1 could not be installed: ${why:-it is still not found}. The tests that need it are skipped." \
    "To have them run: apt-get install $2" >&2
  return 1
}

# --- A throw-away PostgreSQL --------------------------------------------------------
start_postgres() {
  postgres_user=$(id -un)
  if [ "$(id -u)" = 0 ]; then
    postgres_user=postgres
    id postgres >/dev/null 2>&1 || postgres_user=nobody
  fi
  local dir=$work/postgres password port try locale=(--locale=C.UTF-8)
  mkdir "$dir" && chmod 700 "$dir"
  password=$(cat /proc/sys/kernel/random/uuid)
  echo "$password" >"$dir/password"
  [ "$(id -u)" != 0 ] || chown -R "$postgres_user" "$dir"
  # Ordinary clusters sort by byte or by English: what the product must order itself is not hidden by a Swedish default.
  (cd "$dir" && as_postgres "$postgres_bin/initdb" -D "$dir/data" -U niosteg -E UTF8 "${locale[@]}" \
      --auth=scram-sha-256 --pwfile="$dir/password") >"$work/postgres.log" 2>&1 || return 1
  for try in 1 2 3 4 5; do
    port=$((20000 + (RANDOM % 20000)))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
    (cd "$dir" && as_postgres "$postgres_bin/pg_ctl" -w -t 60 -D "$dir/data" -l "$dir/server.log" start \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$dir' -c fsync=off -c full_page_writes=off \
          -c synchronous_commit=off -c max_connections=200 -c shared_buffers=64MB") >>"$work/postgres.log" 2>&1 && {
      cluster=$dir
      export NIOSTEG_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=niosteg;Password=$password;Database=postgres"
      return 0
    }
  done
  cat "$dir/server.log" >>"$work/postgres.log" 2>/dev/null
  return 1
}

# --- Build once -----------------------------------------------------------------------
if [ "$what" != domain ]; then NIOSTEG_CHROMIUM=$(need Chromium chromium find_chromium) || NIOSTEG_CHROMIUM=; fi
export NIOSTEG_CHROMIUM=${NIOSTEG_CHROMIUM:-}

if ! "$dotnet" build Niosteg.slnx --disable-build-servers -v q >"$work/build.log" 2>&1; then
  grep -E 'error' "$work/build.log" | sort -u | head -30 || tail -n 30 "$work/build.log"
  fail "The solution does not build, so no test was run."
fi

# Style and naming are errors in the build already; the layout of the text is looked at here.
if [ "$what" != domain ]; then
  for folder in src tests bench; do
    "$dotnet" format whitespace "$folder" --folder --verify-no-changes
  done >"$work/format.log" 2>&1
  if grep -q 'error WHITESPACE' "$work/format.log"; then
    grep 'error WHITESPACE' "$work/format.log" | sed "s|$here/||" | cut -d: -f1,2 | sort -u | head -20
    echo "The layout differs from .editorconfig. To mend it: dotnet format whitespace"
    failed=$((failed + 1))
  fi
fi

if [ "$what" = all ] || [ "$what" = web ]; then
  unset NIOSTEG_TEST_POSTGRES
  if postgres_bin=$(need PostgreSQL postgresql find_postgres); then
    start_postgres || { echo "PostgreSQL did not start:"; tail -n 20 "$work/postgres.log"; failed=$((failed + 1)); }
  fi
fi

# --- Run --------------------------------------------------------------------------------
count() { sed -n "s/^ *$1: \([0-9][0-9]*\)$/\1/p" "$work/$suite.log" | tail -n 1; }
keep_log() {
  mkdir -p artifacts/tests && cp "$work/$suite.log" artifacts/tests/ && echo "All that was said is in artifacts/tests/$suite.log"
}
# A few that failed are run once more with nothing beside them: a busy machine is told apart from a fault. One that passes
# alone is named, so that it is mended; one that fails again has failed.
once_more() {
  local names name filters=()
  names=$(sed -n '/^Test run summary/q; s/^failed \([A-Za-z0-9_.+]*\).*/\1/p' "$work/$suite.log" | sort -u)
  for name in $names; do filters+=(--filter-method "$name"); done
  [ ${#filters[@]} -gt 0 ] && timeout 600 "$dotnet" "tests/$suite/bin/Debug/net10.0/$suite.dll" --no-ansi --progress off \
    --results-directory "$work" "${filters[@]}" >"$work/$suite.again.log" 2>&1 || return
  printf 'Unsteady (failed among the others, passed alone): %s\n' $names
  keep_log
  p=$((p + f)) f=0 status=0
}
run() { # run SUITE [FILTERS]
  suite=$1; shift
  local began=$SECONDS total p f s status
  timeout 2400 "$dotnet" "tests/$suite/bin/Debug/net10.0/$suite.dll" --no-ansi --progress off --show-test-results failed,skipped \
    --show-stdout failed --show-stderr failed --results-directory "$work" "$@" >"$work/$suite.log" 2>&1
  status=$?
  total=$(count total) p=$(count succeeded) f=$(count failed) s=$(count skipped)
  if [ -z "$total" ]; then
    tail -n 60 "$work/$suite.log"
    echo "$suite stopped before it was done (exit code $status)."
    keep_log
    failed=$((failed + 1))
    return
  fi
  # Failures in full, skips with their reason; what the product itself logs meanwhile is left in the log.
  awk '/^Test run summary/ { exit }
       /^failed /  { keep = 1; print; next }
       /^skipped / { keep = 0; sub(/ \([^()]*\)$/, ""); name = $0; next }
       name        { sub(/^ +/, ""); print name ": " $0; name = "" }
       /^[^ ]/     { keep = 0 }
       keep        { print }' "$work/$suite.log"
  [ "$f" = 0 ] || [ "$f" -gt 3 ] || once_more
  # A run may end badly with every test passed: a crash on the way out, or no test found at all.
  if [ "$f" = 0 ] && [ "$status" != 0 ] && [ "$total" != 0 ]; then
    tail -n 30 "$work/$suite.log"
    echo "$suite ended with exit code $status."
    f=1
  fi
  [ "$f" = 0 ] || keep_log
  echo "$suite: $p passed, $f failed, $s skipped in $((SECONDS - began)) s"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

pure=(--filter-namespace 'Niosteg.Tests.Domain*' 'Niosteg.Tests.Matching*')
case $what in
  domain) run Niosteg.Tests "${pure[@]}" ;;
  web) run Niosteg.Tests --filter-not-namespace 'Niosteg.Tests.Domain*' 'Niosteg.Tests.Matching*' ;;
  browser) run Niosteg.Browser ;;
  all) run Niosteg.Tests; run Niosteg.Browser ;;
esac
