-- Approvals are lent as the steps of a chain are (0034): whoever stands in decides what another person began, both are that hand, and the record keeps in whose
-- name. And of a recusal and an act of the recused person one sees the other.

insert into access.delegable
  select r, p from unnest(array['DIR', 'VP']) r,
    unnest(array['deferral.approve', 'deposit.approve', 'transfer.approve', 'hold.lift', 'deduction.confirm', 'plan.approve', 'reversal.confirm', 'party-status.lift', 'recusal.lift']) p
  union all values ('ACC', 'transfer.approve');

-- An act in another's name: by which delegation, and for which right. A move of a payout names by itself in whose name it was made.
create table access.stand_in (
  id bigint generated always as identity primary key,
  person_id bigint not null references access.person,
  on_behalf_of bigint not null references access.person,
  delegation_id bigint not null references access.delegation,
  permission text not null references access.permission check (permission !~ '^payout\.'),
  at timestamptz not null,
  check (on_behalf_of <> person_id)
);
create index stand_in_act on access.stand_in (person_id, at);
-- What was written by it: one of the hands on a row, which the database puts down itself.
create table access.lent_hand (
  subject text not null,
  subject_id bigint not null,
  hand text not null,
  stand_in_id bigint not null references access.stand_in,
  primary key (subject, subject_id, hand)
);
grant select on access.stand_in, access.lent_hand to ledger_app, ledger_reader;
grant insert (person_id, on_behalf_of, delegation_id, permission, at) on access.stand_in to ledger_app;

create function access.stand_in_is_lent() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $lent$
begin
  -- Whoever ends the delegation, or takes the role from who lent it, waits for this act or is seen by it.
  perform from access.delegation d where d.id = new.delegation_id for share;
  perform from access.person_role r join access.delegation d on d.delegator = r.person_id and d.role = r.role where d.id = new.delegation_id and r.revoked_at is null for share of r;
  if not exists (select from access.acting_for(new.person_id, new.at) a join access.delegable g on g.role = a.role and g.permission = new.permission
                 where a.delegation_id = new.delegation_id and a.delegator = new.on_behalf_of) then
    raise exception 'nobody has lent the right to decide in this name' using errcode = 'LD200';
  end if;
  return new;
end
$lent$;
create trigger stand_in_is_lent before insert on access.stand_in for each row execute function access.stand_in_is_lent();

-- Held is what a person's own roles give, and what was lent to him for the act of this transaction.
create or replace function access.holds(in_person bigint, in_permission text) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $holds$
  select exists (select from access.person_role r join access.grant_row g on g.role = r.role
                 where r.person_id = in_person and r.revoked_at is null and g.permission = in_permission)
    or exists (select from access.stand_in s where s.person_id = in_person and s.permission = in_permission and s.xmin = pg_current_xact_id_if_assigned()::xid)
