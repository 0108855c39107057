-- Reversal of execution (执行回转): a title that was carried out is set aside, and who was paid by it returns the property and its fruits. A case of its own
-- collects them; the payouts stay as they are, and are linked to it.
insert into access.permission values
  ('reversal.propose', 'propose that a case takes back what payouts of another case paid'),
  ('reversal.confirm', 'confirm or turn down a reversal of execution that another person proposed, and cancel one');
insert into access.grant_row values ('EX', 'reversal.propose', 'own'), ('DIR', 'reversal.confirm', 'all'), ('VP', 'reversal.confirm', 'all');

create table payouts.execution_reversal (
  id bigint generated always as identity primary key,
  -- The case in which the money is taken back; its debtor is who was paid.
  case_id bigint not null references cases.enforcement_case,
  amount_minor bigint not null check (amount_minor > 0),
  fruits_minor bigint not null check (fruits_minor >= 0),
  -- The title that sets the old one aside, and the paper that it stands in.
  title text check (btrim(title) <> ''),
  document text not null check (btrim(document) <> ''),
  state text not null default 'Proposed' check (state in ('Proposed', 'Confirmed', 'Rejected', 'Withdrawn', 'Cancelled')),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text check (btrim(decision) <> ''),
  cancelled_by bigint references access.person,
  cancelled_at timestamptz,
  cancel_reason text check (btrim(cancel_reason) <> ''),
  constraint reversal_two_persons check (case when state = 'Withdrawn' then decided_by = proposed_by else decided_by <> proposed_by end),
  constraint reversal_cancelled_by_third check (cancelled_by <> proposed_by and cancelled_by <> decided_by),
  check ((state = 'Proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check ((state = 'Cancelled') = (cancelled_by is not null) and num_nulls(cancelled_by, cancelled_at, cancel_reason) in (0, 3))
);
create index execution_reversal_case on payouts.execution_reversal (case_id);
create table payouts.execution_reversal_part (
  reversal_id bigint not null references payouts.execution_reversal,
  payout_id bigint not null references payouts.payout,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (reversal_id, payout_id)
);
create index execution_reversal_part_payout on payouts.execution_reversal_part (payout_id);
grant select on payouts.execution_reversal, payouts.execution_reversal_part to ledger_app, ledger_reader;
grant insert (case_id, amount_minor, fruits_minor, title, document, proposed_by, proposed_at), update (state, decided_by, decided_at, decision, cancelled_by, cancelled_at, cancel_reason)
  on payouts.execution_reversal to ledger_app;
grant insert on payouts.execution_reversal_part to ledger_app;

-- Who has the money of a payout returns it: the payee, or the applicant for whom it was paid, as debtor of the case.
create function payouts.returns_in(in_payout bigint, in_case bigint) returns boolean language sql stable as $returns$
  select exists (
    select from payouts.payout p join cases.party d on d.case_id = in_case and d.role = 'debtor' and p.case_id <> in_case
    where p.id = in_payout and (d.name_key = p.payee_name_key or exists (select from cases.party a where a.case_id = p.case_id and a.role = 'applicant' and a.name_key = d.name_key)))
$returns$;
-- What of a payout may still be reversed: what it paid of a claim, less what was linked or is proposed.
create function payouts.reversal_room(in_payout bigint) returns bigint language sql stable as $room$
  select case when p.state = 'Paid' and p.purpose = 'Claim' then p.amount_minor else 0 end
    - coalesce((select sum(x.amount_minor) from payouts.execution_reversal_part x join payouts.execution_reversal r on r.id = x.reversal_id and r.state in ('Proposed', 'Confirmed') where x.payout_id = p.id), 0)::bigint
  from payouts.payout p where p.id = in_payout
$room$;

create function payouts.reversal_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'Proposed' or not access.holds(new.proposed_by, 'reversal.propose') then
      raise exception 'a reversal of execution begins as the proposal of who may' using errcode = 'LD181';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('Proposed', 'Confirmed'), ('Proposed', 'Rejected'), ('Proposed', 'Withdrawn'), ('Confirmed', 'Cancelled'))
     or old.state = 'Confirmed' and (new.decided_by, new.decided_at, new.decision) is distinct from (old.decided_by, old.decided_at, old.decision) then
    raise exception 'a reversal of execution does not go from % to %', old.state, new.state using errcode = 'LD180';
  end if;
  if new.state in ('Confirmed', 'Rejected') and not access.holds(new.decided_by, 'reversal.confirm') or new.state = 'Cancelled' and not access.holds(new.cancelled_by, 'reversal.confirm') then
    raise exception 'this person decides no reversal of execution' using errcode = 'LD181';
  end if;
  if new.state = 'Confirmed' then
    -- Of a confirmation and the bank's return of the payment one sees the other.
    perform from payouts.payout p join payouts.execution_reversal_part x on x.payout_id = p.id where x.reversal_id = new.id order by p.id for no key update of p;
    if exists (select from payouts.execution_reversal_part x where x.reversal_id = new.id and payouts.reversal_room(x.payout_id) < 0) then
      raise exception 'a payout that reversal % takes back is not paid any more', new.id using errcode = 'LD182';
    end if;
    if not exists (select from cases.enforcement_case c where c.id = new.case_id and c.state = 'open') then
      raise exception 'a closed case takes nothing back' using errcode = 'LD183';
    end if;
  end if;
  return new;
end
$stands$;
create trigger reversal_stands before insert or update on payouts.execution_reversal for each row execute function payouts.reversal_stands();

create function payouts.reversal_part_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $part$
declare
  to_case bigint;
begin
  -- Of two reversals of one payout the second sees what the first one took.
  perform from payouts.payout p where p.id = new.payout_id for no key update;
  select r.case_id into to_case from payouts.execution_reversal r where r.id = new.reversal_id and r.state = 'Proposed';
  if to_case is null or not payouts.returns_in(new.payout_id, to_case) then
    raise exception 'payout % was not paid to the debtor of the case that takes it back', new.payout_id using errcode = 'LD183';
  end if;
  if new.amount_minor > payouts.reversal_room(new.payout_id) then
    raise exception 'payout % has not paid as much, or it is taken back already', new.payout_id using errcode = 'LD182';
  end if;
  return new;
end
$part$;
create trigger reversal_part_stands before insert on payouts.execution_reversal_part for each row execute function payouts.reversal_part_stands();

-- At commit the parts add up to the sum that is reversed.
create function payouts.reversal_adds_up() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $adds$
declare
  whole bigint := case tg_table_name when 'execution_reversal' then (to_jsonb(new) ->> 'id')::bigint else (to_jsonb(new) ->> 'reversal_id')::bigint end;
begin
  if (select r.amount_minor from payouts.execution_reversal r where r.id = whole)
     is distinct from (select sum(x.amount_minor) from payouts.execution_reversal_part x where x.reversal_id = whole) then
    raise exception 'reversal % is not the sum of its parts', whole using errcode = 'LD180';
  end if;
  return null;
end
$adds$;
create constraint trigger reversal_adds_up after insert on payouts.execution_reversal deferrable initially deferred for each row execute function payouts.reversal_adds_up();
create constraint trigger reversal_part_adds_up after insert on payouts.execution_reversal_part deferrable initially deferred for each row execute function payouts.reversal_adds_up();

-- The actual cost of a sale goes to who bore it (ZX §34), never through the treasury: a payment of its own, by the same steps as fees. The payee stands with
-- the deduction, by a paper; another one is named by another row, and a payment is of the last.
insert into ledger.legal_posting values (77, 101, 207, null) on conflict do nothing;
create table payouts.cost_payee (
  id bigint generated always as identity primary key,
  deduction_id bigint not null references payouts.deduction,
  name text not null check (btrim(name) <> ''),
  account_no text not null check (account_no ~ '^[0-9A-Za-z]{1,34}$'),
  bank_name text,
  cnaps text check (cnaps ~ '^[0-9]{12}$'),
  document text not null check (btrim(document) <> ''),
  named_by bigint not null references access.person,
  named_at timestamptz not null
);
create index cost_payee_deduction on payouts.cost_payee (deduction_id);
grant select on payouts.cost_payee to ledger_app, ledger_reader;
grant insert (deduction_id, name, account_no, bank_name, cnaps, document, named_by, named_at) on payouts.cost_payee to ledger_app;

do $ended$ declare old record; begin
  for old in select conname from pg_constraint where conrelid = 'payouts.treasury_batch'::regclass and contype = 'c'
    and (pg_get_constraintdef(oid) ~ 'end_to_end_id IS NOT NULL|booked_line_id IS NOT NULL' or conname = 'treasury_batch_state_check') loop
    execute format('alter table payouts.treasury_batch drop constraint %I', old.conname);
  end loop;
end $ended$;
alter table payouts.treasury_batch
  alter column account_id drop not null,
  add column recipient text not null default 'Treasury' check (recipient in ('Treasury', 'CostPayee')),
  add column payee_id bigint references payouts.cost_payee,
  add column returned_line_id bigint unique,
  add column returned_on date,
  add constraint treasury_recipient check (case recipient when 'Treasury' then account_id is not null and payee_id is null else account_id is null and payee_id is not null end),
  add constraint treasury_state check (state in ('Proposed', 'Approved', 'Rejected', 'Withdrawn', 'Booked', 'Failed', 'Returned')),
  add constraint treasury_instructed check ((state in ('Approved', 'Booked', 'Failed', 'Returned')) = (end_to_end_id is not null) and (end_to_end_id is null) = (file_bytes is null)),
  add constraint treasury_booked check ((state in ('Booked', 'Returned')) = (booked_line_id is not null) and (booked_line_id is null) = (booked_on is null)),
  add constraint treasury_returned check ((state = 'Returned') = (returned_line_id is not null) and (returned_line_id is null) = (returned_on is null));
grant insert (recipient, payee_id), update (returned_line_id, returned_on) on payouts.treasury_batch to ledger_app;

create function payouts.cost_payee_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $payee$
begin
  if not access.holds(new.named_by, 'deduction.propose') then
    raise exception 'this person names no payee of a cost' using errcode = 'LD185';
  end if;
  -- Of a payment and another payee the second sees the first.
  perform from payouts.deduction d where d.id = new.deduction_id and d.kind = 'SaleCost' and d.state in ('Proposed', 'Confirmed') for update;
  if not found or exists (select from payouts.treasury_item i join payouts.treasury_batch b on b.id = i.batch_id
                          where i.deduction_id = new.deduction_id and b.state in ('Proposed', 'Approved', 'Booked')) then
    raise exception 'deduction % is no cost that is still to be paid', new.deduction_id using errcode = 'LD184';
  end if;
  return new;
end
$payee$;
create trigger cost_payee_stands before insert on payouts.cost_payee for each row execute function payouts.cost_payee_stands();

drop trigger treasury_item_stands on payouts.treasury_item;
create function payouts.payment_item_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $item$
begin
  -- Of two payments at once the second sees what the first one took.
  perform from payouts.deduction d join payouts.treasury_batch b on b.id = new.batch_id and b.book_id = d.book_id and b.state = 'Proposed'
    where d.id = new.deduction_id and d.state = 'Confirmed'
      and case b.recipient when 'Treasury' then d.kind = 'ExecutionFee'
          else d.kind = 'SaleCost' and b.payee_id = (select max(y.id) from payouts.cost_payee y where y.deduction_id = d.id) end
    for update of d;
  if not found or exists (select from payouts.treasury_item i join payouts.treasury_batch b on b.id = i.batch_id
                          where i.deduction_id = new.deduction_id and i.batch_id <> new.batch_id and b.state in ('Proposed', 'Approved', 'Booked')) then
    raise exception 'deduction % is not due to this recipient, or is being paid already', new.deduction_id using errcode = 'LD149';
  end if;
  return new;
end
$item$;
create trigger payment_item_stands before insert on payouts.treasury_item for each row execute function payouts.payment_item_stands();

drop trigger treasury_batch_stands on payouts.treasury_batch;
create function payouts.payment_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $batch$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'Proposed' or not access.holds(new.proposed_by, 'treasury.settle') then
      raise exception 'a payment of fees or costs begins as the proposal of who may' using errcode = 'LD148';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('Proposed', 'Approved'), ('Proposed', 'Rejected'), ('Proposed', 'Withdrawn'), ('Approved', 'Booked'), ('Approved', 'Failed'), ('Booked', 'Returned'))
     or old.decided_by is not null and (new.decided_by, new.end_to_end_id, new.file_bytes) is distinct from (old.decided_by, old.end_to_end_id, old.file_bytes)
     or old.booked_line_id is not null and (new.booked_line_id, new.booked_on) is distinct from (old.booked_line_id, old.booked_on) then
    raise exception 'a payment of fees or costs does not go from % to %', old.state, new.state using errcode = 'LD148';
  end if;
  if new.state in ('Approved', 'Rejected') and not access.holds(new.decided_by, 'treasury.settle') or new.state = 'Failed' and not access.holds(new.failed_by, 'treasury.settle') then
    raise exception 'this person pays no fees' using errcode = 'LD148';
  end if;
  if new.state = 'Approved' and (
       case new.recipient when 'Treasury'
         then not exists (select from payouts.treasury_account a where a.id = new.account_id and a.book_id = new.book_id and a.confirmed_at is not null and a.ended_at is null)
         else exists (select from payouts.treasury_item i where i.batch_id = new.id and new.payee_id is distinct from (select max(y.id) from payouts.cost_payee y where y.deduction_id = i.deduction_id)) end
       or new.amount_minor is distinct from (select sum(d.amount_minor) from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id and d.state = 'Confirmed' where i.batch_id = new.id)
       or exists (select from payouts.treasury_item i join payouts.deduction d on d.id = i.deduction_id where i.batch_id = new.id and d.state <> 'Confirmed')) then
    raise exception 'what is paid, or the account, is not what was proposed' using errcode = 'LD149';
  end if;
  if new.state = 'Approved' and exists (select from payouts.cost_payee y where y.id = new.payee_id and y.named_by in (new.decided_by, new.proposed_by)) then
    raise exception 'who named the payee of a cost does not pay it' using errcode = 'LD185';
  end if;
  return new;
