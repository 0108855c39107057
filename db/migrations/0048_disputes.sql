-- Disputes (争议): each has a paper and a day of review, also the disputed part of a payout; its outcome is proposed by one person with the paper
-- that decides it, and confirmed by another. Only then does money move.
insert into access.permission values ('dispute.confirm', 'confirm or turn down the outcome of a dispute that another person proposed');
insert into access.grant_row values ('REG', 'dispute.confirm', 'all'), ('DIR', 'dispute.confirm', 'all'), ('VP', 'dispute.confirm', 'all');
insert into ledger.use_case (name) values ('ConfirmDisputeOutcome') on conflict do nothing;

-- The disputed part of a payout is a dispute like any other, about that payout.
alter table payouts.dispute
  add column payout_id bigint unique references payouts.payout,
  add constraint dispute_of_case unique (id, case_id),
  add constraint dispute_settled check (num_nulls(settled_for, settled_by, settled_at) in (0, 3));
-- Who placed one is not asked again: he may be recused by now.
alter table payouts.dispute disable trigger hand_unrecused;
insert into payouts.dispute (book_id, case_id, payout_id, amount_minor, reason, review_on, placed_by, placed_at)
select p.book_id, p.case_id, p.id, p.amount_minor, coalesce(nullif(p.dispute_reason, ''), '-'), (p.drafted_at at time zone 'Asia/Shanghai')::date + 30, p.drafted_by, p.drafted_at
from payouts.payout p where p.state = 'Disputed' order by p.id;
alter table payouts.dispute enable trigger hand_unrecused;
insert into payouts.dispute_lot (dispute_id, lot_id, amount_minor)
select d.id, l.lot_id, l.amount_minor from payouts.dispute d join payouts.payout_lot l on l.payout_id = d.payout_id;

