-- What comes in beside the bank's file: cash that executors had to take, the numbers of receipts, and who was told of an arrival.

-- Cash of a case that is not at the bank yet. No row of the posting table leads from here to available money: the bank's own line does that.
insert into ledger.account values (208, 'CASE_CASH', '现金待缴存', 'credit', 'always', true);
insert into ledger.legal_posting values (30, 102, 208, null), (31, 208, 102, null);
insert into ledger.use_case (name) select unnest(array['TakeCash', 'VoidCash', 'PairCash']) on conflict do nothing;

-- Accounts 201 to 208 name a case, 211 and 212 may, the others never do.
do $$
declare
  old record;
begin
  for old in select conname from pg_constraint where conrelid = 'ledger.transfer'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ '>= 201' and pg_get_constraintdef(oid) ~ '<= 207' loop
    execute format('alter table ledger.transfer drop constraint %I', old.conname);
  end loop;
end $$;
alter table ledger.transfer
  add constraint transfer_debit_case check (case when debit_account between 201 and 208 then debit_case_id is not null
                                                 when debit_account in (211, 212) then true else debit_case_id is null end),
  add constraint transfer_credit_case check (case when credit_account between 201 and 208 then credit_case_id is not null
                                                  when credit_account in (211, 212) then true else credit_case_id is null end);

-- Cash that is taken mints a lot, as a bank credit does; everything else of the function stays as it is.
do $$
declare
  body constant text := pg_get_functiondef('ledger.post'::regproc);
begin
  if position('in (1, 2, 3, 19)' in body) = 0 then
    raise exception 'ledger.post does not name the kinds that mint a lot as expected';
  end if;
  execute replace(body, 'in (1, 2, 3, 19)', 'in (1, 2, 3, 19, 30)');
end $$;

-- The last number drawn of each series. Whoever draws holds the row until the end of the transaction: what is rolled back was never drawn.
create table receipts.number_series (
  book_id integer not null references ledger.book,
  type text not null check (type in ('receipt', 'cash')),
  last bigint not null check (last >= 0),
  primary key (book_id, type)
);
-- The first of so many numbers; none are drawn for a count of zero, the series is only kept from others.
create function receipts.draw_numbers(in_book integer, in_type text, in_count bigint) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $draw$
  insert into receipts.number_series as s (book_id, type, last) values (in_book, in_type, in_count)
  on conflict (book_id, type) do update set last = s.last + excluded.last
  returning last - in_count + 1
$draw$;
revoke all on function receipts.draw_numbers from public;
grant execute on function receipts.draw_numbers to ledger_app;

-- Cash taken by executors: two of them present, a reason why it could not be helped, a voucher at once; to finance the same day.
create table receipts.cash_voucher (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  number bigint not null check (number > 0),
  case_id bigint not null references cases.enforcement_case,
  payer_name text not null check (payer_name <> ''),
  amount_minor bigint not null check (amount_minor > 0),
  taken_at timestamptz not null,
  taken_on date not null,
  place text not null check (place <> ''),
  reason text not null check (reason <> ''),
  first_officer bigint not null references access.person,
  second_officer bigint not null references access.person,
  -- The day on which officers who took it on a journey are back.
  back_on date,
  recorded_at timestamptz not null,
  accepted_at timestamptz,
  accepted_on date,
  accepted_by bigint references access.person,
  late_reason text check (late_reason <> ''),
  -- The bank's line that brought it to the account; paired by whom, null for the rule.
  line_id bigint references receipts.statement_line,
  paired_at timestamptz,
  paired_by bigint references access.person,
  voided_at timestamptz,
  voided_by bigint references access.person,
  void_reason text check (void_reason <> ''),
  unique (book_id, number),
  constraint cash_two_officers check (first_officer <> second_officer),
  check (taken_at <= recorded_at and back_on >= taken_on),
  constraint cash_accepted_by_another check (accepted_by not in (first_officer, second_officer)),
  constraint cash_paired_by_another check (paired_by not in (first_officer, second_officer)),
  constraint cash_voided_by_another check (voided_by not in (first_officer, second_officer)),
  check ((accepted_at is null) = (accepted_by is null) and (accepted_at is null) = (accepted_on is null)),
  constraint cash_late_with_reason check (accepted_on is null or accepted_on <= taken_on or late_reason is not null),
  check ((line_id is null) = (paired_at is null) and (paired_by is null or paired_at is not null)),
  check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null) and (voided_at is null or line_id is null))
);
create index cash_voucher_open on receipts.cash_voucher (book_id, case_id) where line_id is null and voided_at is null;
create index cash_voucher_case on receipts.cash_voucher (case_id);
create index cash_voucher_line on receipts.cash_voucher (line_id) where line_id is not null;

-- The receipt that finance gives for money of a case; a voided one keeps its number.
create table receipts.official_receipt (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  number bigint not null check (number > 0),
  line_id bigint not null references receipts.statement_line,
  case_id bigint not null references cases.enforcement_case,
  payer_name text,
  amount_minor bigint not null check (amount_minor > 0),
  issued_at timestamptz not null,
  issued_by bigint not null references access.person,
  voided_at timestamptz,
  voided_by bigint references access.person,
  void_reason text check (void_reason <> ''),
  unique (book_id, number),
  constraint receipt_voided_by_another check (voided_by <> issued_by),
  check ((voided_at is null) = (voided_by is null) and (voided_at is null) = (void_reason is null))
);
create unique index official_receipt_in_force on receipts.official_receipt (line_id, case_id) where voided_at is null;
create index official_receipt_case on receipts.official_receipt (case_id);