end
$batch$;
create trigger payment_stands before insert or update on payouts.treasury_batch for each row execute function payouts.payment_stands();

-- At commit the journal has brought back what the bank returned.
create function payouts.returned_fees_posted() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $returned$
begin
  if new.amount_minor is distinct from (select sum(t.amount_minor) from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
      where e.book_id = new.book_id and e.kind = 77 and e.source_kind = 2 and e.source_id = new.returned_line_id) then
    raise exception 'payment % did not come back in the journal', new.id using errcode = 'LD186';
  end if;
  return null;
end
$returned$;
create constraint trigger returned_fees_posted after update on payouts.treasury_batch deferrable initially deferred for each row
  when (new.state = 'Returned' and old.state <> 'Returned') execute function payouts.returned_fees_posted();

-- When the claim of a case was reached (R20): the day on which the bank booked the money that reached it, and the moment of its posting. What went back to its
-- payer, or to another case, has performed nothing; no row while the claim is not reached, or has fallen short again.
create function payouts.fully_performed(in_case bigint) returns table (received_on date, booked_at timestamptz) language sql stable as $performed$
  with moved as (
    select t.entry_id, t.seq, a.arrived_on, e.booked_at, m.amount, sum(m.amount) over (order by t.entry_id, t.seq) as reached, sum(m.amount) over () as total
    from (select distinct p.book_id, p.lot_id from ledger.position p where p.case_id = in_case) l
    join ledger.lot a on a.book_id = l.book_id and a.id = l.lot_id
    join ledger.transfer t on t.book_id = l.book_id and t.lot_id = l.lot_id
    join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id
    cross join lateral (select case when t.credit_account = 201 and t.debit_account in (101, 201, 221, 223) and t.credit_case_id = in_case then t.amount_minor
                                    when t.debit_account = 201 and t.credit_account in (101, 201, 221, 223) and t.debit_case_id = in_case then -t.amount_minor end as amount) m
    where m.amount is not null
  ), wanted as (
    select c.claim_minor + coalesce((select sum(o.amount_minor) from payouts.payout o where o.case_id = c.id and o.purpose = 'PayerRefund' and o.state not in ('Draft', 'Withdrawn', 'Failed', 'Returned')), 0) as minor
    from cases.enforcement_case c where c.id = in_case and c.claim_minor > 0
  )
  select m.arrived_on, m.booked_at from moved m join wanted w on m.total >= w.minor and m.reached >= w.minor and m.reached - m.amount < w.minor order by m.entry_id desc, m.seq desc limit 1
$performed$;
