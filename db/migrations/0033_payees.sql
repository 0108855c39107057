-- Payees: an account is proposed by one person and confirmed by another, a changed one rests before it is paid to; agents collect only
-- with a special authority; and who is recused from a case does nothing in it.

-- How long a changed account rests, and how long whoever changed it keeps away from payouts to it. A change is a new row, never an update.
create table cases.payee_rule (
  version integer primary key,
  effective_from date not null,
  cooling_workdays integer not null check (cooling_workdays >= 0),
  apart_days integer not null check (apart_days > 0),
  source text not null
);
insert into cases.payee_rule values (1, date '2017-05-01', 3, 30, 'domain reference §4, 2 and §7, row 4; ops/decisions/0033');
create function cases.payee_rule_on(in_day date) returns cases.payee_rule language sql stable as $rule$
  select r from cases.payee_rule r where r.effective_from <= in_day order by r.effective_from desc, r.version desc limit 1
$rule$;

-- Papers of a payee that were handed in get a number, told to whoever handed them in.
create sequence cases.paper_no;

-- 特别授权: an agent who may receive a party's money, from one day to another.
create table cases.authority (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases.enforcement_case,
  party_id bigint not null references cases.party,
  agent_name text not null check (btrim(agent_name) <> ''),
  agent_key text not null check (agent_key <> ''),
  agent_identifier text not null check (btrim(agent_identifier) <> ''),
  kind text not null check (kind in ('Lawyer', 'LegalWorker', 'Relative', 'Staff', 'Recommended')),
  firm_letter text,
  licence text,
  scope text not null check (btrim(scope) <> ''),
  valid_from date not null,
  valid_until date not null,
  document text not null check (btrim(document) <> ''),
  paper_no text not null unique,
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  confirmed_by bigint references access.person,
  confirmed_at timestamptz,
  rejected_by bigint references access.person,
  rejected_at timestamptz,
  reject_reason text,
  revoked_by bigint references access.person,
  revoked_at timestamptz,
  revoke_document text,
  check (valid_until >= valid_from),
  check (kind <> 'Lawyer' or btrim(firm_letter) <> '' and btrim(licence) <> ''),
  check (num_nulls(confirmed_by, confirmed_at) in (0, 2)),
  check (num_nulls(rejected_by, rejected_at, reject_reason) in (0, 3)),
  check (num_nulls(revoked_by, revoked_at, revoke_document) in (0, 3)),
  check (confirmed_at is null or rejected_at is null),
  check (revoked_at is null or confirmed_at is not null)
);
create index authority_case on cases.authority (case_id);

-- An account that somebody asks to confirm, first or in place of another. At most one waits for each payee.
create table cases.account_proposal (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases.enforcement_case,
  party_id bigint references cases.party,
  authority_id bigint references cases.authority,
  account_no text not null check (account_no ~ '^[0-9A-Za-z]{1,34}$'),
  bank_name text not null check (btrim(bank_name) <> ''),
  cnaps text check (cnaps ~ '^[0-9]{12}$'),
  -- As the payee's paper writes it; its key is the payee's own.
  holder_name text not null,
  holder_key text not null,
  document text not null check (btrim(document) <> ''),
  paper_no text not null unique,
  channel text not null check (channel in ('InPerson', 'Phone', 'Letter', 'Online', 'CaseSystem')),
  -- Who spoke for the payee.
  confirmed_with text not null check (btrim(confirmed_with) <> ''),
  confirmed_on date not null,
  state text not null default 'Open' check (state in ('Open', 'Confirmed', 'Rejected', 'Withdrawn')),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  decided_by bigint references access.person,
  decided_at timestamptz,
  reason text,
  check (num_nonnulls(party_id, authority_id) = 1),
  check ((state = 'Open') = (decided_by is null) and num_nulls(decided_by, decided_at) in (0, 2)),
  check (state in ('Open', 'Confirmed') or btrim(reason) <> '')
);
create unique index account_proposal_of_party on cases.account_proposal (party_id) where state = 'Open';
create unique index account_proposal_of_agent on cases.account_proposal (authority_id) where state = 'Open';
create index account_proposal_case on cases.account_proposal (case_id);

alter table cases.payee_account alter column party_id drop not null;
alter table cases.payee_account add column authority_id bigint references cases.authority, add column proposal_id bigint unique references cases.account_proposal,
  -- The account whose place it took, which the database writes; and the last day on which nothing is paid to it, null for a first account.
  add column replaces_id bigint unique references cases.payee_account, add column cooling_until date, add check (num_nonnulls(party_id, authority_id) = 1);
