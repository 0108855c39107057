-- The two roles under which everything runs after the migration. Whoever migrates owns the objects.
-- Roles belong to the whole server: they may exist already, and another database may be making them at this moment.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['ledger_app', 'ledger_reader'] loop
    begin
      if not exists (select from pg_roles where rolname = role_name) then
        execute format('create role %I nologin', role_name);
      end if;
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise insufficient_privilege using
          message = format('%I may not create the role %I', current_user, role_name),
          hint = 'Create the roles ledger_app and ledger_reader and grant them to the owner, or give the owner CREATEROLE.';
    end;
  end loop;
end $$;

-- The application reads whatever a reader may read, and the owner's login can step down to the application.
-- From PostgreSQL 16 on, having made a role is not yet leave to become it.
do $$
declare
  becoming constant text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
begin
  if not pg_has_role('ledger_app', 'ledger_reader', becoming) then
    grant ledger_reader to ledger_app;
  end if;
  if not pg_has_role('ledger_app', becoming) then
    execute format('grant ledger_app to %I', current_user);
  end if;

  -- Temporary tables are where imports are staged; nothing else may be created by anyone but the owner.
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect, temporary on database %I to ledger_app', current_database());
  execute format('grant connect on database %I to ledger_reader', current_database());
end $$;

revoke create on schema public from public;
grant usage on schema public to ledger_app, ledger_reader;

-- Each may ask whether the schema is the one that the program expects.
grant select on public.schema_history, public.schema_script to ledger_app, ledger_reader;
