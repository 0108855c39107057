-- Money that papers speak for is not taken back under them; a pairing of cash is taken back by two persons; decisions about held statements keep
-- their order; no money leaves an account whose last statement is old.

-- The pairing of cash that was taken back. The voucher is open again, and this says what had been.
create table receipts.cash_unpairing (
  id bigint generated always as identity primary key,
  voucher_id bigint not null references receipts.cash_voucher,
  line_id bigint not null references receipts.statement_line,
  paired_at timestamptz not null,
  paired_by bigint references access.person,
  unpaired_at timestamptz not null,
  unpaired_by bigint not null references access.person,
  reason text not null check (btrim(reason) <> ''),
  unique (voucher_id, paired_at),
  constraint cash_unpaired_by_another check (unpaired_by <> paired_by)
);
grant select on receipts.cash_unpairing to ledger_app, ledger_reader;
grant insert (voucher_id, line_id, paired_at, paired_by, unpaired_at, unpaired_by, reason) on receipts.cash_unpairing to ledger_app;

-- Only what stands is taken back, by a person of finance who neither took the cash nor paired it (nor took it in, where the rule paired it), and after the journal has it as cash again.
create function receipts.take_pairing_back() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $back$
declare
  cash receipts.cash_voucher;
begin
  select * into cash from receipts.cash_voucher v where v.id = new.voucher_id for update;
  if (cash.line_id, cash.paired_at, cash.paired_by) is distinct from (new.line_id, new.paired_at, new.paired_by) then
    raise exception 'this cash is not paired so' using errcode = 'LD037';
  end if;
  if new.unpaired_by in (cash.first_officer, cash.second_officer, coalesce(cash.paired_by, cash.accepted_by)) or not access.holds(new.unpaired_by, 'cash.accept') then
    raise exception 'this person does not take the pairing back' using errcode = 'LD037';
  end if;
  if exists (select from ledger.entry e where e.book_id = cash.book_id and e.source_kind = 30 and e.source_id = cash.id and e.kind = 31
             and not exists (select from ledger.entry r where r.book_id = e.book_id and r.reverses_entry_id = e.id)) then
    raise exception 'the journal has this cash at the bank' using errcode = 'LD037';
  end if;
  update receipts.cash_voucher set line_id = null, paired_at = null, paired_by = null where id = cash.id;
  return null;
end
$back$;
create trigger take_pairing_back after insert on receipts.cash_unpairing for each row execute function receipts.take_pairing_back();

create or replace function receipts.refuse_cash_change() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $cash$
begin
  if (old.accepted_at is not null and (new.accepted_at, new.accepted_on, new.accepted_by, new.late_reason) is distinct from (old.accepted_at, old.accepted_on, old.accepted_by, old.late_reason))
     or (old.voided_at is not null and new is distinct from old)
     or (old.line_id is not null and (new.line_id, new.paired_at, new.paired_by) is distinct from (old.line_id, old.paired_at, old.paired_by)
         and (new.line_id is not null or not exists (select from receipts.cash_unpairing u where u.voucher_id = old.id and u.paired_at = old.paired_at))) then
    raise exception 'what is written of this cash stays' using errcode = 'LD033';
  end if;
  if new.line_id is not null and new.line_id is distinct from old.line_id then
    perform from receipts.statement_line where id = new.line_id for update;
    if not exists (select from receipts.statement_line l where l.id = new.line_id and l.is_credit and l.book_id = new.book_id
                   and l.amount_minor >= new.amount_minor + coalesce((select sum(v.amount_minor) from receipts.cash_voucher v where v.line_id = l.id and v.id <> new.id), 0)) then
      raise exception 'the line brought less than this cash' using errcode = 'LD034';
    end if;
    -- Whoever waited for the line looks again: its money may have been taken back meanwhile.
    if receipts.arrived_in(new.line_id, new.case_id) = 0 then
      raise exception 'the line brought nothing to this case' using errcode = 'LD039';
    end if;
  end if;
  return new;
end
$cash$;

