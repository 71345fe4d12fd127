#!/usr/bin/env bash
# Until the first release there is one migration per database, made anew when the model changes, and the model itself
# compiled, so that a start need not work it out.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
rm -rf src/Niosteg.Web/Data/Migrations src/Niosteg.Web/Data/Compiled
dotnet build src/Niosteg.Web -v q -nologo
for provider in Sqlite Postgres; do
  dotnet ef migrations add Initial --no-build --project src/Niosteg.Web --context "${provider}Db" --output-dir "Data/Migrations/$provider"
  dotnet ef dbcontext optimize --no-build --project src/Niosteg.Web --context "${provider}Db" \
    --output-dir "Data/Compiled/$provider" --namespace "Niosteg.Web.Data.Compiled.$provider"
done