create unique index payee_account_of_agent on cases.payee_account (authority_id) where ended_at is null;
create index payee_account_no on cases.payee_account (account_no);
create index payee_account_party on cases.payee_account (party_id);

-- The payee's old contact is to be told that the account was changed: whoever sends notices finds here what is due.
create table cases.account_change (
  account_id bigint primary key references cases.payee_account,
  replaced_id bigint not null references cases.payee_account,
  case_id bigint not null references cases.enforcement_case,
  due_on date not null
);

-- 回避: a person who does nothing in a case.
create table cases.recusal (
  id bigint generated always as identity primary key,
  case_id bigint not null references cases.enforcement_case,
  person_id bigint not null references access.person,
  reason text not null check (btrim(reason) <> ''),
  document text not null check (btrim(document) <> ''),
  placed_by bigint not null references access.person,
  placed_at timestamptz not null,
  lifted_by bigint references access.person,
  lifted_at timestamptz,
  lift_document text,
  check (num_nulls(lifted_by, lifted_at, lift_document) in (0, 3))
);
create unique index recusal_open on cases.recusal (case_id, person_id) where lifted_at is null;

grant select on cases.payee_rule, cases.authority, cases.account_proposal, cases.account_change, cases.recusal to ledger_app, ledger_reader;
grant usage on sequence cases.paper_no to ledger_app;
grant insert (case_id, party_id, agent_name, agent_key, agent_identifier, kind, firm_letter, licence, scope, valid_from, valid_until, document, paper_no, proposed_by, proposed_at)
  on cases.authority to ledger_app;
grant update (confirmed_by, confirmed_at, rejected_by, rejected_at, reject_reason, revoked_by, revoked_at, revoke_document) on cases.authority to ledger_app;
grant insert (case_id, party_id, authority_id, account_no, bank_name, cnaps, holder_name, holder_key, document, paper_no, channel, confirmed_with, confirmed_on, proposed_by, proposed_at)
  on cases.account_proposal to ledger_app;
grant update (state, decided_by, decided_at, reason) on cases.account_proposal to ledger_app;
grant insert (case_id, person_id, reason, document, placed_by, placed_at) on cases.recusal to ledger_app;
grant update (lifted_by, lifted_at, lift_document) on cases.recusal to ledger_app;
-- An account ends when another takes its place, and in no other way.
revoke update (ended_at) on cases.payee_account from ledger_app;

insert into access.permission values
  ('payee.propose', 'propose an account of a payee, or an agent''s authority'), ('payee.revoke', 'record that a principal took an agent''s authority back'), ('payee.confirm', 'confirm an account or an authority that another person proposed'),
  ('recusal.declare', 'declare the own recusal from a case'), ('recusal.place', 'recuse a person from a case'), ('recusal.lift', 'lift a recusal');
insert into access.grant_row values
  ('EX', 'payee.propose', 'own'), ('EX', 'payee.revoke', 'own'), ('REG', 'payee.revoke', 'all'), ('DIR', 'payee.revoke', 'all'), ('VP', 'payee.revoke', 'all'), ('REG', 'payee.confirm', 'all'), ('ACC', 'payee.confirm', 'all'),
  ('EX', 'recusal.declare', 'all'), ('REG', 'recusal.declare', 'all'), ('DIR', 'recusal.declare', 'all'), ('VP', 'recusal.declare', 'all'), ('ACC', 'recusal.declare', 'all'), ('CSH', 'recusal.declare', 'all'),
  ('REG', 'recusal.place', 'all'), ('DIR', 'recusal.place', 'all'), ('VP', 'recusal.place', 'all'), ('DIR', 'recusal.lift', 'all'), ('VP', 'recusal.lift', 'all');

-- Whether a person does nothing in a case at this moment.
create function cases.is_recused(in_case bigint, in_person bigint) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $recused$
  select exists (select from cases.recusal r where r.case_id = in_case and r.person_id = in_person and r.lifted_at is null)
$recused$;
create function cases.require_unrecused(in_case bigint, in_person bigint) returns void language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $unrecused$
begin
  if cases.is_recused(in_case, in_person) then
    raise exception 'person % is recused from case %', in_person, in_case using errcode = 'LD116';
  end if;
end
$unrecused$;
revoke all on function cases.is_recused, cases.require_unrecused from public;
grant execute on function cases.is_recused to ledger_app;

