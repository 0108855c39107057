-- Money between cases (案款划转), back to its payer, out to the treasury and back from the creditor; and the end of a case, which no money outlives.
insert into ledger.legal_posting values (70, 201, 201, null), (71, 207, 211, null), (72, 211, 101, null), (73, 211, 207, null) on conflict do nothing;
insert into ledger.use_case (name) select unnest(array['ApproveTransfer', 'ConfirmUndoTransfer', 'ApproveTreasuryBatch', 'FailTreasuryBatch']) on conflict do nothing;
insert into access.permission values
  ('transfer.propose', 'propose to move money of a case to another case'),
  ('transfer.approve', 'approve or turn down what another person proposed to move between cases, and its undoing'),
  ('transfer.undo', 'ask to undo a transfer between cases'),
  ('case.close', 'close a case whose money has left it, and reopen one');
insert into access.grant_row values
  ('EX', 'transfer.propose', 'own'), ('CSH', 'transfer.propose', 'all'), ('DIR', 'transfer.approve', 'all'), ('VP', 'transfer.approve', 'all'), ('ACC', 'transfer.approve', 'all'),
  ('EX', 'transfer.undo', 'own'), ('ACC', 'transfer.undo', 'all'), ('CSH', 'transfer.undo', 'all'),
  ('EX', 'case.close', 'own'), ('DIR', 'case.close', 'all');

-- Money of one case becomes another's from available to available only, and kind 70 alone may post that; everything else stays within its case.
do $within$ declare old record; begin
  for old in select conname from pg_constraint where conrelid = 'ledger.transfer'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ 'debit_case_id = credit_case_id' loop
    execute format('alter table ledger.transfer drop constraint %I', old.conname);
  end loop;
end $within$;
alter table ledger.transfer add constraint transfer_between_cases check (
  case when debit_case_id <> credit_case_id then debit_account = 201 and credit_account = 201 else debit_account <> credit_account end);

create table payouts.transfer_ground (
  code text primary key,
  name text not null
);
insert into payouts.transfer_ground values ('same-parties', '同一当事人系列案'), ('other-case', '分配至本院其他案件'), ('wrong-posting', '错账更正'), ('resumed', '恢复执行'), ('upper-court-order', '上级法院指令');