-- What a line brought to a case by the journal, at once or by a claim, and is not taken back.
create function receipts.arrived_in(in_line bigint, in_case bigint) returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $arrived$
  select coalesce(sum(t.amount_minor), 0)::bigint
  from receipts.statement_line l
  join ledger.entry origin on origin.book_id = l.book_id and origin.source_kind = 2 and origin.source_id = l.id and origin.kind in (2, 3)
  join ledger.transfer minted on minted.book_id = origin.book_id and minted.entry_id = origin.id and minted.seq = 1
  join ledger.transfer t on t.book_id = minted.book_id and t.lot_id = minted.lot_id and t.credit_account = 201 and t.credit_case_id = in_case and t.debit_account in (101, 221)
  where l.id = in_line and l.is_credit and not exists (select from ledger.entry r where r.book_id = t.book_id and r.reverses_entry_id = t.entry_id)
$arrived$;
revoke all on function receipts.arrived_in from public;
grant execute on function receipts.arrived_in to ledger_app;

-- A receipt is for money that its case has at this moment. The foreign key has waited for whoever takes the line's money back.
create or replace function receipts.refuse_receipt_beyond_line() returns trigger language plpgsql as $beyond$
begin
  if exists (select from (select distinct line_id from issued) n join receipts.statement_line l on l.id = n.line_id
             where not l.is_credit or l.amount_minor < (select sum(o.amount_minor) from receipts.official_receipt o where o.line_id = l.id and o.voided_at is null)) then
    raise exception 'receipts for more than the bank brought' using errcode = 'LD032';
  end if;
  if exists (select from issued i where i.amount_minor > receipts.arrived_in(i.line_id, i.case_id)) then
    raise exception 'a receipt for money that its case does not have' using errcode = 'LD039';
  end if;
  return null;
end
$beyond$;

-- Money is not taken back from its case while a receipt in force or a voucher of cash says that it is there. The lock is the one that pairing
-- takes, and that the receipt's foreign key waits for: of two at once the second sees the first.
create function receipts.refuse_reversal_under_papers() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $papers$
declare
  of_line bigint;
begin
  select case o.source_kind when 2 then o.source_id when 22 then (select c.line_id from receipts.claim c where c.id = o.source_id) end into of_line
  from ledger.entry o where o.book_id = new.book_id and o.id = new.reverses_entry_id and o.kind in (2, 4);
  if of_line is null then
    return null;
  end if;
  perform from receipts.statement_line where id = of_line for update;
  if exists (select from receipts.official_receipt o where o.line_id = of_line and o.voided_at is null) then
    raise exception 'a receipt in force stands for the money of line %', of_line using errcode = 'LD035';
  end if;
  if exists (select from receipts.cash_voucher v where v.line_id = of_line) then
    raise exception 'line % banked cash', of_line using errcode = 'LD036';
  end if;
  return null;
end
$papers$;
create trigger refuse_reversal_under_papers after insert on ledger.entry for each row when (new.kind = 21) execute function receipts.refuse_reversal_under_papers();

-- Cash is at finance before it is at the bank. What was paired before this rule stays as it is.
alter table receipts.cash_voucher add constraint cash_banked_after_acceptance check (line_id is null or accepted_at is not null) not valid;
-- A voucher begins open, and a receipt in force.
revoke insert on receipts.cash_voucher, receipts.official_receipt from ledger_app;
grant insert (book_id, number, case_id, payer_name, amount_minor, taken_at, taken_on, place, reason, first_officer, second_officer, back_on, recorded_at) on receipts.cash_voucher to ledger_app;
grant insert (book_id, number, line_id, case_id, payer_name, amount_minor, issued_at, issued_by) on receipts.official_receipt to ledger_app;

-- A decision about a held statement is proposed by a person who may, and decided once: by another who may, or declined because the statement is
-- held no more.
create function receipts.hold_decision_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $decision$
declare
  held constant boolean := exists (select from receipts.statement s where s.id = new.statement_id and s.state = 'held');