create function cases.recusal_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    if not access.holds(new.placed_by, case when new.placed_by = new.person_id then 'recusal.declare' else 'recusal.place' end) then
      raise exception 'a recusal is declared by the person, or placed by who may' using errcode = 'LD117';
    end if;
  elsif old.lifted_at is not null or new.lifted_by in (old.placed_by, old.person_id) or btrim(new.lift_document) = '' or not access.holds(new.lifted_by, 'recusal.lift') then
    raise exception 'a recusal is lifted once, by another person, who may, with a paper' using errcode = 'LD117';
  end if;
  return new;
end
$stands$;
create trigger recusal_stands before insert or update on cases.recusal for each row execute function cases.recusal_stands();

create function cases.authority_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    perform cases.require_unrecused(new.case_id, new.proposed_by);
    if not access.holds(new.proposed_by, 'payee.propose') or not exists (select from cases.party p where p.id = new.party_id and p.case_id = new.case_id) then
      raise exception 'an authority is one of a party of the case, proposed by who may' using errcode = 'LD118';
    end if;
    return new;
  end if;
  if old.rejected_at is not null or old.revoked_at is not null
     or old.confirmed_at is not null and (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at) then
    raise exception 'an authority is decided once' using errcode = 'LD118';
  end if;
  if old.confirmed_at is null and coalesce(new.confirmed_by, new.rejected_by) is not null then
    perform cases.require_unrecused(new.case_id, coalesce(new.confirmed_by, new.rejected_by));
    if coalesce(new.confirmed_by, new.rejected_by) = old.proposed_by or not access.holds(coalesce(new.confirmed_by, new.rejected_by), 'payee.confirm') then
      raise exception 'an authority is decided by another person, who may' using errcode = 'LD111';
    end if;
  end if;
  if new.revoked_by is not null then
    perform cases.require_unrecused(new.case_id, new.revoked_by);
    if not access.holds(new.revoked_by, 'payee.revoke') then
      raise exception 'an authority is revoked by who may' using errcode = 'LD118';
    end if;
  end if;
  return new;
end
$stands$;
create trigger authority_stands before insert or update on cases.authority for each row execute function cases.authority_stands();

-- What stands of an authority on a day: money goes to an agent only while it does.
create function cases.authority_holds(in_authority bigint, in_day date) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $holds$
declare
  a cases.authority;
begin
  select * into a from cases.authority where id = in_authority for share;
  return found and a.confirmed_at is not null and a.revoked_at is null and in_day between a.valid_from and a.valid_until;
end
$holds$;

create function cases.account_proposal_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    perform cases.require_unrecused(new.case_id, new.proposed_by);
    if not (access.holds(new.proposed_by, 'payee.propose') or new.channel = 'CaseSystem' and access.holds(new.proposed_by, 'case.import'))
       or not exists (select from cases.party p where p.id = new.party_id and p.case_id = new.case_id and p.name_key = new.holder_key
                      union all select from cases.authority a where a.id = new.authority_id and a.case_id = new.case_id and a.agent_key = new.holder_key) then
      raise exception 'an account is proposed by who may, in the name of its payee' using errcode = 'LD110';
    end if;
    return new;
  end if;
  if old.state <> 'Open' then
    raise exception 'an account is decided once' using errcode = 'LD110';
  end if;
  perform cases.require_unrecused(new.case_id, new.decided_by);
  if new.state = 'Withdrawn' and new.decided_by <> old.proposed_by
     or new.state <> 'Withdrawn' and (new.decided_by = old.proposed_by or not access.holds(new.decided_by, 'payee.confirm')) then
    raise exception 'an account is confirmed by another person, who may, and withdrawn by who proposed it' using errcode = 'LD111';
  end if;
  return new;
end
$stands$;
create trigger account_proposal_stands before insert or update on cases.account_proposal for each row execute function cases.account_proposal_stands();

-- The case system tells the first account of a party; every other one is what a second person confirmed, and ends the one before.
create function cases.payee_account_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  p cases.account_proposal;
  rule cases.payee_rule;
  today date := (new.recorded_at at time zone 'Asia/Shanghai')::date;
