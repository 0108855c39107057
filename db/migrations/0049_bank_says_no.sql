-- What left for the bank was released when it left; and two persons with the bank's letter say what the bank says in no file: that it did not pay.

-- Nothing leaves for the first time that is not released: a payment that somebody typed into the bank's own pages and that was booked stays here.
create function payouts.still_released() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $released$
begin
  perform from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round where i.id = new.instruction_id and p.state = 'Released' for update of p;
  if not found then
    raise exception 'only what is released leaves' using errcode = 'LD240';
  end if;
  return new;
end
$released$;
create trigger still_released before insert on payouts.hand_over for each row execute function payouts.still_released();

-- A bank takes no longer file.
alter table payouts.payment_file add constraint payment_file_not_too_long check (transactions <= 5000) not valid;

/* The bank says no on paper: one person of finance says so with its letter, another confirms it. Banks that take tables answer in no other way. */
create table payouts.payment_failure (
  id bigint generated always as identity primary key,
  instruction_id bigint not null unique references payouts.instruction,
  document text not null check (btrim(document) <> ''),
  reason text not null check (btrim(reason) <> ''),
  asked_by bigint not null references access.person,
  -- In whose name, by a lent role.
  asked_for bigint references access.person,
  asked_at timestamptz not null,
  confirmed_by bigint references access.person,
  confirmed_at timestamptz,
  check (num_nulls(confirmed_by, confirmed_at) in (0, 2))
);
grant select on payouts.payment_failure to ledger_app, ledger_reader;
grant insert (instruction_id, document, reason, asked_by, asked_for, asked_at) on payouts.payment_failure to ledger_app;
grant update (confirmed_by, confirmed_at) on payouts.payment_failure to ledger_app;
insert into ledger.use_case (name) values ('FailPayout'), ('CloseBankCase') on conflict do nothing;

create function payouts.payment_failure_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $failure$
declare
  in_case bigint;
begin
  select p.case_id into in_case from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round
  where i.id = new.instruction_id and p.state in ('Released', 'Uncertain') and exists (select from payouts.hand_over h where h.instruction_id = i.id) for update of p;
  if not found then
    raise exception 'only what is with the bank fails by its letter' using errcode = 'LD241';
  end if;
  -- A contradiction in the bank's own words is found out as such.
  if exists (select from payouts.bank_answer a where a.instruction_id = new.instruction_id and a.shown = 'BANK_REPORTED_PAID' and a.effect <> 'manual' and not a.inferred) then
    raise exception 'the bank reported that it paid' using errcode = 'LD241';
  end if;
  if tg_op = 'INSERT' and not access.may(new.asked_by, 'payout.release', new.asked_at)
     or tg_op = 'UPDATE' and (old.confirmed_at is not null or new.confirmed_at is null or not access.may(new.confirmed_by, 'payout.release', new.confirmed_at, array[old.asked_by, old.asked_for])) then
    raise exception 'one person of finance says that the bank did not pay, another confirms it, once' using errcode = 'LD241';
  end if;
  perform cases.require_unrecused(in_case, coalesce(new.confirmed_by, new.asked_by));
  return new;
end
$failure$;
create trigger payment_failure_stands before insert or update on payouts.payment_failure for each row execute function payouts.payment_failure_stands();

-- What the bank said first as paid and then as rejected may have been found not to be paid: the first person says so, the second agrees by closing it.
-- When a debit came meanwhile it is closed without.
alter table payouts.bank_case
  add column outcome text check (outcome = 'not-paid'),
  add constraint bank_case_outcome_of_its_kind check (outcome is null or kind = 'rejected-after-paid' and asked_at is not null);
grant update (outcome) on payouts.bank_case to ledger_app;
create function payouts.bank_case_outcome_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $outcome$
declare
  closes constant boolean := old.closed_at is null and new.closed_at is not null;
  open boolean;
