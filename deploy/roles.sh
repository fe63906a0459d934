#!/bin/sh
# Makes the two roles and the database on a new PostgreSQL, as its superuser (the postgres image runs this once).
set -eu
psql --username "${POSTGRES_USER:-postgres}" -v ON_ERROR_STOP=1 -v owner="$RANTAU_OWNER_PASSWORD" -v app="$RANTAU_APP_PASSWORD" <<'SQL'
CREATE ROLE rantau_owner LOGIN PASSWORD :'owner';
CREATE ROLE rantau_app LOGIN PASSWORD :'app';
CREATE DATABASE rantau OWNER rantau_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
SQL