begin
  if new.proposal_id is null then
    if new.authority_id is not null or new.replaces_id is not null or new.cooling_until is not null or exists (select from cases.payee_account a where a.party_id = new.party_id) then
      raise exception 'an account is changed by two persons' using errcode = 'LD110';
    end if;
    if not access.holds(new.recorded_by, 'case.import') then
      raise exception 'the first account of a party is what the case system tells' using errcode = 'LD195';
    end if;
    return new;
  end if;
  select * into p from cases.account_proposal where id = new.proposal_id;
  if p.state <> 'Confirmed' or (p.party_id, p.authority_id, p.account_no, p.bank_name, p.cnaps, p.document, p.confirmed_on, p.decided_by, p.decided_at)
       is distinct from (new.party_id, new.authority_id, new.account_no, new.bank_name, new.cnaps, new.confirmation_document, new.confirmed_on, new.recorded_by, new.recorded_at) then
    raise exception 'an account is what was confirmed' using errcode = 'LD110';
  end if;
  rule := cases.payee_rule_on(today);
  -- The same agent of the same party under a new authority is the same payee: his account rests, and the one before ends and is told of.
  if exists (select from cases.payee_account a where a.party_id = new.party_id
             union all select from cases.payee_account a join cases.authority h on h.id = a.authority_id join cases.authority n on n.id = new.authority_id
                       where h.party_id = n.party_id and h.agent_key = n.agent_key) then
    if new.cooling_until is null or new.cooling_until < today + rule.cooling_workdays then
      raise exception 'a changed account rests for % workdays', rule.cooling_workdays using errcode = 'LD113';
    end if;
  end if;
  with ended as (
    update cases.payee_account a set ended_at = new.recorded_at
    where a.ended_at is null and (a.party_id = new.party_id or a.authority_id in (
      select h.id from cases.authority h join cases.authority n on n.id = new.authority_id where h.party_id = n.party_id and h.agent_key = n.agent_key))
    returning a.id)
  select max(e.id) into new.replaces_id from ended e;
  return new;
end
$stands$;
create trigger payee_account_stands before insert on cases.payee_account for each row execute function cases.payee_account_stands();

-- Who the parties of a case are is what the case system tells, by who may import; the owner of the tables is not asked.
create function cases.party_is_told() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $told$
begin
  if not pg_has_role((select c.relowner from pg_class c where c.oid = tg_relid), 'usage')
     and not access.holds(nullif(current_setting('ledger.actor', true), '')::bigint, 'case.import') then
    raise exception 'the parties of a case are what the case system tells' using errcode = 'LD195';
  end if;
  return new;
end
$told$;
create trigger party_is_told before insert on cases.party for each row execute function cases.party_is_told();

-- Whoever changes an account owes a word to the old contact.
create function cases.change_is_told() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $told$
begin
  insert into cases.account_change
  select new.id, new.replaces_id, p.case_id, (new.recorded_at at time zone 'Asia/Shanghai')::date from cases.account_proposal p where p.id = new.proposal_id;
  return null;
end
$told$;
create trigger change_is_told after insert on cases.payee_account for each row when (new.replaces_id is not null) execute function cases.change_is_told();

-- How an account stands on a day; it stays so until the end of the act that asked, for a change waits for it.
create function cases.account_standing(in_account bigint, in_day date) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $standing$
declare
  a cases.payee_account;
begin
  select * into a from cases.payee_account where id = in_account for share;
  return case when not found or a.ended_at is not null then 'ended' when a.cooling_until >= in_day then 'cooling' else 'stands' end;
end
$standing$;

-- Whether a person had a hand in an account, or in the authority of its agent, not long before that day.
create function cases.had_hand_in(in_account bigint, in_person bigint, in_at timestamptz) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $hand$
  select exists (
    select from cases.payee_account a left join cases.account_proposal p on p.id = a.proposal_id left join cases.authority h on h.id = a.authority_id
    where a.id = in_account
      and (in_person in (a.recorded_by, p.proposed_by) and a.recorded_at > in_at - make_interval(days => (cases.payee_rule_on((in_at at time zone 'Asia/Shanghai')::date)).apart_days)
        or in_person in (h.confirmed_by, h.proposed_by) and h.confirmed_at > in_at - make_interval(days => (cases.payee_rule_on((in_at at time zone 'Asia/Shanghai')::date)).apart_days)))
$hand$;
revoke all on function cases.authority_holds, cases.account_standing, cases.had_hand_in from public;
grant execute on function cases.authority_holds, cases.account_standing, cases.had_hand_in to ledger_app;

-- The agent who collects for the party; written with the draft, like the payee.
alter table payouts.payout add column authority_id bigint references cases.authority;