$holds$;
create or replace function payouts.holds_permission(in_person bigint, in_permission text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $holds$ select access.holds(in_person, in_permission) $holds$;

/* A hand written on a row: the right, the column, and the columns of those who began what it decides. It is neither in the name of one of them, nor of one in
   whose name one of them was written; and of a lent one the database keeps in whose name. */
create function access.lends_hand() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $lends$
declare
  is_now constant jsonb := to_jsonb(new);
  was constant jsonb := case tg_op when 'UPDATE' then to_jsonb(old) else '{}' end;
  of_row constant text := tg_table_schema || '.' || tg_table_name;
  person constant bigint := is_now ->> tg_argv[1];
  began constant text[] := tg_argv[2:];
  lent access.stand_in;
begin
  if person is null or is_now -> tg_argv[1] is not distinct from was -> tg_argv[1] then
    return new;
  end if;
  select * into lent from access.stand_in s
  where s.person_id = person and s.permission = tg_argv[0] and s.xmin = pg_current_xact_id_if_assigned()::xid order by s.id desc limit 1;
  if exists (select from unnest(began) b where (is_now ->> b)::bigint = lent.on_behalf_of)
     or exists (select from access.lent_hand h join access.stand_in s on s.id = h.stand_in_id
                where h.subject = of_row and h.subject_id = (is_now ->> 'id')::bigint and h.hand = any (began) and s.on_behalf_of in (person, lent.on_behalf_of)) then
    raise exception 'a person and whoever he stands in for are one hand' using errcode = 'LD201';
  end if;
  if lent.id is not null then
    insert into access.lent_hand values (of_row, (is_now ->> 'id')::bigint, tg_argv[1], lent.id);
  end if;
  return new;
end
$lends$;
create trigger lends_hand before update on payouts.deferral for each row execute function access.lends_hand('deferral.approve', 'decided_by', 'applied_by');
create trigger lends_hand before update on payouts.deposit for each row execute function access.lends_hand('deposit.approve', 'decided_by', 'applied_by');
create trigger lends_hand before update on payouts.deposit_return for each row execute function access.lends_hand('deposit.approve', 'decided_by', 'asked_by');
create trigger lends_hand before update on payouts.case_transfer for each row execute function access.lends_hand('transfer.approve', 'decided_by', 'proposed_by');
create trigger lends_hand_back before update on payouts.case_transfer for each row execute function access.lends_hand('transfer.approve', 'reversed_by', 'undo_asked_by');
create trigger lends_hand before update on payouts.hold for each row execute function access.lends_hand('hold.lift', 'confirmed_by', 'placed_by');
create trigger lends_hand_back before update on payouts.hold for each row execute function access.lends_hand('hold.lift', 'lifted_by', 'placed_by');
create trigger lends_hand before update on payouts.deduction for each row execute function access.lends_hand('deduction.confirm', 'decided_by', 'proposed_by');
create trigger lends_hand_back before update on payouts.deduction for each row execute function access.lends_hand('deduction.confirm', 'reversed_by', 'proposed_by', 'decided_by');
create trigger lends_hand before update on payouts.distribution_plan for each row execute function access.lends_hand('plan.approve', 'approved_by', 'drafted_by');
create trigger lends_hand_on before update on payouts.distribution_plan for each row execute function access.lends_hand('plan.approve', 'in_force_by', 'drafted_by');
create trigger lends_hand_back before update on payouts.distribution_plan for each row when (new.state = 'Rejected') execute function access.lends_hand('plan.approve', 'ended_by', 'drafted_by');
create trigger lends_hand_over before update on payouts.distribution_plan for each row when (new.state = 'Replaced') execute function access.lends_hand('plan.approve', 'ended_by');
create trigger lends_hand before update on payouts.plan_objection for each row execute function access.lends_hand('plan.approve', 'outcome_by');
create trigger lends_hand before update on payouts.execution_reversal for each row execute function access.lends_hand('reversal.confirm', 'decided_by', 'proposed_by');
create trigger lends_hand_back before update on payouts.execution_reversal for each row execute function access.lends_hand('reversal.confirm', 'cancelled_by', 'proposed_by', 'decided_by');
create trigger lends_hand before update on cases.party_status for each row execute function access.lends_hand('party-status.lift', 'lifted_by', 'recorded_by');
create trigger lends_hand before update on cases.recusal for each row execute function access.lends_hand('recusal.lift', 'lifted_by', 'person_id', 'placed_by');

-- In whose name a hand on a row was lent; null for one's own.
create function access.lender(in_subject text, in_id bigint, in_hand text) returns bigint language sql stable as $lender$
  select s.on_behalf_of from access.lent_hand h join access.stand_in s on s.id = h.stand_in_id where h.subject = in_subject and h.subject_id = in_id and h.hand = in_hand
$lender$;
create function access.lender_name(in_subject text, in_id bigint, in_hand text) returns text language sql stable as $name$
  select p.display_name from access.person p where p.id = access.lender(in_subject, in_id, in_hand)
$name$;

/* Recusals of a person are placed while none of his acts is under way, and his acts wait for one that is being placed. Shared by acts, alone for a recusal;
   whoever takes it has locked of the case no more than what refers to it. */
create function cases.recusal_lock(in_person bigint) returns bigint language sql immutable as $lock$ select hashtextextended('cases.recusal', in_person) $lock$;
create function cases.recusal_waits() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $waits$
begin
  perform from cases.enforcement_case c where c.id = new.case_id for key share;
  perform pg_advisory_xact_lock(cases.recusal_lock(new.person_id));
  return new;
end
$waits$;
create trigger recusal_waits before insert on cases.recusal for each row execute function cases.recusal_waits();
-- Volatile: what was placed while this waited is seen.
create or replace function cases.require_unrecused(in_case bigint, in_person bigint) returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $unrecused$
declare
  recused bigint;
begin
  perform pg_advisory_xact_lock_shared(cases.recusal_lock(h)) from (
    select in_person as h where in_person is not null
    union select s.on_behalf_of from access.stand_in s where s.person_id = in_person and s.xmin = pg_current_xact_id_if_assigned()::xid order by 1) hands;
  select h into recused from (
    select in_person as h union select s.on_behalf_of from access.stand_in s where s.person_id = in_person and s.xmin = pg_current_xact_id_if_assigned()::xid) hands
  where cases.is_recused(in_case, h) limit 1;
  if found then
    raise exception 'person % is recused from case %', recused, in_case using errcode = 'LD116';
  end if;
end
$unrecused$;
-- Which of these persons are recused from which of these cases, once whoever is placing a recusal of one of them has done.
create function cases.recused_hands(in_cases bigint[], in_persons bigint[]) returns table (case_id bigint, person_id bigint) language plpgsql volatile as $hands$
begin
  perform pg_advisory_xact_lock_shared(cases.recusal_lock(h)) from (select distinct h from unnest(in_persons) h order by h) hands;
  return query select c, h from unnest(in_cases) c, (select distinct p from unnest(in_persons) p) x (h) where cases.is_recused(c, h);
end
$hands$;
revoke all on function access.lender, access.lender_name, cases.recusal_lock, cases.recused_hands from public;
grant execute on function access.lender, access.lender_name to ledger_app, ledger_reader;
grant execute on function cases.recusal_lock, cases.recused_hands to ledger_app;