create table payouts.case_transfer (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  from_case_id bigint not null references cases.enforcement_case,
  to_case_id bigint not null references cases.enforcement_case,
  amount_minor bigint not null check (amount_minor > 0),
  ground text not null references payouts.transfer_ground,
  document text check (btrim(document) <> ''),
  reason text check (btrim(reason) <> ''),
  -- Null for the oldest money first, chosen when it moves.
  named_lots bigint[] check (cardinality(named_lots) > 0),
  state text not null default 'Proposed' check (state in ('Proposed', 'Approved', 'Rejected', 'Withdrawn', 'Reversed')),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text check (btrim(decision) <> ''),
  undo_asked_by bigint references access.person,
  undo_asked_at timestamptz,
  undo_reason text check (btrim(undo_reason) <> ''),
  reversed_by bigint references access.person,
  reversed_at timestamptz,
  constraint transfer_two_cases check (from_case_id <> to_case_id),
  constraint transfer_two_persons check (case when state = 'Withdrawn' then decided_by = proposed_by else decided_by <> proposed_by end),
  constraint transfer_undone_by_two check (reversed_by <> undo_asked_by),
  constraint transfer_order_named check (ground <> 'upper-court-order' or document is not null),
  check ((state = 'Proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check (num_nulls(undo_asked_by, undo_asked_at, undo_reason) in (0, 3)),
  check ((state = 'Reversed') = (reversed_by is not null) and (reversed_by is null) = (reversed_at is null) and (reversed_by is null or undo_asked_by is not null))
);
create index case_transfer_from on payouts.case_transfer (from_case_id);
create index case_transfer_to on payouts.case_transfer (to_case_id);
grant select on payouts.transfer_ground, payouts.case_transfer to ledger_app, ledger_reader;
grant insert (book_id, from_case_id, to_case_id, amount_minor, ground, document, reason, named_lots, proposed_by, proposed_at) on payouts.case_transfer to ledger_app;
grant update (state, decided_by, decided_at, decision, undo_asked_by, undo_asked_at, undo_reason, reversed_by, reversed_at) on payouts.case_transfer to ledger_app;

-- The hold that stops money of a case from leaving it for another: any that has not set aside all that it asks for.
create function payouts.transfer_stopping_hold(in_case bigint) returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $stopping$
  select min(h.id) from payouts.hold h where h.case_id = in_case and h.lifted_at is null and (h.amount_minor is null or h.held_minor < h.amount_minor)
$stopping$;
-- What of the pot of a plan in force still lies with the case as available.
create function payouts.plan_needs(in_case bigint) returns bigint language sql stable as $needs$
  select coalesce((
    select greatest(p.pot_minor - payouts.plan_gone(p.case_id) - payouts.plan_lodged(p.id)
             - coalesce((select sum(o.amount_minor) from payouts.plan_objection o where o.plan_id = p.id and o.dispute_id is not null and o.outcome is null), 0), 0)
    from payouts.distribution_plan p where p.case_id = in_case and p.state = 'InForce'), 0)::bigint
$needs$;
create function payouts.case_available(in_case bigint) returns bigint language sql stable as $available$
  select coalesce(sum(p.amount_minor), 0)::bigint from cases.enforcement_case c join ledger.position p on p.book_id = c.book_id and p.case_id = c.id and p.account = 201 where c.id = in_case
$available$;
grant execute on function payouts.transfer_stopping_hold to ledger_app;

create function payouts.transfer_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'Proposed' or not access.holds(new.proposed_by, 'transfer.propose') then
      raise exception 'a transfer begins as the proposal of who may' using errcode = 'LD141';
    end if;
    if (select count(*) from cases.enforcement_case c where c.id in (new.from_case_id, new.to_case_id) and c.book_id = new.book_id) <> 2 then
      raise exception 'a transfer stays within its book' using errcode = 'LD140';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('Proposed', 'Approved'), ('Proposed', 'Rejected'), ('Proposed', 'Withdrawn'), ('Approved', 'Approved'), ('Approved', 'Reversed')) then
    raise exception 'a transfer does not go from % to %', old.state, new.state using errcode = 'LD140';
  end if;
  if old.state = 'Approved' and (new.decided_by, new.decided_at, new.decision) is distinct from (old.decided_by, old.decided_at, old.decision)
     or new.state = 'Reversed' and (new.undo_asked_by, new.undo_asked_at, new.undo_reason) is distinct from (old.undo_asked_by, old.undo_asked_at, old.undo_reason) then
    raise exception 'what was decided on a transfer stays' using errcode = 'LD140';
  end if;
  -- Its undoing is asked for, or turned down; nobody puts the own name in the place of who asked.
  if old.undo_asked_by is not null and new.undo_asked_by is not null and (new.undo_asked_by, new.undo_asked_at, new.undo_reason) is distinct from (old.undo_asked_by, old.undo_asked_at, old.undo_reason)
     or old.state = 'Approved' and new.state = 'Approved' and new.undo_asked_by is not distinct from old.undo_asked_by then
    raise exception 'undoing a transfer is asked for once at a time' using errcode = 'LD140';
  end if;
  if new.state in ('Approved', 'Rejected') and not access.holds(new.decided_by, 'transfer.approve')
     or new.state = 'Reversed' and not access.holds(new.reversed_by, 'transfer.approve')
     or new.state = 'Approved' and new.undo_asked_by is not null and not access.holds(new.undo_asked_by, 'transfer.undo') then
    raise exception 'this person does not decide transfers between cases' using errcode = 'LD141';
  end if;
  if old.state = 'Proposed' and new.state = 'Approved' then
    -- Of a transfer and a payout, a plan or the closing of either case, one sees the other.
    perform from cases.enforcement_case c where c.id in (new.from_case_id, new.to_case_id) order by c.id for no key update;
    if payouts.transfer_stopping_hold(new.from_case_id) is not null then
      raise exception 'a hold keeps the money in its case' using errcode = 'LD142';
    end if;
    if not exists (select from cases.enforcement_case c where c.id = new.to_case_id and c.state = 'open') then
      raise exception 'a closed case takes no money of another' using errcode = 'LD144';
    end if;
  end if;
  if old.state = 'Approved' and (new.state = 'Reversed' or new.undo_asked_by is not null) then
    perform from cases.enforcement_case c where c.id in (new.from_case_id, new.to_case_id) order by c.id for no key update;
    if not exists (select from cases.enforcement_case c where c.id = new.from_case_id and c.state = 'open') then
      raise exception 'a closed case takes no money back' using errcode = 'LD144';
    end if;
  end if;
  return new;
end
$stands$;
create trigger transfer_stands before insert or update on payouts.case_transfer for each row execute function payouts.transfer_stands();

-- At commit the journal has moved what was approved, as much, and from the one case to the other; and what a plan of the case needs is there.
create function payouts.require_transfer(in_transfer bigint, in_entry bigint) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $require$
declare
  t payouts.case_transfer;
begin
  select * into t from payouts.case_transfer where id = in_transfer;
  if t.id is null or t.state not in ('Approved', 'Reversed')
     or (select count(*) from ledger.entry e where e.book_id = t.book_id and e.source_kind = 70 and e.source_id = t.id and e.kind = 70) <> 1
     or in_entry is not null and not exists (select from ledger.entry e where e.book_id = t.book_id and e.id = in_entry and e.source_kind = 70 and e.source_id = t.id)
     or t.amount_minor is distinct from (
       select sum(case when (x.debit_case_id, x.credit_case_id) = (t.from_case_id, t.to_case_id) then x.amount_minor end)
       from ledger.entry e join ledger.transfer x on x.book_id = e.book_id and x.entry_id = e.id where e.book_id = t.book_id and e.source_kind = 70 and e.source_id = t.id and e.kind = 70
       having bool_and((x.debit_case_id, x.credit_case_id) = (t.from_case_id, t.to_case_id)))
     or (t.state = 'Reversed') <> exists (select from ledger.entry e join ledger.entry r on r.book_id = e.book_id and r.reverses_entry_id = e.id
                                          where e.book_id = t.book_id and e.source_kind = 70 and e.source_id = t.id and e.kind = 70) then
    raise exception 'transfer % is not what the journal moved', in_transfer using errcode = 'LD140';
  end if;
  if t.state = 'Approved' and payouts.case_available(t.from_case_id) < payouts.plan_needs(t.from_case_id) then
    raise exception 'the plan in force of the case needs what transfer % moves', in_transfer using errcode = 'LD143';
  end if;
end
$require$;
create function payouts.transfer_is_posted() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $posted$
begin
  perform payouts.require_transfer(new.id, null);
  return null;
end
$posted$;
create constraint trigger transfer_is_posted after update on payouts.case_transfer deferrable initially deferred for each row
  when (new.state in ('Approved', 'Reversed') and old.state <> new.state) execute function payouts.transfer_is_posted();
create function payouts.posting_is_approved() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $approved$
declare
  transfer bigint := case when new.source_kind = 70 then new.source_id end;
begin
  if new.kind = 21 then
    select o.source_id into transfer from ledger.entry o where o.book_id = new.book_id and o.id = new.reverses_entry_id and o.kind = 70;
    if not found then
      return null;
    end if;
  end if;
  perform payouts.require_transfer(transfer, new.id);
  return null;
end
$approved$;
create constraint trigger posting_is_approved after insert on ledger.entry deferrable initially deferred for each row
  when (new.kind in (21, 70)) execute function payouts.posting_is_approved();
revoke all on function payouts.require_transfer from public;

-- What came in for a case counts what other cases handed on to it, and not what it handed on: of that the other case reckons fees and surplus. What
-- goes back to its payer has recovered nothing.
create or replace function payouts.recovered(in_case bigint) returns bigint language sql stable as $recovered$
  select coalesce((
      select sum(case when t.credit_account = 201 and t.debit_account in (101, 201, 221, 223) and t.credit_case_id = in_case then t.amount_minor
                      when t.debit_account = 201 and t.credit_account in (101, 201, 221, 223) and t.debit_case_id = in_case then -t.amount_minor else 0 end)
      from (select distinct p.book_id, p.lot_id from ledger.position p where p.case_id = in_case) l
      join ledger.transfer t on t.book_id = l.book_id and t.lot_id = l.lot_id), 0)::bigint
    - coalesce((select sum(o.amount_minor) from payouts.payout o where o.case_id = in_case and o.purpose = 'PayerRefund' and o.state not in ('Draft', 'Withdrawn', 'Failed', 'Returned')), 0)::bigint
$recovered$;

-- Money back to its payer (退还交款人): to the account that paid it, out of what it paid, with a ground and a paper.
do $purpose$ declare old record; begin
  for old in select conname from pg_constraint where conrelid = 'payouts.payout'::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ 'SurplusRefund' loop
    execute format('alter table payouts.payout drop constraint %I', old.conname);
  end loop;
end $purpose$;
alter table payouts.payout
  add column refund_ground text check (btrim(refund_ground) <> ''),
  add constraint payout_purpose check (purpose in ('Claim', 'SurplusRefund', 'PayerRefund')),
  add constraint payer_refund_founded check ((purpose = 'PayerRefund') = (refund_ground is not null)
    and (purpose <> 'PayerRefund' or proof_document is not null and account_no is not null and party_id is null and payee_account_id is null));
-- The application writes whole rows of a payout; its ground is one of its columns.
create function payouts.lot_paid_by(in_book integer, in_lot bigint, in_name text, in_account text) returns boolean language sql stable as $paid$
  select exists (select from ledger.lot l join ledger.entry e on e.book_id = l.book_id and e.id = l.entry_id and e.source_kind = 2 join receipts.statement_line s on s.id = e.source_id
                 where l.book_id = in_book and l.id = in_lot and s.counterparty_name = in_name and s.counterparty_account = in_account)
$paid$;
create function payouts.payer_refund_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $refund$
begin
  if exists (select from payouts.payout p join payouts.payout_lot l on l.payout_id = p.id
             where p.id = new.payout_id and p.purpose = 'PayerRefund' and not payouts.lot_paid_by(p.book_id, l.lot_id, p.payee_name, p.account_no)) then
    raise exception 'a payer gets back what it paid, where it came from' using errcode = 'LD146';
  end if;
  return null;
end
$refund$;
create constraint trigger payer_refund_stands after insert or update on payouts.payout_lot deferrable initially deferred for each row execute function payouts.payer_refund_stands();

-- The end of a case, and its coming back; each keeps its paper.
create table cases.case_closing (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases.enforcement_case,
  kind text not null check (kind in ('concluded', 'terminated')),
  document text check (btrim(document) <> ''),
  closed_by bigint not null references access.person,
  closed_at timestamptz not null,
  reopened_by bigint references access.person,
  reopened_at timestamptz,
  reopen_document text check (btrim(reopen_document) <> ''),
  check (num_nulls(reopened_by, reopened_at, reopen_document) in (0, 3))
);
create unique index case_closing_stands on cases.case_closing (case_id) where reopened_at is null;
-- What the case system told of a case that cannot be closed yet: kept for the officer, and resolved when it is.
create table cases.closing_exception (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases.enforcement_case,
  kind text not null check (kind in ('concluded', 'terminated')),
  file_sha256 text not null,
  told_at timestamptz not null,
  told_by bigint not null references access.person,
  resolved_at timestamptz
);
create unique index closing_exception_open on cases.closing_exception (case_id) where resolved_at is null;
grant select on cases.case_closing, cases.closing_exception to ledger_app, ledger_reader;
grant insert (case_id, kind, document, closed_by, closed_at), update (reopened_by, reopened_at, reopen_document) on cases.case_closing to ledger_app;
grant insert (case_id, kind, file_sha256, told_at, told_by), update (resolved_at) on cases.closing_exception to ledger_app;

-- What keeps a case open: money on any account, lot by lot summed, and whatever waits for somebody.
create function payouts.keeps_open(in_case bigint) returns table (what text, id bigint, amount_minor bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $keeps$
  select a.name, null::bigint, sum(p.amount_minor)::bigint
  from cases.enforcement_case c join ledger.position p on p.book_id = c.book_id and p.case_id = c.id and p.amount_minor > 0 join ledger.account a on a.code = p.account
  where c.id = in_case group by a.code, a.name
  union all
  select 'payout ' || p.state, p.id, p.amount_minor from payouts.payout p where p.case_id = in_case and p.state not in ('Paid', 'Withdrawn')
  union all
  select 'hold', h.id, h.amount_minor from payouts.hold h where h.case_id = in_case and h.lifted_at is null
  union all
  select 'dispute', d.id, d.amount_minor from payouts.dispute d where d.case_id = in_case and d.settled_at is null
  union all
  select 'deduction', d.id, d.amount_minor from payouts.deduction d where d.case_id = in_case and d.state = 'Proposed'
  union all
  select 'transfer', t.id, t.amount_minor from payouts.case_transfer t where in_case in (t.from_case_id, t.to_case_id) and (t.state = 'Proposed' or t.state = 'Approved' and t.undo_asked_by is not null)
$keeps$;
revoke all on function payouts.keeps_open from public;
grant execute on function payouts.keeps_open to ledger_app, ledger_reader;

create function cases.closing_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $closing$
begin
  if tg_op = 'INSERT' then
    if not access.holds(new.closed_by, 'case.close') and not access.holds(new.closed_by, 'case.import') then
      raise exception 'this person closes no case' using errcode = 'LD145';
    end if;
  elsif old.reopened_at is not null or not access.holds(new.reopened_by, 'case.close') then
    raise exception 'a closed case is reopened once, by who may' using errcode = 'LD145';
  end if;
  return new;
end
$closing$;
create trigger closing_stands before insert or update on cases.case_closing for each row execute function cases.closing_stands();

create function cases.state_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $state$
begin
  if (new.state = 'closed') <> exists (select from cases.case_closing k where k.case_id = new.id and k.reopened_at is null) then
    raise exception 'a case is closed and reopened with its paper' using errcode = 'LD145';
  end if;
  if new.state = 'closed' and exists (select from payouts.keeps_open(new.id)) then
    raise exception 'money or an open matter keeps case % open', new.id using errcode = 'LD145';
  end if;
  return new;
end
$state$;
create trigger state_stands before update of state on cases.enforcement_case for each row when (old.state <> new.state) execute function cases.state_stands();

-- Execution fees go in full to the treasury (收支两条线): the account is a parameter of two persons, each payment a batch of confirmed fees.
insert into access.permission values ('treasury.settle', 'name the treasury account, and pay execution fees to it; each step by another person'),
  ('treasury.read', 'see the treasury account, and the payments of fees to it');
insert into access.grant_row values ('CSH', 'treasury.settle', 'all'), ('ACC', 'treasury.settle', 'all'),
  ('CSH', 'treasury.read', 'all'), ('ACC', 'treasury.read', 'all'), ('DIR', 'treasury.read', 'all'), ('VP', 'treasury.read', 'all'), ('INS', 'treasury.read', 'all'), ('SVC', 'treasury.read', 'all');
create table payouts.treasury_account (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  name text not null check (btrim(name) <> ''),
  account_no text not null check (account_no ~ '^[0-9A-Za-z]{1,34}$'),
  bank_name text,
  cnaps text check (cnaps ~ '^[0-9]{12}$'),
  document text not null check (btrim(document) <> ''),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  confirmed_by bigint references access.person,
  confirmed_at timestamptz,
  ended_at timestamptz,
  constraint treasury_account_two_persons check (confirmed_by <> proposed_by),
  check (num_nulls(confirmed_by, confirmed_at) in (0, 2))
);
create unique index treasury_account_in_force on payouts.treasury_account (book_id) where confirmed_at is not null and ended_at is null;

create sequence payouts.treasury_no;
create table payouts.treasury_batch (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  account_id bigint not null references payouts.treasury_account,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null default 'Proposed' check (state in ('Proposed', 'Approved', 'Rejected', 'Withdrawn', 'Booked', 'Failed')),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text check (btrim(decision) <> ''),
  end_to_end_id text unique check (length(end_to_end_id) <= 35),
  file_bytes bytea,
  booked_line_id bigint unique,
  booked_on date,
  failed_by bigint references access.person,
  failed_at timestamptz,
  failed_reason text check (btrim(failed_reason) <> ''),
  constraint treasury_two_persons check (case when state = 'Withdrawn' then decided_by = proposed_by else decided_by <> proposed_by end),
  check ((state = 'Proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check ((state in ('Approved', 'Booked', 'Failed')) = (end_to_end_id is not null) and (end_to_end_id is null) = (file_bytes is null)),
  check ((state = 'Booked') = (booked_line_id is not null) and (booked_line_id is null) = (booked_on is null)),
  check ((state = 'Failed') = (failed_by is not null) and num_nulls(failed_by, failed_at, failed_reason) in (0, 3))
);
create table payouts.treasury_item (
  batch_id bigint not null references payouts.treasury_batch,
  deduction_id bigint not null references payouts.deduction,
  primary key (batch_id, deduction_id)
);
create index treasury_item_deduction on payouts.treasury_item (deduction_id);
grant select on payouts.treasury_account, payouts.treasury_batch, payouts.treasury_item to ledger_app, ledger_reader;
grant usage on sequence payouts.treasury_no to ledger_app;
grant insert (book_id, name, account_no, bank_name, cnaps, document, proposed_by, proposed_at), update (confirmed_by, confirmed_at, ended_at) on payouts.treasury_account to ledger_app;
grant insert (book_id, account_id, amount_minor, proposed_by, proposed_at),
  update (state, decided_by, decided_at, decision, end_to_end_id, file_bytes, booked_line_id, booked_on, failed_by, failed_at, failed_reason) on payouts.treasury_batch to ledger_app;
grant insert on payouts.treasury_item to ledger_app;

create function payouts.treasury_account_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $account$
begin
  if not access.holds(new.proposed_by, 'treasury.settle') or new.confirmed_by is not null and not access.holds(new.confirmed_by, 'treasury.settle')
     or tg_op = 'UPDATE' and (old.ended_at is not null or old.confirmed_by is not null and (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at)) then
    raise exception 'the treasury account is named by one of finance and confirmed by another, once' using errcode = 'LD148';
  end if;
  return new;
end
$account$;
create trigger treasury_account_stands before insert or update on payouts.treasury_account for each row execute function payouts.treasury_account_stands();

create function payouts.treasury_item_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $item$
begin
  -- Of two batches at once the second sees what the first one took.
  perform from payouts.deduction d join payouts.treasury_batch b on b.id = new.batch_id and b.book_id = d.book_id and b.state = 'Proposed'
    where d.id = new.deduction_id and d.state = 'Confirmed' and d.kind = 'ExecutionFee' for update of d;
  if not found or exists (select from payouts.treasury_item i join payouts.treasury_batch b on b.id = i.batch_id
                          where i.deduction_id = new.deduction_id and i.batch_id <> new.batch_id and b.state in ('Proposed', 'Approved', 'Booked')) then
    raise exception 'fee % is not due, or is being paid already', new.deduction_id using errcode = 'LD149';
  end if;
  return new;
end
$item$;
create trigger treasury_item_stands before insert on payouts.treasury_item for each row execute function payouts.treasury_item_stands();

create function payouts.treasury_batch_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $batch$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'Proposed' or not access.holds(new.proposed_by, 'treasury.settle') then
      raise exception 'a payment of fees begins as the proposal of who may' using errcode = 'LD148';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('Proposed', 'Approved'), ('Proposed', 'Rejected'), ('Proposed', 'Withdrawn'), ('Approved', 'Booked'), ('Approved', 'Failed'))
     or old.state = 'Approved' and (new.decided_by, new.end_to_end_id, new.file_bytes) is distinct from (old.decided_by, old.end_to_end_id, old.file_bytes) then
    raise exception 'a payment of fees does not go from % to %', old.state, new.state using errcode = 'LD148';
  end if;
  if new.state in ('Approved', 'Rejected') and not access.holds(new.decided_by, 'treasury.settle') or new.state = 'Failed' and not access.holds(new.failed_by, 'treasury.settle') then
    raise exception 'this person pays no fees' using errcode = 'LD148';
  end if;
  if new.state = 'Approved' and (
       not exists (select from payouts.treasury_account a where a.id = new.account_id and a.book_id = new.book_id and a.confirmed_at is not null and a.ended_at is null)
       or new.amount_minor is distinct from (select sum(d.amount_minor) from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id and d.state = 'Confirmed' where i.batch_id = new.id)
       or exists (select from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id where i.batch_id = new.id and d.state <> 'Confirmed')) then
    raise exception 'the fees of the batch, or the account, are not what was proposed' using errcode = 'LD149';
  end if;
  return new;
end
$batch$;
create trigger treasury_batch_stands before insert or update on payouts.treasury_batch for each row execute function payouts.treasury_batch_stands();

create function payouts.paid_fee_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $paid$
begin
  if exists (select from payouts.treasury_item i join payouts.treasury_batch b on b.id = i.batch_id where i.deduction_id = new.id and b.state in ('Proposed', 'Approved', 'Booked')) then
    raise exception 'fee % is paid to the treasury, or is being paid', new.id using errcode = 'LD147';
  end if;
  return new;
end
$paid$;
create trigger paid_fee_stands before update on payouts.deduction for each row when (new.state = 'Reversed' and old.state <> 'Reversed') execute function payouts.paid_fee_stands();

-- Of a hold and a transfer at once one sees the other: the hold takes what the transfer left, or the transfer finds the hold.
create function payouts.hold_locks_case() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $locks$
begin
  perform from cases.enforcement_case where id = new.case_id for no key update;
  return new;
end
$locks$;
create trigger hold_locks_case before insert on payouts.hold for each row execute function payouts.hold_locks_case();