-- At every step that brings money nearer to the door, its payee is looked at again; nobody who is recused takes any step.
create function payouts.payee_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  p payouts.payout;
  a cases.payee_account;
  today date := (new.at at time zone 'Asia/Shanghai')::date;
begin
  select * into p from payouts.payout where id = new.payout_id;
  if new.trigger not in ('Hold', 'Lift', 'BankAccepted', 'BankRejected', 'Booked', 'Lost', 'BankReturned') then
    perform cases.require_unrecused(p.case_id, new.person_id);
  end if;
  if new.trigger not in ('Submit', 'Reissue', 'Approve', 'Accept', 'Release') then
    return new;
  end if;
  if p.authority_id is not null and not cases.authority_holds(p.authority_id, today) then
    raise exception 'the authority of the agent does not stand' using errcode = 'LD115';
  end if;
  if p.payee_account_id is null then
    if p.party_id is not null then
      raise exception 'a party is paid to an account that it confirmed' using errcode = 'LD112';
    end if;
    return new;
  end if;
  if cases.account_standing(p.payee_account_id, today) = 'cooling' then
    raise exception 'the account was changed and rests' using errcode = 'LD113';
  end if;
  select * into a from cases.payee_account where id = p.payee_account_id;
  if a.ended_at is not null or (a.account_no, a.authority_id) is distinct from (p.account_no, p.authority_id) or p.authority_id is null and a.party_id is distinct from p.party_id then
    raise exception 'the account is not the one that the payee has confirmed' using errcode = 'LD112';
  end if;
  if new.trigger in ('Approve', 'Accept', 'Release') and cases.had_hand_in(p.payee_account_id, new.person_id, new.at) then
    raise exception 'whoever changed the account keeps away from payouts to it' using errcode = 'LD114';
  end if;
  return new;
end
$stands$;
create trigger payee_stands before insert on payouts.move for each row execute function payouts.payee_stands();

-- The door itself: the account is still the payee's, and the authority of the agent still stands.
create function payouts.require_payee_at_door(in_instruction bigint, in_at timestamptz) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $door$
declare
  p payouts.payout;
  today date := (in_at at time zone 'Asia/Shanghai')::date;
begin
  select o.* into p from payouts.payout o join payouts.instruction i on i.payout_id = o.id where i.id = in_instruction;
  if p.authority_id is not null and not cases.authority_holds(p.authority_id, today) then
    raise exception 'the authority of the agent does not stand' using errcode = 'LD115';
  end if;
  if p.payee_account_id is not null and cases.account_standing(p.payee_account_id, today) = 'ended' then
    raise exception 'the account is not the one that the payee has confirmed' using errcode = 'LD112';
  end if;
end
$door$;
revoke all on function payouts.require_payee_at_door from public;
create function payouts.leaves_to_its_payee() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $leaves$
begin
  perform payouts.require_payee_at_door(new.instruction_id, new.at);
  return new;
end
$leaves$;
create trigger leaves_to_its_payee before insert on payouts.hand_over for each row execute function payouts.leaves_to_its_payee();

create function payouts.hand_unrecused() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $hand$
begin
  if tg_table_name = 'payout' then
    perform cases.require_unrecused(new.case_id, new.drafted_by);
    if new.authority_id is not null and new.split_from_id is null and not exists (select from cases.authority a where a.id = new.authority_id and a.case_id = new.case_id and a.party_id = new.party_id
                                                      and cases.authority_holds(a.id, (new.drafted_at at time zone 'Asia/Shanghai')::date)) then
      raise exception 'the authority of the agent does not stand' using errcode = 'LD115';
    end if;
  elsif tg_table_name = 'hold' then
    perform cases.require_unrecused(new.case_id, h) from unnest(case when tg_op = 'INSERT' then array[new.placed_by]
      when old.confirmed_by is null and new.confirmed_by is not null then array[new.confirmed_by] when old.lifted_by is null and new.lifted_by is not null then array[new.lifted_by] end) h;
  else
    perform cases.require_unrecused(new.case_id, case when tg_op = 'INSERT' then new.placed_by else new.settled_by end);
  end if;
  return new;
end
$hand$;
create trigger hand_unrecused before insert on payouts.payout for each row execute function payouts.hand_unrecused();
create trigger hand_unrecused before insert or update on payouts.hold for each row execute function payouts.hand_unrecused();
create trigger hand_unrecused before insert or update on payouts.dispute for each row execute function payouts.hand_unrecused();
