-- The workday calendar, versioned. A notice can change a year after the fact (2019, 2020): a new version is added, an old one stays,
-- so that a deadline computed under it can still be explained.
create schema calendar;

create table calendar.version (
  id          bigint generated always as identity primary key,
  -- Not unique: returning to an earlier file after a mistaken import is a new version with the old hash.
  sha256      bytea not null check (octet_length(sha256) = 32),
  source      text not null check (source <> ''),
  imported_at timestamptz not null,
  imported_by bigint not null
);

create table calendar.day (
  version_id    bigint not null references calendar.version (id),
  date          date not null,
  kind          text not null check (kind in ('holiday', 'makeup-workday')),
  name          text not null check (name <> ''),
  source_notice text not null check (source_notice <> ''),
  primary key (version_id, date),
  -- Monday to Friday are workdays without being told; such a row is a typing error in the file.
  constraint makeup_workday_falls_on_a_weekend check (kind <> 'makeup-workday' or extract(isodow from date) >= 6)
);

grant usage on schema calendar to ledger_app, ledger_reader;
grant select, insert on calendar.version, calendar.day to ledger_app;
grant select on calendar.version, calendar.day to ledger_reader;
