-- A payment that came back, was confirmed and given up was none that came back: two persons take the confirmation back then too, while nothing is built upon it.
insert into payouts.legal_move values ('Withdrawn', 'ReturnRejected', 'Paid');

/* What stands upon it that a payment was given up: the payee's next payout or deposit in the case, or a plan for its money. Null when nothing does. */
create function payouts.built_on_giving_up(in_payout bigint) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $built$
  select b.what
  from payouts.payout p
  cross join lateral (select max(m.at) as at from payouts.move m where m.payout_id = p.id and m.round = p.round and m.trigger = 'Withdraw') w
  cross join lateral (
    select 'payout ' || o.id as what from payouts.payout o
    where o.case_id = p.case_id and o.payee_name_key = p.payee_name_key and o.id <> p.id and o.state <> 'Withdrawn'
      and (o.drafted_at >= w.at or exists (select from payouts.move m where m.payout_id = o.id and m.trigger in ('Submit', 'Reissue') and m.at >= w.at))
    union all
    select 'deposit ' || d.id from payouts.deposit d join cases.party y on y.id = d.party_id
    where d.case_id = p.case_id and y.name_key = p.payee_name_key and d.state in ('Applied', 'Approved') and d.applied_at >= w.at
    union all
    select 'plan ' || g.id from payouts.distribution_plan g
    where g.case_id = p.case_id and g.state in ('Drafted', 'Approved', 'InForce') and (g.drafted_at >= w.at or g.in_force_at >= w.at)
  ) b
  where p.id = in_payout order by b.what limit 1
$built$;
revoke all on function payouts.built_on_giving_up from public;
grant execute on function payouts.built_on_giving_up to ledger_app;

create function payouts.giving_up_is_undone() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $undone$
declare
  built text;
begin
  -- A draft, a submission and a plan name the case: each waits for this, and this for it.
  perform from cases.enforcement_case c where c.id = (select p.case_id from payouts.payout p where p.id = new.payout_id) for update;
  if not exists (
    select from payouts.move m where m.payout_id = new.payout_id and m.round = new.round and m.trigger = 'Withdraw' and m.from_state = 'Returned') then
    raise exception 'payout % did not come back before it was withdrawn', new.payout_id using errcode = 'LD210';
  end if;
  built := payouts.built_on_giving_up(new.payout_id);
  if built is not null then
    raise exception '% is built on the giving up of payout %', built, new.payout_id using errcode = 'LD211';
  end if;
  return new;
end
$undone$;
create trigger giving_up_is_undone before insert on payouts.move for each row
  when (new.trigger = 'ReturnRejected' and new.from_state = 'Withdrawn') execute function payouts.giving_up_is_undone();

-- A notice that is over comes back only with the payment that it had asked for.
create function payouts.notice_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if new.returned_at is distinct from old.returned_at and not exists (
    select from payouts.payout p join payouts.move m on m.payout_id = p.id and m.round = p.round and m.trigger = 'ReturnRejected' and m.from_state = 'Withdrawn'
    where p.id = new.payout_id and p.round = new.round and p.state = 'Paid' and new.returned_at is null) then
    raise exception 'a notice that is over stays over' using errcode = 'LD212';
  end if;
  return new;
end
$stands$;
create trigger notice_stands before update on payouts.notice for each row when (old.returned_at is not null) execute function payouts.notice_stands();

-- A debit that came before the bank's word on what it leaves out is settled when that word comes; the other way round is settled at once. Until then it is
-- unexplained, and afterwards it is not: the one goes with the other, at the latest when the act ends.
create function receipts.settled_or_unexplained() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $either$
begin
  if exists (select from receipts.match m where m.line_id = new.line_id and m.rule = 'D0'
             and (m.undone_at is null) = exists (select from payouts.settlement s where s.line_id = m.line_id)) then
    raise exception 'debit % is settled and unexplained at once, or neither', new.line_id using errcode = 'LD213';
  end if;
  return null;
end
$either$;
create constraint trigger settled_or_unexplained after update on receipts.match deferrable initially deferred for each row
  when (new.rule = 'D0') execute function receipts.settled_or_unexplained();
create constraint trigger settled_or_unexplained after insert on payouts.settlement deferrable initially deferred for each row execute function receipts.settled_or_unexplained();
