-- Money that is to come: deduction orders (扣划), sale prices (拍卖成交款), instalments (分期). Ticked off when it arrives, alarmed when not.
alter table cases.sub_account add unique (book_id, number, case_id);

create table receipts.expected_receipt (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  kind text not null check (kind in ('Deduction', 'Sale', 'Instalment', 'Other')),
  -- The number of the order, the auction or the agreement, as the payer's bank prints it.
  reference text check (length(reference) between 4 and 100),
  amount_minor bigint not null check (amount_minor > 0),
  -- Where the order sends the money: a sub-account of this very case, and no other account.
  target_account text,
  payer_name text,
  payer_name_key text,
  payer_account text,
  ordered_on date not null,
  due_on date not null,
  due_provisional boolean not null,
  document text not null check (document <> ''),
  registered_by bigint not null references access.person,
  registered_at timestamptz not null,
  -- Written by its arrivals only: the application has no right to update it.
  arrived_minor bigint not null default 0,
  cancelled_by bigint references access.person,
  cancelled_at timestamptz,
  cancel_reason text,
  state text not null generated always as (case when cancelled_at is not null then 'Cancelled' when arrived_minor = 0 then 'Expected'
                                                when arrived_minor < amount_minor then 'Partly' else 'Met' end) stored,
  check (arrived_minor between 0 and amount_minor),
  check (due_on >= ordered_on),
  check (kind <> 'Deduction' or (reference is not null and target_account is not null)),
  check ((cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null) = (cancel_reason is null)),
  check (cancelled_at is null or arrived_minor < amount_minor),
  foreign key (book_id, target_account, case_id) references cases.sub_account (book_id, number, case_id)
);
-- The same paper taken in twice is one expectation.
create unique index expected_receipt_once on receipts.expected_receipt (case_id, kind, coalesce(reference, ''), amount_minor, due_on) where cancelled_at is null;
create index expected_receipt_open on receipts.expected_receipt (case_id) where cancelled_at is null and arrived_minor < amount_minor;
create index expected_receipt_due on receipts.expected_receipt (due_on) where cancelled_at is null and arrived_minor < amount_minor;
create index expected_deduction on receipts.expected_receipt (book_id, amount_minor) where kind = 'Deduction' and cancelled_at is null and arrived_minor = 0;

-- Which line brought what was expected. A reversal of the receipt takes it back; the row stays.
create table receipts.expected_arrival (
  id bigint generated always as identity primary key,
  line_id bigint not null references receipts.match,
  expected_id bigint not null references receipts.expected_receipt,
  amount_minor bigint not null check (amount_minor > 0),
  arrived_at timestamptz not null,
  undone_at timestamptz
);
create unique index expected_arrival_line on receipts.expected_arrival (line_id) where undone_at is null;
create index expected_arrival_expected on receipts.expected_arrival (expected_id);

grant select on receipts.expected_receipt, receipts.expected_arrival to ledger_app, ledger_reader;
grant insert (book_id, case_id, kind, reference, amount_minor, target_account, payer_name, payer_name_key, payer_account, ordered_on, due_on, due_provisional,
  document, registered_by, registered_at), update (cancelled_by, cancelled_at, cancel_reason) on receipts.expected_receipt to ledger_app;
grant insert, update (undone_at) on receipts.expected_arrival to ledger_app;

-- An arrival is money of a line that stands posted to the case of the expectation, and is counted there.
create function receipts.arrival_counts() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $counts$
begin
  if tg_op = 'UPDATE' then
    if old.undone_at is not null or new.undone_at is null then
      raise exception 'an arrival is taken back once' using errcode = 'LD043';
    end if;
    update receipts.expected_receipt set arrived_minor = arrived_minor - old.amount_minor where id = old.expected_id;
    return null;
  end if;
  update receipts.expected_receipt e set arrived_minor = e.arrived_minor + new.amount_minor
  from receipts.match m join receipts.statement_line l on l.id = m.line_id
  where e.id = new.expected_id and e.cancelled_at is null and new.undone_at is null
    and m.line_id = new.line_id and m.case_id = e.case_id and m.undone_at is null and l.is_credit and l.amount_minor >= new.amount_minor;
  if not found then
    raise exception 'this line brings nothing of what is expected' using errcode = 'LD042';
  end if;
  return null;
end
$counts$;
create trigger arrival_counts after insert or update on receipts.expected_arrival for each row execute function receipts.arrival_counts();

-- What was cancelled stays so.
create function receipts.cancelled_stands() returns trigger language plpgsql as $stands$
begin
  if old.cancelled_at is not null and (new.cancelled_at, new.cancelled_by, new.cancel_reason) is distinct from (old.cancelled_at, old.cancelled_by, old.cancel_reason) then
    raise exception 'a cancelled expectation stays cancelled' using errcode = 'LD044';
  end if;
  return new;
end
$stands$;
create trigger cancelled_stands before update on receipts.expected_receipt for each row execute function receipts.cancelled_stands();

insert into access.permission values ('expected.register', 'register and cancel money that is to come');
insert into access.grant_row values ('EX', 'expected.register', 'own');
