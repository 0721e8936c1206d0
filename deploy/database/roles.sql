-- Creates the database and the login roles of one service. Run by a superuser, once per service.
-- {{service}} is gateway, provisioning, license or rbac; {{password}} is the password of its three roles.
-- Statements are separated by an empty line, so that a caller can run them one by one: CREATE DATABASE
-- refuses to run in a transaction, and is left out by the caller when the database is there already.
--
--   rollcall_{{service}}_owner  owns the schema; used by the migrations only
--   rollcall_{{service}}_app    the running service: no DDL, held by row-level security
--   rollcall_{{service}}_relay  the outbox relay: sees outbox, inbox and dead letters of all tenants, no other table
--
-- Rights on tables are granted by the migrations, which know the tables.

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['rollcall_{{service}}_owner', 'rollcall_{{service}}_app', 'rollcall_{{service}}_relay'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I', name);
    END IF;
    EXECUTE format('ALTER ROLE %I WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD %L', name, '{{password}}');
  END LOOP;
END $$;

CREATE DATABASE rollcall_{{service}} OWNER rollcall_{{service}}_owner ENCODING 'UTF8' TEMPLATE template0;

REVOKE ALL ON DATABASE rollcall_{{service}} FROM PUBLIC;

GRANT CONNECT ON DATABASE rollcall_{{service}} TO rollcall_{{service}}_app, rollcall_{{service}}_relay;