begin
  if new.outcome is distinct from old.outcome and not (old.asked_at is null and new.asked_at is not null and not closes or closes and new.outcome is null) then
    raise exception 'the outcome is told with the explanation' using errcode = 'LD242';
  end if;
  if closes and old.outcome is not null then
    select p.state in ('Released', 'Uncertain') and p.round = i.round into open
    from payouts.payout p join payouts.instruction i on i.payout_id = p.id where i.id = old.instruction_id for update of p;
    if open is distinct from (new.outcome is not null) then
      raise exception 'it is found not to be paid while it is with the bank, and only then' using errcode = 'LD242';
    end if;
  end if;
  return new;
end
$outcome$;
create trigger bank_case_outcome_stands before update on payouts.bank_case for each row execute function payouts.bank_case_outcome_stands();

-- As in 0035; what the bank said of something that it had not got moves nothing, and the word of two persons counts as its rejection.
create or replace function payouts.bank_has_said() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $said$
declare
  i bigint;
begin
  select n.id into i from payouts.instruction n where n.payout_id = new.payout_id and n.round = new.round;
  if new.trigger = 'BankRejected' and not (
       exists (select from payouts.recall r where r.instruction_id = i)
       or exists (select from payouts.bank_answer a where a.instruction_id = i and a.shown = 'REJECTED' and a.effect = 'rejected')
          and not exists (select from payouts.bank_answer a where a.instruction_id = i and a.shown = 'BANK_REPORTED_PAID' and a.effect <> 'manual')
       or exists (select from payouts.payment_failure f where f.instruction_id = i and f.confirmed_at is not null)
       or exists (select from payouts.bank_case c where c.instruction_id = i and c.outcome = 'not-paid' and c.closed_at is not null))
     or new.trigger = 'BankAccepted' and not exists (select from payouts.bank_answer a where a.instruction_id = i and a.shown in ('ACCEPTED', 'BANK_REPORTED_PAID') and a.effect <> 'manual')
     or new.trigger = 'Lost' and not (exists (select from payouts.hand_over o where o.instruction_id = i) and exists (select from payouts.bank_query q where q.instruction_id = i)) then
    raise exception 'the bank has not said so' using errcode = 'LD136';
  end if;
  return null;
end
$said$;
-- And what two persons said has come about, at the latest when the act ends.
create function payouts.said_no_has_failed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $failed$
begin
  if not exists (select from payouts.instruction i join payouts.move m on m.payout_id = i.payout_id and m.round = i.round and m.trigger = 'BankRejected' where i.id = new.instruction_id) then
    raise exception 'what two persons say was not paid has failed' using errcode = 'LD243';
  end if;
  return null;
end
$failed$;
create constraint trigger said_no_has_failed after update on payouts.payment_failure deferrable initially deferred for each row when (new.confirmed_at is not null) execute function payouts.said_no_has_failed();
create constraint trigger said_no_has_failed after update on payouts.bank_case deferrable initially deferred for each row
  when (new.outcome is not null and new.closed_at is not null) execute function payouts.said_no_has_failed();

/* What keeps a released payout from leaving, the first that counts: a hold, what became of the payee, the end of its account or of its agent's authority,
   the bank's word that it paid. One definition for the door and for the desk that shows what waits at it; it
   locks nothing, for the desk only reads. */
create function payouts.kept_from_bank(p payouts.payout, in_today date) returns text language sql stable as $kept$
  select coalesce(
    'hold ' || payouts.stopping_hold(p.case_id, p.party_id, p.payee_name_key), 'status ' || cases.payee_status(p.case_id, p.party_id, p.payee_name_key),
    (select 'account ' || a.id from cases.payee_account a where a.id = p.payee_account_id and a.ended_at is not null),
    (select 'authority ' || h.id from cases.authority h where h.id = p.authority_id
       and (h.confirmed_at is null or h.revoked_at is not null or in_today not between h.valid_from and h.valid_until)),
    'paid ' || payouts.paid_after_all(p.case_id, p.party_id, p.payee_name_key, p.purpose))
$kept$;
grant execute on function payouts.kept_from_bank to ledger_app;
