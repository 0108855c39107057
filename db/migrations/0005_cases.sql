-- Enforcement cases, their parties, sub-accounts and confirmed payee accounts, as the case system delivers them.
create schema cases;
grant usage on schema cases to ledger_app, ledger_reader;

create table cases.enforcement_case (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  -- year|court|type|number: one case has one key, however its number is written.
  number_key text not null unique,
  number text not null,
  officer_id bigint not null references access.person,
  debtor_kind text not null check (debtor_kind in ('company', 'person')),
  claim_minor bigint not null check (claim_minor >= 0),
  outstanding_minor bigint not null check (outstanding_minor >= 0),
  state text not null default 'open' check (state in ('open', 'closed')),
  imported_at timestamptz not null,
  imported_by bigint not null references access.person
);
create index enforcement_case_officer on cases.enforcement_case (officer_id);

create table cases.party (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases.enforcement_case,
  role text not null check (role in ('applicant', 'debtor')),
  name text not null,
  -- The name after normalisation: compared exactly, never by likeness.
  name_key text not null check (name_key <> ''),
  identifier text,
  unique (case_id, role, name_key)
);
create index party_name on cases.party (name_key);

-- A number is bound to its case for ever: it is never given to another one.
create table cases.sub_account (
  book_id integer not null references ledger.book,
  number text not null check (number ~ '^[0-9A-Za-z]{1,34}$'),
  case_id bigint not null references cases.enforcement_case,
  state text not null default 'active' check (state in ('active', 'closed')),
  primary key (book_id, number)
);
create index sub_account_case on cases.sub_account (case_id);

-- Accounts that a party confirmed with a document; a change adds a row and ends the one before.
create table cases.payee_account (
  id bigint generated always as identity primary key,
  party_id bigint not null references cases.party,
  account_no text not null check (account_no ~ '^[0-9A-Za-z]{1,34}$'),
  bank_name text not null,
  cnaps text check (cnaps ~ '^[0-9]{12}$'),
  confirmation_document text not null check (confirmation_document <> ''),
  confirmed_on date not null,
  recorded_by bigint not null references access.person,
  recorded_at timestamptz not null,
  ended_at timestamptz
);
create unique index payee_account_current on cases.payee_account (party_id) where ended_at is null;

grant select on all tables in schema cases to ledger_app, ledger_reader;
grant insert on all tables in schema cases to ledger_app;
grant update (officer_id, claim_minor, outstanding_minor, state) on cases.enforcement_case to ledger_app;
grant update (identifier) on cases.party to ledger_app;
grant update (state) on cases.sub_account to ledger_app;
grant update (ended_at) on cases.payee_account to ledger_app;
