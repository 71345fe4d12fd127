#!/usr/bin/env bash
# Writes docs/api/openapi.v1.json anew from the product as it stands. Look at the difference before you commit it:
# others build on what it says.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p docs/api
NIOSTEG_RENEW_OPENAPI=1 dotnet run --project tests/Niosteg.Tests -- --filter-class '*OpenApiRules' --minimum-expected-tests 1 </dev/null
git --no-pager diff --stat -- docs/api
