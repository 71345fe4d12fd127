#!/usr/bin/env bash
# Runs the rules over the frameworks in the folder of real data and writes their numbers under our reading of them.
set -eu
cd "$(dirname "$0")/.."
data=${1:-../shared/data}
report=docs/reports/frameworks.md
numbers=$(mktemp)
dotnet build src/Niosteg.Web -v q -nologo -clp:NoSummary >&2
# 1 says that there are findings; 2 that a file could not be read.
src/Niosteg.Web/bin/Debug/net10.0/niosteg lint --language en --format report \
  "$data/uk-digital-data-framework/skills.csv" "$data/uk-digital-data-framework/roles.csv.gz" \
  "$data/career-ladders/ft-engineering.json" "$data/career-ladders/ft-operations.json" \
  "$data/career-ladders/derived-dropbox-role-behaviours.csv.gz" > "$numbers" || [ $? -eq 1 ]
{ sed '/^---$/q' "$report"; echo; cat "$numbers"; } > "$report.new"
mv "$report.new" "$report"
rm "$numbers"
