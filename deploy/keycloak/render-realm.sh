#!/usr/bin/env bash
# Fills the realm with the demo passwords of docker-compose.yml. Every placeholder but the console's is a password.
set -euo pipefail
sed -e 's#{{console.url}}#http://localhost:7408#g' -e 's#{{[a-z.]*}}#demo-only#g' \
  /rollcall/rollcall-realm.json > /realm/rollcall-realm.json
chmod 644 /realm/rollcall-realm.json
