-- What the deadline sweep found, each once, for the desk it concerns.
create schema oversight;
grant usage on schema oversight to ledger_app, ledger_reader;
create table oversight.alert (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  rule text not null check (rule in ('A.due-soon', 'A.overdue', 'B.due-soon', 'B.overdue')),
  subject text not null,
  due_on date not null,
  raised_at timestamptz not null,
  unique (book_id, rule, subject, due_on)
);
grant select on oversight.alert to ledger_app, ledger_reader;
grant insert on oversight.alert to ledger_app;