-- What was issued goes on where the series stood, number by number, up to what was drawn.
create function receipts.refuse_number_gap() returns trigger language plpgsql as $gap$
declare
  bad record;
begin
  execute format(
    'select n.book_id from (select book_id, min(number) as first, max(number) as last, count(*) as issued from issued group by book_id) n
     left join receipts.number_series s on s.book_id = n.book_id and s.type = %L
     where s.last is distinct from n.last or n.issued <> n.last - n.first + 1
       or n.first > 1 and not exists (select from receipts.%I o where o.book_id = n.book_id and o.number = n.first - 1) limit 1', tg_argv[0], tg_table_name) into bad;
  if bad.book_id is not null then
    raise exception 'a number that the series did not give' using errcode = 'LD031';
  end if;
  return null;
end
$gap$;
create trigger refuse_number_gap after insert on receipts.cash_voucher referencing new table as issued
  for each statement execute function receipts.refuse_number_gap('cash');
create trigger refuse_number_gap after insert on receipts.official_receipt referencing new table as issued
  for each statement execute function receipts.refuse_number_gap('receipt');

-- The receipts in force for a line are for no more than the bank brought.
create function receipts.refuse_receipt_beyond_line() returns trigger language plpgsql as $beyond$
begin
  if exists (select from (select distinct line_id from issued) n join receipts.statement_line l on l.id = n.line_id
             where not l.is_credit or l.amount_minor < (select sum(o.amount_minor) from receipts.official_receipt o where o.line_id = l.id and o.voided_at is null)) then
    raise exception 'receipts for more than the bank brought' using errcode = 'LD032';
  end if;
  return null;
end
$beyond$;
create trigger refuse_receipt_beyond_line after insert on receipts.official_receipt referencing new table as issued
  for each statement execute function receipts.refuse_receipt_beyond_line();

-- A line banks cash of no more than its amount, and cash that was given up, banked or handed in is so once.
-- With the owner's right: the application may not lock a line, and of two that pair with one at once the second has to wait.
create function receipts.refuse_cash_change() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $cash$
begin
  if (old.accepted_at is not null and (new.accepted_at, new.accepted_on, new.accepted_by, new.late_reason) is distinct from (old.accepted_at, old.accepted_on, old.accepted_by, old.late_reason))
     or (old.line_id is not null and (new.line_id, new.paired_at, new.paired_by) is distinct from (old.line_id, old.paired_at, old.paired_by))
     or (old.voided_at is not null and new is distinct from old) then
    raise exception 'what is written of this cash stays' using errcode = 'LD033';
  end if;
  if new.line_id is distinct from old.line_id then
    perform from receipts.statement_line where id = new.line_id for update;
    if not exists (select from receipts.statement_line l where l.id = new.line_id and l.is_credit and l.book_id = new.book_id
                   and l.amount_minor >= new.amount_minor + coalesce((select sum(v.amount_minor) from receipts.cash_voucher v where v.line_id = l.id and v.id <> new.id), 0)) then
      raise exception 'the line brought less than this cash' using errcode = 'LD034';
    end if;
  end if;
  return new;
end
$cash$;
create trigger refuse_cash_change before update on receipts.cash_voucher for each row execute function receipts.refuse_cash_change();
create function receipts.refuse_receipt_change() returns trigger language plpgsql as $void$
begin
  if old.voided_at is not null then
    raise exception 'a voided receipt stays voided' using errcode = 'LD033';
  end if;
  return new;
end
$void$;
create trigger refuse_receipt_change before update on receipts.official_receipt for each row execute function receipts.refuse_receipt_change();

-- Finance told the executor of an arrival; the executor has seen it. Each once.
create table receipts.arrival_notice (
  line_id bigint not null references receipts.statement_line,
  what text not null check (what in ('told', 'seen')),
  at timestamptz not null,
  person_id bigint not null references access.person,
  primary key (line_id, what)
);

grant select on receipts.number_series, receipts.cash_voucher, receipts.official_receipt, receipts.arrival_notice to ledger_app, ledger_reader;
grant insert on receipts.cash_voucher, receipts.official_receipt, receipts.arrival_notice to ledger_app;
grant update (accepted_at, accepted_on, accepted_by, late_reason, line_id, paired_at, paired_by, voided_at, voided_by, void_reason) on receipts.cash_voucher to ledger_app;
grant update (voided_at, voided_by, void_reason) on receipts.official_receipt to ledger_app;

insert into access.permission values
  ('cash.take', 'record cash taken by two executors'),
  ('cash.accept', 'take in cash for finance, and pair it with the bank''s line'),
  ('cash.void', 'void the voucher of cash that was never taken'),
  ('receipt.issue', 'issue receipts with numbers of the series'),
  ('receipt.void', 'void a receipt that another person issued'),
  ('arrival.see', 'acknowledge arrivals of the own cases'),
  ('arrival.tell', 'tell executors of arrivals');
insert into access.grant_row values
  ('EX', 'cash.take', 'own'), ('ACC', 'cash.accept', 'all'), ('CSH', 'cash.accept', 'all'), ('DIR', 'cash.void', 'all'),
  ('ACC', 'receipt.issue', 'all'), ('CSH', 'receipt.issue', 'all'), ('ACC', 'receipt.void', 'all'), ('CSH', 'receipt.void', 'all'),
  ('EX', 'arrival.see', 'own'), ('ACC', 'arrival.tell', 'all'), ('CSH', 'arrival.tell', 'all');

alter table oversight.alert drop constraint if exists alert_rule_check;
alter table oversight.alert add constraint alert_rule_check check (rule ~ '^[A-Za-z][A-Za-z0-9-]*\.(due-soon|overdue)$');
