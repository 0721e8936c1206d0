#!/usr/bin/env bash
# Creates the databases and roles of all services. Runs once, as the first start of the postgres container.
set -euo pipefail
for service in gateway provisioning license rbac; do
  sed -e "s/{{service}}/$service/g" -e "s/{{password}}/$ROLLCALL_DATABASE_PASSWORD/g" /rollcall/roles.sql |
    psql -v ON_ERROR_STOP=1 --quiet -U "${POSTGRES_USER:-postgres}" -d postgres
done