begin
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' or not held or not access.holds(new.proposed_by, 'statement.decide') then
      raise exception 'a decision begins as the proposal of a person of finance about a held statement' using errcode = 'LD038';
    end if;
    return new;
  end if;
  if old.state <> 'proposed' or new.state not in ('approved', 'declined') then
    raise exception 'a decision is taken once' using errcode = 'LD038';
  end if;
  if new.decided_by = old.proposed_by and new.state = 'approved' then
    raise exception 'nobody decides alone' using errcode = 'LD038';
  end if;
  if not access.holds(new.decided_by, 'statement.decide') and (held or new.state = 'approved') then
    raise exception 'this person does not decide about a held statement' using errcode = 'LD038';
  end if;
  return new;
end
$decision$;
create trigger hold_decision_stands before insert or update on receipts.hold_decision for each row execute function receipts.hold_decision_stands();

-- Another delivery under the identity of a statement that waits: its lines as one hash, and whom it contests.
alter table receipts.statement
  add column lines_hash bytea check (octet_length(lines_hash) = 32),
  add column contests_id bigint references receipts.statement;

-- As before; and one that overlaps the statement it follows may go on too, none while another one contests it.
create or replace function receipts.guard_statement() returns trigger language plpgsql as $guard$
declare
  previous receipts.statement;
begin
  if old.state <> 'held' and new.state <> old.state then
    raise exception 'statement % is % and stays so', old.id, old.state using errcode = 'LD040';
  end if;
  if (new.opening_minor is distinct from old.opening_minor or new.closing_minor is distinct from old.closing_minor) and (old.state <> 'held' or old.page is null) then
    raise exception 'the balances of statement % are the bank''s', old.id using errcode = 'LD040';
  end if;
  if old.state = 'held' and new.state = 'posted' then
    if new.opening_minor + new.credit_minor - new.debit_minor is distinct from new.closing_minor then
      raise exception 'statement % does not add up', old.id using errcode = 'LD041';
    end if;
    select * into previous from receipts.statement p where p.id = new.previous_id;
    -- Of a closed day nothing can be posted before two persons open it again; that is guarded where entries are written.
    if (old.hold_code not in ('statement.gap', 'statement.pages', 'period.closed')
        or exists (select from receipts.statement n where n.contests_id is not null and n.state = 'held' and n.book_id = old.book_id
                   and n.ident = old.ident and n.from_on is not distinct from old.from_on and n.page is not distinct from old.page)
        or previous.id is not null and new.opening_minor is distinct from previous.closing_minor and not coalesce(new.from_on <= previous.to_on, false))
       and not exists (select from receipts.hold_decision d where d.statement_id = old.id and d.state = 'approved' and d.kind in ('release', 'surplus')) then
      raise exception 'statement % is held, and no two persons have released it', old.id using errcode = 'LD042';
    end if;
  end if;
  if old.state = 'held' and new.state = 'withdrawn'
     and not exists (select from receipts.hold_decision d where d.statement_id = old.id and d.state = 'approved' and d.kind = 'withdraw') then
    raise exception 'statement % is held, and no two persons have withdrawn it', old.id using errcode = 'LD042';
  end if;
  return new;
end
$guard$;
-- A third delivery under an identity that two contest takes the place of neither.
create function receipts.refuse_contested() returns trigger language plpgsql as $contested$
begin
  if exists (select from receipts.statement n where n.contests_id is not null and n.state = 'held' and n.book_id = new.book_id
             and n.ident = new.ident and n.from_on is not distinct from new.from_on and n.page is not distinct from new.page) then
    raise exception 'the identity of statement % is contested, and no two persons have said which it is', new.ident using errcode = 'LD042';
  end if;
  return new;
end
$contested$;
create trigger refuse_contested before insert on receipts.statement for each row when (new.state = 'posted') execute function receipts.refuse_contested();
-- Asked when its lines are in: they lead from the balance before to its own.
create function receipts.resumed_follows() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $follows$
begin
  if not exists (select from receipts.hold_decision d where d.statement_id = new.id and d.state = 'approved' and d.kind in ('release', 'surplus'))
     and exists (select from receipts.statement s join receipts.statement p on p.id = s.previous_id where s.id = new.id
                 and p.closing_minor + coalesce((select sum(case when l.is_credit then l.amount_minor else -l.amount_minor end) from receipts.statement_line l where l.statement_id = s.id), 0) is distinct from s.closing_minor) then
    raise exception 'the lines of statement % do not lead to its closing balance', new.id using errcode = 'LD042';
  end if;
  return null;