-- How a dispute ends, as one person found it and another decided.
create table payouts.dispute_outcome (
  id bigint generated always as identity primary key,
  dispute_id bigint not null,
  case_id bigint not null,
  settled_for text not null check (settled_for in ('payee', 'debtor')),
  -- The ruling, or the parties' paper.
  document text not null check (btrim(document) <> ''),
  reason text not null check (btrim(reason) <> ''),
  state text not null default 'Proposed' check (state in ('Proposed', 'Confirmed', 'Rejected', 'Withdrawn')),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text check (btrim(decision) <> ''),
  foreign key (dispute_id, case_id) references payouts.dispute (id, case_id),
  constraint outcome_two_persons check (case when state = 'Withdrawn' then decided_by = proposed_by else decided_by <> proposed_by end),
  check ((state = 'Proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
create unique index dispute_outcome_open on payouts.dispute_outcome (dispute_id) where state = 'Proposed';
create unique index dispute_outcome_confirmed on payouts.dispute_outcome (dispute_id) where state = 'Confirmed';

-- A later day of review is set with a reason; the earlier ones stay on record.
create table payouts.dispute_review (
  id bigint generated always as identity primary key,
  dispute_id bigint not null,
  case_id bigint not null,
  review_on date not null,
  reason text not null check (btrim(reason) <> ''),
  set_by bigint not null references access.person,
  set_at timestamptz not null,
  foreign key (dispute_id, case_id) references payouts.dispute (id, case_id),
  constraint review_within_thirty_days check (review_on between (set_at at time zone 'Asia/Shanghai')::date and (set_at at time zone 'Asia/Shanghai')::date + 30)
);
create index dispute_review_dispute on payouts.dispute_review (dispute_id, id desc);

-- When a dispute is looked at again: as it was set last.
create view payouts.dispute_due as
  select d.*, coalesce((select r.review_on from payouts.dispute_review r where r.dispute_id = d.id order by r.id desc limit 1), d.review_on, (d.placed_at at time zone 'Asia/Shanghai')::date + 30) as due_on
  from payouts.dispute d;

grant select on payouts.dispute_outcome, payouts.dispute_review, payouts.dispute_due to ledger_app, ledger_reader;
revoke insert on payouts.dispute from ledger_app;
grant insert (book_id, case_id, payout_id, amount_minor, reason, review_on, document, placed_by, placed_at) on payouts.dispute to ledger_app;
grant insert (dispute_id, case_id, settled_for, document, reason, proposed_by, proposed_at), update (state, decided_by, decided_at, decision) on payouts.dispute_outcome to ledger_app;
grant insert (dispute_id, case_id, review_on, reason, set_by, set_at) on payouts.dispute_review to ledger_app;

create trigger hand_in_case before insert or update on payouts.dispute_outcome for each row execute function cases.hand_in_case('proposed_by', 'decided_by');
create trigger hand_in_case before insert on payouts.dispute_review for each row execute function cases.hand_in_case('set_by');

-- What came in over the claims and what was deducted: negative while creditors are still owed. A ruling for the debtor says that so much less is owed,
-- and so much less is there.
create function payouts.over_claim(in_case bigint) returns bigint language sql stable as $over$
  select payouts.recovered(in_case)
         - greatest((select claim_minor from cases.enforcement_case where id = in_case),
                    (select max(t.claims) from (select sum(c.claim_minor) as claims from payouts.distribution_plan p join payouts.plan_claim c on c.plan_id = p.id and c.class <> 'Fee'
                                                where p.case_id = in_case and p.state in ('Drafted', 'Approved', 'InForce') group by p.id) t))::bigint
         - coalesce((select sum(d.amount_minor) from payouts.deduction d where d.case_id = in_case and d.state in ('Proposed', 'Confirmed')), 0)::bigint
$over$;
-- As in 0031, but what disputes gave the debtor already is no surplus a second time.
create or replace function payouts.surplus_room(in_case bigint) returns bigint language sql stable as $room$
  select payouts.over_claim(in_case)
         - coalesce((select sum(d.amount_minor) from payouts.dispute d where d.case_id = in_case and d.settled_for = 'debtor' and d.payout_id is null), 0)::bigint
$room$;

-- A dispute is placed by who may, open, with its paper and its day; it is settled once, as two persons found, or with the objection to a plan.
create function payouts.dispute_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    if new.settled_at is not null or new.document is null or new.review_on is null
       or not access.holds(new.placed_by, 'dispute.place') and not access.holds(new.placed_by, 'plan.approve')
       or not exists (select from cases.enforcement_case c where c.id = new.case_id and c.book_id = new.book_id)
       or new.payout_id is not null and not exists (select from payouts.payout p where p.id = new.payout_id and p.case_id = new.case_id and p.state = 'Disputed' and p.amount_minor = new.amount_minor) then
      raise exception 'a dispute is placed open, by who may, on a case of its book, with a paper and a day of review' using errcode = 'LD230';
    end if;
    return new;
  end if;
  if old.settled_at is not null then
    raise exception 'a settled dispute stays settled' using errcode = 'LD232';
  end if;
  if new.settled_at is not null
     and not exists (select from payouts.dispute_outcome o where o.dispute_id = new.id and o.state = 'Confirmed' and o.settled_for = new.settled_for and o.decided_by = new.settled_by)
     and not exists (select from payouts.plan_objection o where o.dispute_id = new.id and o.outcome_by = new.settled_by) then
    raise exception 'a dispute is settled as two persons found' using errcode = 'LD231';
  end if;
  return new;
end
$stands$;
create trigger two_settle_dispute before insert or update on payouts.dispute for each row execute function payouts.dispute_stands();

create function payouts.outcome_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $outcome$
declare
  d payouts.dispute;
begin
  select * into d from payouts.dispute where id = new.dispute_id;
  if tg_op = 'INSERT' then
    if new.state <> 'Proposed' or d.settled_at is not null then
      raise exception 'an outcome begins as the proposal on an open dispute' using errcode = 'LD232';
    end if;
    if exists (select from payouts.plan_objection o where o.dispute_id = d.id) then
      raise exception 'dispute % is settled with the objection to the plan', d.id using errcode = 'LD078';
    end if;
    if not access.holds(new.proposed_by, 'dispute.settle') then
      raise exception 'this person proposes no outcome' using errcode = 'LD231';
    end if;
  elsif (old.state, new.state) not in (('Proposed', 'Confirmed'), ('Proposed', 'Rejected'), ('Proposed', 'Withdrawn')) then
    raise exception 'an outcome does not go from % to %', old.state, new.state using errcode = 'LD232';
  elsif new.state in ('Confirmed', 'Rejected') and (new.decided_by in (new.proposed_by, d.placed_by) or not access.holds(new.decided_by, 'dispute.confirm')) then
    raise exception 'an outcome is decided by another person, who may' using errcode = 'LD231';
  end if;
  if new.settled_for = 'debtor' and d.payout_id is null and new.state in ('Proposed', 'Confirmed') then
    -- Of an outcome and a deduction, a payout or a plan one sees the other.
    perform from cases.enforcement_case where id = d.case_id for no key update;
    if payouts.over_claim(d.case_id) < 0 or payouts.case_available(d.case_id) < payouts.plan_needs(d.case_id) then
      raise exception 'what creditors are owed is not the debtor''s' using errcode = 'LD233';
    end if;
  end if;
  return new;
end
$outcome$;
create trigger outcome_stands before insert or update on payouts.dispute_outcome for each row execute function payouts.outcome_stands();

create function payouts.review_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $review$
begin
  if not access.holds(new.set_by, 'dispute.place') or not exists (select from payouts.dispute d where d.id = new.dispute_id and d.settled_at is null) then
    raise exception 'the review of an open dispute is set by who may place one' using errcode = 'LD236';
  end if;
  return new;
end
$review$;
create trigger review_stands before insert on payouts.dispute_review for each row execute function payouts.review_stands();

-- At commit a dispute is its lots, what the open disputes of a case say of a lot is what lies in the journal as disputed, a payout is disputed as long as
-- its dispute is open, and what nobody placed who may belongs to an objection.
create function payouts.require_disputed(in_dispute bigint) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $disputed$
declare
  d payouts.dispute;
  lot bigint;
begin
  select * into d from payouts.dispute where id = in_dispute;
  if d.amount_minor is distinct from (select sum(l.amount_minor) from payouts.dispute_lot l where l.dispute_id = d.id) then
    raise exception 'dispute % is not what its lots are', d.id using errcode = 'LD234';
  end if;
  select l.lot_id into lot from payouts.dispute_lot l where l.dispute_id = d.id
    and (select coalesce(sum(o.amount_minor), 0) from payouts.dispute_lot o join payouts.dispute g on g.id = o.dispute_id where o.lot_id = l.lot_id and g.case_id = d.case_id and g.settled_at is null)
     <> (select coalesce(sum(p.amount_minor), 0) from ledger.position p where p.book_id = d.book_id and p.case_id = d.case_id and p.account = 202 and p.lot_id = l.lot_id)
  limit 1;
  if found then
    raise exception 'what is said to be disputed of lot % is not what the journal holds', lot using errcode = 'LD234';
  end if;
  if d.payout_id is not null and (d.settled_at is null) <> (select p.state = 'Disputed' from payouts.payout p where p.id = d.payout_id) then
    raise exception 'payout % and its dispute do not agree', d.payout_id using errcode = 'LD235';
  end if;
  if d.settled_at is null and not access.holds(d.placed_by, 'dispute.place') and not exists (select from payouts.plan_objection o where o.dispute_id = d.id) then
    raise exception 'this person disputes nothing but what an objection is about' using errcode = 'LD230';
  end if;
end
$disputed$;
revoke all on function payouts.require_disputed from public;

create function payouts.dispute_is_disputed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $is$
begin
  if tg_table_name = 'dispute_lot' then
    perform payouts.require_disputed(new.dispute_id);
  else
    perform payouts.require_disputed(new.id);
  end if;
  return null;
end
$is$;
create constraint trigger dispute_is_disputed after insert or update on payouts.dispute deferrable initially deferred for each row execute function payouts.dispute_is_disputed();
create constraint trigger dispute_is_disputed after insert on payouts.dispute_lot deferrable initially deferred for each row execute function payouts.dispute_is_disputed();

-- No payout is disputed, or stops being so, without its dispute; no outcome is confirmed that settles nothing.
create function payouts.disputed_by_dispute() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $by$
begin
  if (case tg_table_name
       when 'payout' then not exists (select from payouts.dispute d where d.payout_id = (to_jsonb(new) ->> 'id')::bigint)
       when 'move' then not exists (select from payouts.dispute d where d.payout_id = (to_jsonb(new) ->> 'payout_id')::bigint and d.settled_at is not null)
       else not exists (select from payouts.dispute d where d.id = (to_jsonb(new) ->> 'dispute_id')::bigint and d.settled_at is not null) end) then
    raise exception 'there is no dispute that says so' using errcode = 'LD235';
  end if;
  return null;
end
$by$;
create constraint trigger disputed_by_dispute after insert on payouts.payout deferrable initially deferred for each row when (new.state = 'Disputed') execute function payouts.disputed_by_dispute();
create constraint trigger disputed_by_dispute after insert on payouts.move deferrable initially deferred for each row
  when (new.trigger in ('ResolveForPayee', 'ResolveAgainst')) execute function payouts.disputed_by_dispute();
create constraint trigger disputed_by_dispute after update on payouts.dispute_outcome deferrable initially deferred for each row when (new.state = 'Confirmed') execute function payouts.disputed_by_dispute();
