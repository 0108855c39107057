-- Bank statements: the file as it came, its statements, their lines, and what each line was matched to and why.
create schema receipts;
grant usage on schema receipts to ledger_app, ledger_reader;

-- Every delivery, also a rejected one. The bytes of files that were taken in are kept.
create table receipts.file (
  id bigint generated always as identity primary key,
  sha256 bytea not null check (octet_length(sha256) = 32),
  name text not null,
  size_bytes bigint not null,
  format text not null,
  encoding text,
  outcome text not null check (outcome in ('taken', 'rejected')),
  problems jsonb not null,
  delivered_at timestamptz not null,
  delivered_by bigint not null references access.person
);
create index file_sha256 on receipts.file (sha256);
create table receipts.file_chunk (
  file_id bigint not null references receipts.file,
  seq integer not null,
  bytes bytea not null,
  primary key (file_id, seq)
);

create table receipts.statement (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  file_id bigint not null references receipts.file,
  ordinal integer not null,
  ident text not null,
  from_on date,
  to_on date,
  opening_minor bigint,
  closing_minor bigint,
  line_count integer not null,
  credit_minor bigint not null,
  debit_minor bigint not null,
  -- posted: its new lines are in the ledger; held: waits, nothing of it is; duplicate: said nothing new; superseded: a held one that came again.
  state text not null check (state in ('posted', 'held', 'duplicate', 'superseded')),
  hold_code text,
  hold_facts text,
  -- The statement whose closing balance is this one's opening; null for the first of a book.
  previous_id bigint references receipts.statement,
  posted_at timestamptz,
  imported_at timestamptz not null,
  imported_by bigint not null references access.person,
  unique (file_id, ordinal),
  check ((state = 'held') <= (hold_code is not null)),
  check ((state = 'posted') = (posted_at is not null))
);
-- One unbroken chain per book: no statement follows twice, and there is one first.
create unique index statement_follows_once on receipts.statement (book_id, previous_id) nulls not distinct where state = 'posted';
create index statement_ident on receipts.statement (book_id, ident);
create index statement_held on receipts.statement (book_id) where state = 'held';

create table receipts.statement_line (
  id bigint not null primary key,
  book_id integer not null references ledger.book,
  statement_id bigint not null references receipts.statement,
  ordinal integer not null,
  source_line bigint not null,
  booked_on date not null,
  value_on date not null,
  is_credit boolean not null,
  amount_minor bigint not null check (amount_minor > 0),
  balance_after_minor bigint,
  occurrence integer not null check (occurrence > 0),
  line_key uuid not null,
  bank_reference text,
  end_to_end_id text,
  counterparty_name text,
  counterparty_account text,
  counterparty_bank text,
  credited_account text,
  remittance text,
  purpose text,
  summary text,
  -- Overlaps vanish and true twins stay: equal lines are told apart by how often they occur.
  unique (book_id, line_key, occurrence)
);
create sequence receipts.statement_line_id owned by receipts.statement_line.id;
create index statement_line_statement on receipts.statement_line (statement_id);

-- What a line was matched to, by which rule in which version, with the reasons and the alternatives refused. A line is claimed once.
create table receipts.match (
  line_id bigint primary key references receipts.statement_line,
  rule text not null,
  rule_version integer not null,
  case_id bigint references cases.enforcement_case,
  reasons jsonb not null,
  alternatives jsonb not null,
  matched_at timestamptz not null,
  -- A reversal of the receipt takes the match back; the row stays.
  undone_at timestamptz,
  undone_by bigint references access.person,
  undone_reason text
);
create index match_case on receipts.match (case_id) where case_id is not null;

-- Money whose case nobody knows yet. Posted at import like any other; open until claimed or returned.
create table receipts.unknown_receipt (
  line_id bigint primary key references receipts.statement_line,
  book_id integer not null references ledger.book,
  lot_id bigint not null,
  since timestamptz not null,
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'claimed', 'returned')),
  foreign key (book_id, lot_id) references ledger.lot
);
create index unknown_receipt_open on receipts.unknown_receipt (book_id, due_on) where state = 'open';

grant select on all tables in schema receipts to ledger_app, ledger_reader;
grant insert on all tables in schema receipts to ledger_app;
grant usage on sequence receipts.statement_line_id to ledger_app;
grant update (state, hold_code, hold_facts, previous_id, posted_at) on receipts.statement to ledger_app;
grant update (undone_at, undone_by, undone_reason) on receipts.match to ledger_app;
grant update (state) on receipts.unknown_receipt to ledger_app;