end
$follows$;
create constraint trigger resumed_follows after update of state on receipts.statement deferrable initially deferred
  for each row when (old.state = 'held' and new.state = 'posted') execute function receipts.resumed_follows();

-- Keys of tables held the account as the file told it, in this place or that. They are the line's own now, beside the book; what a book has
-- under the keys of before is found by those.
create table receipts.former_key (
  book_id integer primary key references ledger.book,
  through_on date not null
);
insert into receipts.former_key
select l.book_id, max(l.booked_on) from receipts.file f join receipts.statement s on s.file_id = f.id join receipts.statement_line l on l.statement_id = s.id
where f.format ~ '^(csv|xls|xlsx|html)[.]' group by l.book_id;
grant select on receipts.former_key to ledger_app, ledger_reader;

-- How many workdays may have passed since the last day that a posted statement tells, before no money leaves the account. A later row is a later rule.
create table reconciliation.stale_limit (
  effective_from date primary key,
  workdays integer not null check (workdays between 0 and 60)
);
insert into reconciliation.stale_limit values (date '2017-05-01', 15);
grant select on reconciliation.stale_limit to ledger_app, ledger_reader;

-- The last day that the bank has told of a book; no later than its file came, whatever that says. A book without any counts from its opening.
create function receipts.last_statement_day(in_book integer) returns date language sql stable security definer set search_path = pg_catalog, pg_temp as $last$
  select coalesce(
    (select max(least(coalesce(s.to_on, (select max(l.booked_on) from receipts.statement_line l where l.statement_id = s.id)), (s.imported_at at time zone 'Asia/Shanghai')::date))
     from receipts.statement s where s.book_id = in_book and s.state = 'posted'),
    (select (b.opened_at at time zone 'Asia/Shanghai')::date from ledger.book b where b.id = in_book))
$last$;
revoke all on function receipts.last_statement_day from public;
grant execute on function receipts.last_statement_day to ledger_app;

-- Counted by the newest imported calendar. Where none was imported the program counts by the one it ships, which the database does not know: then
-- eight weekdays more are let pass, more than any public holiday has, so that the database never refuses what the program rightly allows.
create function reconciliation.statement_is_stale(in_book integer, in_on date) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $stale$
  select count(*) filter (where d.kind = 'makeup-workday' or d.kind is null and extract(isodow from g.day) < 6)
         > (select l.workdays from reconciliation.stale_limit l where l.effective_from <= in_on order by l.effective_from desc limit 1)
           + case when exists (select from calendar.version) then 0 else 8 end
  from (select l.day + n as day from (select receipts.last_statement_day(in_book) as day) l cross join lateral generate_series(1, in_on - l.day) as n) g
  left join calendar.day d on d.version_id = (select max(v.id) from calendar.version v) and d.date = g.day
$stale$;
create function payouts.refuse_stale_account() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stale$
begin
  -- The day is the caller's word: no move of a payout is before the one it follows.
  if new.at < (select max(m.at) from payouts.move m where m.payout_id = new.payout_id and m.id < new.id) then
    raise exception 'a payout is not released before its last move' using errcode = 'LD057';
  end if;
  if reconciliation.statement_is_stale((select p.book_id from payouts.payout p where p.id = new.payout_id), (new.at at time zone 'Asia/Shanghai')::date) then
    raise exception 'the last statement of the account is too old' using errcode = 'LD057';
  end if;
  return null;
end
$stale$;
create trigger refuse_stale_account after insert on payouts.move for each row when (new.trigger = 'Release') execute function payouts.refuse_stale_account();

insert into ledger.use_case (name) values ('UnpairCash') on conflict do nothing;
