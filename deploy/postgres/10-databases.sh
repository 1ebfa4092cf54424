#!/bin/bash
# Runs once, on an empty volume: a database and a user for each service, who may connect to its own database only and make neither users nor databases.
set -euo pipefail
for service in ingestion segmentation forecasting campaign; do
  # by standard input: arguments can be read in the process list
  {
    printf '\\set name %s\n\\set password %s\n' "$service" "$(cat "/run/secrets/$service-database")"
    cat <<'SQL'
create role :"name" login nosuperuser nocreatedb nocreaterole noreplication password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
  } | psql --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres
done
