-- Templates of bank tables that the house does not know by itself (账单模板): what each column of one heading means. One person proposes a
-- version after a dry run on the very file, another approves it; only then is it in force. A version is never changed.
create table receipts.statement_profile (
  id bigint generated always as identity primary key,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  version integer not null check (version > 0),
  title text not null,
  -- The folded heading, its cells parted by U+001F: a file with exactly this heading is read by it.
  signature text not null,
  mapping jsonb not null,
  -- What the dry run said: the first rows as read, sums, verdict.
  preview jsonb not null,
  sample_name text not null,
  sample_sha256 bytea not null check (octet_length(sample_sha256) = 32),
  proposed_at timestamptz not null,
  proposed_by bigint not null references access.person,
  approved_at timestamptz,
  approved_by bigint references access.person,
  retired_at timestamptz,
  retired_by bigint references access.person,
  retire_reason text,
  unique (code, version),
  constraint statement_profile_two_persons check (approved_by <> proposed_by),
  check ((approved_at is null) = (approved_by is null)),
  check ((retired_at is null) = (retired_by is null)),
  check ((retired_at is null) = (retire_reason is null))
);
-- One heading is read in one way.
create unique index statement_profile_in_force on receipts.statement_profile (signature) where approved_at is not null and retired_at is null;

grant select on receipts.statement_profile to ledger_app, ledger_reader;
grant insert (code, version, title, signature, mapping, preview, sample_name, sample_sha256, proposed_at, proposed_by) on receipts.statement_profile to ledger_app;
grant update (approved_at, approved_by, retired_at, retired_by, retire_reason) on receipts.statement_profile to ledger_app;

-- Whoever proposes or approves is the one who acts, and holds the right to; what was approved or retired stays so.
create function receipts.statement_profile_hands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $hands$
declare
  acts bigint := nullif(current_setting('ledger.actor', true), '')::bigint;
begin
  if tg_op = 'INSERT' then
    if new.approved_at is not null or new.retired_at is not null then
      raise exception 'a template is proposed before it is approved' using errcode = 'LD121';
    end if;
    if new.proposed_by is distinct from acts or not receipts.may(acts, 'statement-profile.propose') then
      raise exception 'the proposer is not the one who acts, or may not propose' using errcode = 'LD122';
    end if;
    return new;
  end if;
  if (old.approved_at is not null and (new.approved_at, new.approved_by) is distinct from (old.approved_at, old.approved_by))
    or (old.retired_at is not null and new is distinct from old) then
    raise exception 'an approved or retired template stays as it is' using errcode = 'LD121';
  end if;
  if old.approved_at is null and new.approved_at is not null
    and (new.approved_by is distinct from acts or not receipts.may(acts, 'statement-profile.approve')) then
    raise exception 'the approver is not the one who acts, or may not approve' using errcode = 'LD122';
  end if;
  if old.retired_at is null and new.retired_at is not null and (new.retired_by is distinct from acts or not receipts.may(acts, 'statement-profile.approve')) then
    raise exception 'who retires it is not the one who acts, or may not retire it' using errcode = 'LD122';
  end if;
  return new;
end
$hands$;

create function receipts.may(in_person bigint, in_permission text) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $may$
  select exists (
    select from access.person_role r join access.grant_row g on g.role = r.role and g.permission = in_permission
    where r.person_id = in_person and r.revoked_at is null)
$may$;
revoke all on function receipts.may, receipts.statement_profile_hands from public;
create trigger statement_profile_hands before insert or update on receipts.statement_profile for each row execute function receipts.statement_profile_hands();

insert into access.permission values
  ('statement-profile.propose', 'propose how a bank''s table is read'),
  ('statement-profile.approve', 'approve or retire how a bank''s table is read');
insert into access.grant_row values
  ('ACC', 'statement-profile.propose', 'all'), ('ACC', 'statement-profile.approve', 'all'),
  ('CSH', 'statement-profile.propose', 'all'), ('CSH', 'statement-profile.approve', 'all');
