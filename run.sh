#!/usr/bin/env bash
# Builds Niosteg and starts it on http://localhost:5090, with SQLite in data/. Needs the .NET 10 SDK, nothing else.
#
#   ./run.sh                    start the product
#   ./run.sh COMMAND [ARGS]     any command of the product on the same data, such as: ./run.sh import people FILE
#
#   NIOSTEG_URLS       where it listens          (http://localhost:5090)
#   NIOSTEG_DATA       folder for its files      (data)
#   NIOSTEG_DATABASE   a PostgreSQL connection string instead of SQLite in that folder
#   NIOSTEG_CHROMIUM   a Chromium that makes PDFs   (the installed one, if any)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$here/artifacts/run
log=$here/artifacts/run.log

stop() { printf '%s\n' "$@" >&2; exit 1; }

# --- .NET 10 ---------------------------------------------------------------
dotnet=
for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-/nowhere}/dotnet" "${HOME:-/nowhere}/.dotnet/dotnet" \
                 /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
  [ -n "$candidate" ] && [ -x "$candidate" ] || continue
  found=$("$candidate" --list-sdks 2>&1 || true)
  seen="${seen:-}  $candidate: ${found:-no SDK at all}"$'\n'
  if grep -q '^10\.' <<<"$found"; then dotnet=$candidate; break; fi
done
if [ -z "$dotnet" ]; then
  [ -z "${seen:-}" ] || stop "Niosteg needs the .NET 10 SDK. This machine has:" "$seen" "Get it from https://dotnet.microsoft.com/download/dotnet/10.0"
  stop "Niosteg needs the .NET 10 SDK, and there is no dotnet on this machine." "Get it from https://dotnet.microsoft.com/download/dotnet/10.0"
fi
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 HOME="${HOME:-/tmp}"

# --- Where it listens and where its files are --------------------------------
export NIOSTEG_URLS=${NIOSTEG_URLS:-http://localhost:5090}
export NIOSTEG_DATA=${NIOSTEG_DATA:-$here/data}
mkdir -p "$NIOSTEG_DATA" 2>/dev/null && [ -w "$NIOSTEG_DATA" ] ||
  stop "Niosteg cannot write in $NIOSTEG_DATA." "Choose another folder: NIOSTEG_DATA=/some/folder ./run.sh"
NIOSTEG_DATA=$(cd "$NIOSTEG_DATA" && pwd)

taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
case ${1:-serve} in
  serve|-*)
    for url in ${NIOSTEG_URLS//;/ }; do
      port=${url##*:}; port=${port%%/*}
      [[ $port =~ ^[0-9]+$ ]] || continue
      ! taken "$port" || stop "Port $port is taken: something already answers there, perhaps Niosteg itself." \
        "Stop it, or choose another: NIOSTEG_URLS=http://localhost:5091 ./run.sh"
    done ;;
esac

# --- Build, unless nothing has changed since the last time ---------------------
sources() {
  find "$here/src" "$here"/Directory.*.props "$here/global.json" \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | sort | sha256sum
}
now=$(sources)
if [ ! -f "$out/niosteg.dll" ] || [ "$now" != "$(cat "$out/.sources" 2>/dev/null)" ]; then
  mkdir -p "$out"
  [ -f "$out/niosteg.dll" ] || echo "Building Niosteg. The first time takes a minute or two." >&2
  rm -f "$out/.sources"
  publish() { "$dotnet" publish "$here/src/Niosteg.Web" -c Release -o "$out" --disable-build-servers -v q "$@" >"$log" 2>&1 </dev/null; }
  # Compiled ahead for this machine it starts in half the time. That takes a package more; without it the product is the same.
  if ! publish --use-current-runtime --self-contained false -p:PublishReadyToRun=true && ! publish; then
    grep -E 'error' "$log" | sort -u | head -20 >&2 || true
    stop "Niosteg did not build. All of what was said is in $log"
  fi
  echo "$now" >"$out/.sources"
fi

# The product reads its own files from the build and the user's files from where the user stands.
export ASPNETCORE_CONTENTROOT=$out ASPNETCORE_URLS=$NIOSTEG_URLS
case ${1:-serve} in
  serve|-*)
    # Said when it answers, so that the last line is the one to act on.
    first=${NIOSTEG_URLS%%;*}; port=${first##*:}; port=${port%%/*}
    if [[ $port =~ ^[0-9]+$ ]]; then
      ( for _ in $(seq 300); do
          kill -0 $$ 2>/dev/null || exit 0
          ! taken "$port" || { sleep 0.3; printf '\nopen %s\n' "$first" >&2; exit 0; }
          sleep 0.2
        done ) &
    fi ;;
esac
exec "$dotnet" "$out/niosteg.dll" "$@"
