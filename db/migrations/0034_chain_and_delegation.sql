-- Who approves what is data of two persons, and so is who holds which role and who stands in for whom. A person counts as the same person
-- whatever role he has by now and in whose name he acts.

-- The house's day of a moment.
create function access.office_day(in_at timestamptz) returns date language sql stable as $day$ select (in_at at time zone 'Asia/Shanghai')::date $day$;

insert into access.permission values
  ('chain.read', 'see the approval chains and their versions'),
  ('chain.propose', 'propose a version of the approval chains'),
  ('chain.approve', 'approve or reject a version of the approval chains that another person proposed'),
  ('case.flag', 'set a flag on a case that changes its approval chain, and end it'),
  ('person.read', 'see persons, their roles and the history of them'),
  ('person.propose', 'propose a change of roles, and ask for a delegation'),
  ('person.confirm', 'confirm or reject a change of roles that another person proposed'),
  ('delegation.read', 'see delegations'),
  ('delegation.confirm', 'confirm or reject a delegation'),
  ('delegation.revoke', 'end a delegation before its day');
-- own, here: only delegations from or to oneself.
insert into access.grant_row values
  ('SYS', 'chain.read', 'all'), ('SEC', 'chain.read', 'all'), ('INS', 'chain.read', 'all'), ('DIR', 'chain.read', 'all'), ('VP', 'chain.read', 'all'), ('REG', 'chain.read', 'all'),
  ('SYS', 'chain.propose', 'all'), ('SEC', 'chain.approve', 'all'), ('SVC', 'chain.read', 'all'), ('SVC', 'person.read', 'all'),
  ('DIR', 'case.flag', 'all'), ('VP', 'case.flag', 'all'), ('REG', 'case.flag', 'all'),
  ('SYS', 'person.read', 'all'), ('SEC', 'person.read', 'all'), ('INS', 'person.read', 'all'),
  ('SYS', 'person.propose', 'all'), ('SEC', 'person.confirm', 'all'),
  ('SYS', 'delegation.read', 'all'), ('SEC', 'delegation.read', 'all'), ('INS', 'delegation.read', 'all'), ('SVC', 'delegation.read', 'all'),
  ('DIR', 'delegation.read', 'own'), ('VP', 'delegation.read', 'own'), ('ACC', 'delegation.read', 'own'), ('CSH', 'delegation.read', 'own'),
  ('SEC', 'delegation.confirm', 'all'), ('DIR', 'delegation.confirm', 'own'), ('VP', 'delegation.confirm', 'own'), ('ACC', 'delegation.confirm', 'own'), ('CSH', 'delegation.confirm', 'own'),
  ('SYS', 'delegation.revoke', 'all'), ('SEC', 'delegation.revoke', 'all'),
  ('DIR', 'delegation.revoke', 'own'), ('VP', 'delegation.revoke', 'own'), ('ACC', 'delegation.revoke', 'own'), ('CSH', 'delegation.revoke', 'own');

-- The roles that one person may not hold together, as refuse_conflicting_roles has them; a test compares the two.
create function access.conflicting_roles(in_roles text[]) returns boolean language sql immutable as $pairs$
  select exists (select from unnest(in_roles) a, unnest(in_roles) b where a <> b and (a in ('SYS', 'SEC', 'SVC', 'INS', 'UPC', 'PRO', 'PTY')
    or a in ('EX', 'OUT') and b in ('ACC', 'CSH', 'DIR', 'VP', 'REG') or a in ('ACC', 'CSH') and b in ('ACC', 'CSH', 'DIR', 'VP', 'REG')))
$pairs$;

-- 1. Roles: the whole set that a person is to hold, proposed by one and confirmed by another; neither is that person.
create table access.role_change (
  id bigint generated always as identity primary key,
  person_id bigint not null references access.person,
  was text[] not null,
  roles text[] not null,
  reason text not null check (btrim(reason) <> ''),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  confirmed_by bigint references access.person,
  confirmed_at timestamptz,
  rejected_by bigint references access.person,
  rejected_at timestamptz,
  reject_reason text,
  check (num_nulls(confirmed_by, confirmed_at) in (0, 2)),
  check (num_nulls(rejected_by, rejected_at, reject_reason) in (0, 3)),
  check (confirmed_at is null or rejected_at is null),
  check (was <> roles),
  constraint role_change_two_persons check (proposed_by <> person_id and confirmed_by <> person_id and confirmed_by <> proposed_by)
);
create index role_change_person on access.role_change (person_id);
create unique index role_change_open on access.role_change (person_id) where confirmed_at is null and rejected_at is null;
grant select on access.role_change to ledger_app, ledger_reader;
grant insert (person_id, was, roles, reason, proposed_by, proposed_at), update (confirmed_by, confirmed_at, rejected_by, rejected_at, reject_reason) on access.role_change to ledger_app;

create function access.role_change_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    if not access.holds(new.proposed_by, 'person.propose') or 'SVC' = any (new.roles) or exists (select unnest(new.roles) except select code from access.role) then
      raise exception 'a change of roles is proposed by who may, and names roles of persons' using errcode = 'LD127';
    end if;
    return new;
  end if;
  if old.confirmed_at is not null or old.rejected_at is not null then
    raise exception 'a change of roles is decided once' using errcode = 'LD127';
  end if;
  if not access.holds(coalesce(new.confirmed_by, new.rejected_by), 'person.confirm') then
    raise exception 'a change of roles is decided by who may' using errcode = 'LD127';
  end if;
  return new;
end
$stands$;
create trigger role_change_stands before insert or update on access.role_change for each row execute function access.role_change_stands();

alter table access.person_role
  add column role_change_id bigint references access.role_change,
  add column revoked_by_change_id bigint references access.role_change;
grant update (revoked_by_change_id) on access.person_role to ledger_app;

-- A role comes and goes by a confirmed change. Only the house puts persons in, when it is set up.
create function access.role_has_two_persons() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $two$
begin
  if tg_op = 'INSERT' then
    if new.revoked_at is not null or new.revoked_by_change_id is not null or (case when new.role_change_id is null then not access.holds(new.granted_by, 'person.manage')
         else not exists (select from access.role_change c where c.id = new.role_change_id and c.person_id = new.person_id and new.role = any (c.roles) and c.confirmed_by = new.granted_by) end) then
      raise exception 'a role is given by a confirmed change' using errcode = 'LD127';
    end if;
  elsif old.revoked_at is not null or (new.role_change_id, new.granted_by, new.granted_at) is distinct from (old.role_change_id, old.granted_by, old.granted_at)
     or not exists (select from access.role_change c where c.id = new.revoked_by_change_id and c.person_id = new.person_id and not new.role = any (c.roles) and c.confirmed_at is not null) then
    raise exception 'a role is taken by a confirmed change, and what was taken stays taken' using errcode = 'LD127';
  end if;
  return new;
end
$two$;
create trigger role_has_two_persons before insert or update on access.person_role for each row execute function access.role_has_two_persons();

-- 2. Delegations: one role of one person, done by another for some days. What may be done so is listed: the acts whose separation looks at both.
create table access.delegable (
  role text not null,
  permission text not null,
  primary key (role, permission),
  foreign key (role, permission) references access.grant_row
);
insert into access.delegable
  select r, p from unnest(array['DIR', 'VP']) r, unnest(array['payout.approve', 'payout.read', 'case.read', 'statement.read']) p
  union all
  select r, p from unnest(array['ACC', 'CSH']) r, unnest(array['payout.accept', 'payout.release', 'payout.read', 'case.read', 'statement.read']) p;

create table access.delegation (
  id bigint generated always as identity primary key,
  delegator bigint not null references access.person,
  delegate bigint not null references access.person,
  role text not null references access.role,
  from_on date not null,
  until_on date not null,
  reason text not null check (btrim(reason) <> ''),
  requested_by bigint not null references access.person,
  requested_at timestamptz not null,
  confirmed_by bigint references access.person,
  confirmed_at timestamptz,
  rejected_by bigint references access.person,
  rejected_at timestamptz,
  reject_reason text,
  revoked_by bigint references access.person,
  revoked_at timestamptz,
  revoke_reason text,
  check (delegator <> delegate),
  check (until_on between from_on and from_on + 366),
  check (num_nulls(confirmed_by, confirmed_at) in (0, 2)),
  check (num_nulls(rejected_by, rejected_at, reject_reason) in (0, 3)),
  check (num_nulls(revoked_by, revoked_at, revoke_reason) in (0, 3)),
  check (confirmed_at is null or rejected_at is null),
  check (revoked_at is null or confirmed_at is not null),
  constraint delegation_two_persons check (requested_by <> delegate and confirmed_by <> requested_by and confirmed_by <> delegate)
);
create index delegation_delegate on access.delegation (delegate) where confirmed_at is not null and revoked_at is null;
create index delegation_delegator on access.delegation (delegator);
grant select on access.delegable, access.delegation to ledger_app, ledger_reader;
grant insert (delegator, delegate, role, from_on, until_on, reason, requested_by, requested_at),
  update (confirmed_by, confirmed_at, rejected_by, rejected_at, reject_reason, revoked_by, revoked_at, revoke_reason) on access.delegation to ledger_app;

-- In whose name and by which role a person may act at a moment. A role is lent only by who holds it himself: nothing is lent on.
create function access.acting_for(in_person bigint, in_at timestamptz) returns table (delegation_id bigint, delegator bigint, role text) language sql stable as $acting$
  select d.id, d.delegator, d.role from access.delegation d join access.person_role r on r.person_id = d.delegator and r.role = d.role and r.revoked_at is null
  where d.delegate = in_person and d.confirmed_at is not null and d.revoked_at is null and access.office_day(in_at) between d.from_on and d.until_on
$acting$;

/* Whether a person may do something at a moment, by a role of his own or a lent one: being none of those who are to keep away, and not in the name of
   one of them. */
create function access.may(in_person bigint, in_permission text, in_at timestamptz, in_apart bigint[] default '{}') returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $may$
  select in_person <> all (array_remove(in_apart, null)) and (access.holds(in_person, in_permission) or exists (
    select from access.acting_for(in_person, in_at) a join access.delegable g on g.role = a.role and g.permission = in_permission where a.delegator <> all (array_remove(in_apart, null))))
$may$;
revoke all on function access.may from public;

-- What stands against a person acting by a lent role: who administers, audits, inspects or is outsourced stands in for nobody; finance is lent only to
-- who has no other office, own or lent; and who has a finance role approves nothing. An executor may stand in for a director: there each act looks at
-- the persons.
create function access.delegation_conflict(in_person bigint, in_role text, in_from date, in_until date) returns text language sql stable as $conflict$
  select c.role from (
    select r.role from access.person_role r where r.person_id = in_person and r.revoked_at is null
      and (r.role in ('SYS', 'SEC', 'SVC', 'INS', 'UPC', 'PRO', 'PTY', 'OUT') or r.role <> in_role and (in_role in ('ACC', 'CSH') or r.role in ('ACC', 'CSH')))
    union all
    select d.role from access.delegation d where d.delegate = in_person and d.confirmed_at is not null and d.revoked_at is null and d.role <> in_role
      and (in_role in ('ACC', 'CSH') or d.role in ('ACC', 'CSH')) and d.from_on <= in_until and d.until_on >= in_from) c
  order by 1 limit 1
$conflict$;
grant execute on function access.office_day, access.acting_for, access.delegation_conflict to ledger_app, ledger_reader;

create function access.delegation_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  -- A role given to the delegate at the same moment waits here, or we for it.
  perform from access.person where id = new.delegate for no key update;
  if tg_op = 'INSERT' then
    if not access.holds(new.requested_by, 'person.propose') or not exists (select from access.delegable g where g.role = new.role)
       or not exists (select from access.person_role r where r.person_id = new.delegator and r.role = new.role and r.revoked_at is null)
       or new.until_on < access.office_day(new.requested_at) then
      raise exception 'a delegation is asked for by who may, of a role that its holder can lend, for days to come' using errcode = 'LD124';
    end if;
  elsif old.rejected_at is not null or old.revoked_at is not null or old.confirmed_at is not null and new.revoked_at is null then
    raise exception 'what was decided about a delegation stays' using errcode = 'LD124';
  elsif new.revoked_at is not null then
    if new.revoked_by not in (new.delegator, new.delegate) and not access.holds(new.revoked_by, 'delegation.revoke') then
      raise exception 'a delegation is ended by one of the two, or by who may' using errcode = 'LD124';
    end if;
    return new;
  elsif coalesce(new.confirmed_by, new.rejected_by) <> new.delegator and not access.holds(coalesce(new.confirmed_by, new.rejected_by), 'person.confirm') then
    raise exception 'a delegation is decided by the delegator or by who audits' using errcode = 'LD124';
  end if;
  if new.rejected_at is null and access.delegation_conflict(new.delegate, new.role, new.from_on, new.until_on) is not null then
    raise exception 'the delegate may not stand in for this role' using errcode = 'LD124';
  end if;
  return new;
end
$stands$;
create trigger delegation_stands before insert or update on access.delegation for each row execute function access.delegation_stands();
-- The other way round: a role is not given to who stands in for one that it excludes.
create function access.role_suits_delegations() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $suits$
begin
  perform from access.person where id = new.person_id for no key update;
  if exists (select from access.delegation d where d.delegate = new.person_id and d.confirmed_at is not null and d.revoked_at is null and d.until_on >= access.office_day(new.granted_at)
             and access.delegation_conflict(d.delegate, d.role, d.from_on, d.until_on) is not null) then
    raise exception 'the person stands in for a role that this one excludes' using errcode = 'LD124';
  end if;
  return null;
end
$suits$;
create trigger role_suits_delegations after insert on access.person_role for each row execute function access.role_suits_delegations();

-- 3. Chains of approval. Version 1 is what applied before: it becomes the chain of every class of payee.
alter table payouts.chain_version
  add column state text not null default 'approved' check (state in ('proposed', 'approved', 'rejected')),
  add column based_on integer references payouts.chain_version,
  add column proposed_by bigint references access.person,
  add column proposed_at timestamptz,
  add column decided_by bigint references access.person,
  add column decided_at timestamptz,
  add column decision_reason text,
  add constraint chain_two_persons check (decided_by <> proposed_by),
  add constraint chain_is_proposed check (version = 1 or num_nulls(based_on, proposed_by, proposed_at) = 0),
  add constraint chain_is_decided check (version = 1 or (state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  add constraint chain_window check (window_days between 1 and 366);
alter table payouts.chain_version alter column state set default 'proposed';
create table payouts.case_flag_kind (code text primary key check (code <> ''), name text not null);
insert into payouts.case_flag_kind values ('major', '重大案件');
alter table payouts.chain_step
  add column flag text,
  add column payee_class text not null default 'party' check (payee_class in ('party', 'agent', 'third-party', 'payer-refund')),
  add column needs_decision boolean not null default false;
alter table payouts.chain_step drop constraint chain_step_pkey;
insert into payouts.chain_step (version, from_minor, step, role, payee_class, needs_decision)
  select s.version, s.from_minor, s.step, s.role, c, c = 'third-party' from payouts.chain_step s, unnest(array['agent', 'third-party', 'payer-refund']) c;
alter table payouts.chain_step alter column payee_class drop default;
alter table payouts.chain_step add foreign key (flag) references payouts.case_flag_kind;
create unique index chain_step_once on payouts.chain_step (version, coalesce(flag, ''), payee_class, from_minor, step);
grant insert (version, effective_from, window_days, source, based_on, proposed_by, proposed_at), update (state, effective_from, decided_by, decided_at, decision_reason) on payouts.chain_version to ledger_app;
grant insert on payouts.chain_step to ledger_app;
grant select on payouts.case_flag_kind to ledger_app, ledger_reader;

-- A version is whole: every class begins at 0.00, its steps count from 1, each is of a role that may approve, and a payee who is no party needs the
-- decision of the panel at every step.
create function payouts.chain_is_sound(in_version integer) returns boolean language sql stable as $sound$
  select (select count(distinct s.payee_class) = 4 from payouts.chain_step s where s.version = in_version and s.flag is null and s.from_minor = 0)
    and not exists (select from payouts.chain_step s where s.version = in_version
                    group by s.flag, s.payee_class, s.from_minor having max(s.step) <> count(*) or bool_or(s.payee_class = 'third-party' and not s.needs_decision))
    and not exists (select from payouts.chain_step s where s.version = in_version group by s.flag, s.payee_class having min(s.from_minor) > 0)
    and not exists (select from payouts.chain_step s where s.version = in_version
                    and not exists (select from access.grant_row g where g.role = s.role and g.permission = 'payout.approve'))
$sound$;
create function payouts.chain_version_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  -- Versions are numbered, and approved, one after the other.
  perform pg_advisory_xact_lock(hashtext('payouts.chain_version'));
  if tg_op = 'INSERT' then
    if not access.holds(new.proposed_by, 'chain.propose') or btrim(new.source) = '' or new.effective_from < access.office_day(new.proposed_at) then
      raise exception 'a version of the chains is proposed by who may, with a reason, and not for the past' using errcode = 'LD120';
    end if;
    return new;
  end if;
  if old.state <> 'proposed' then
    raise exception 'version % of the chains is decided and stays as it is', old.version using errcode = 'LD120';
  end if;
  if not access.holds(new.decided_by, 'chain.approve') or new.decided_by = old.proposed_by then
    raise exception 'a version of the chains is decided by another person, who may' using errcode = 'LD120';
  end if;
  if new.state = 'approved' and (new.effective_from < access.office_day(new.decided_at)
       or not exists (select from (select a.version, a.effective_from from payouts.chain_version a where a.state = 'approved' order by a.version desc limit 1) l
                      where l.version = new.based_on and l.effective_from <= new.effective_from)) then
    raise exception 'version % is of another base, or would take effect too early', new.version using errcode = 'LD120';
  end if;
  return new;
end
$stands$;
create trigger chain_version_stands before insert or update on payouts.chain_version for each row execute function payouts.chain_version_stands();
create function payouts.chain_step_is_in_time() returns trigger language plpgsql as $late$
begin
  if not exists (select from payouts.chain_version v where v.version = new.version and v.state = 'proposed' and v.xmin = pg_current_xact_id()::xid) then
    raise exception 'the steps of version % are complete', new.version using errcode = 'LD120';
  end if;
  return new;
end
$late$;
create trigger chain_step_is_in_time before insert on payouts.chain_step for each row execute function payouts.chain_step_is_in_time();
create function payouts.require_sound_chain() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $require$
begin
  if not payouts.chain_is_sound(new.version) then
    raise exception 'version % of the chains has holes', new.version using errcode = 'LD121';
  end if;
  return null;
end
$require$;
create constraint trigger require_sound_chain after insert on payouts.chain_version deferrable initially deferred for each row execute function payouts.require_sound_chain();

-- 4. Flags of a case: set with a paper, ended by another person with another.
create table payouts.case_flag (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  flag text not null references payouts.case_flag_kind,
  document text not null check (btrim(document) <> ''),
  set_by bigint not null references access.person,
  set_at timestamptz not null,
  ended_by bigint references access.person,
  ended_at timestamptz,
  end_document text,
  check (num_nulls(ended_by, ended_at, end_document) in (0, 3)),
  check (btrim(end_document) <> ''),
  constraint case_flag_two_persons check (ended_by <> set_by)
);
create unique index case_flag_once on payouts.case_flag (case_id, flag) where ended_at is null;
grant select on payouts.case_flag to ledger_app, ledger_reader;
grant insert (book_id, case_id, flag, document, set_by, set_at), update (ended_by, ended_at, end_document) on payouts.case_flag to ledger_app;
create function payouts.case_flag_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $flag$
begin
  if tg_op = 'UPDATE' and old.ended_at is not null or not access.holds(coalesce(new.ended_by, new.set_by), 'case.flag')
     or not exists (select from cases.enforcement_case c where c.id = new.case_id and c.book_id = new.book_id) then
    raise exception 'a flag is set and ended by who may, each once' using errcode = 'LD129';
  end if;
  return new;
end
$flag$;
create trigger case_flag_stands before insert or update on payouts.case_flag for each row execute function payouts.case_flag_stands();

-- 5. What a submission asks for: the steps of the version in force on that day, for this class of payee, in the band of what the payee has had or
-- is to have from the case over the window.
alter table payouts.required_step
  add column payee_class text not null default 'party',
  add column flag text,
  add column needs_decision boolean not null default false;
update payouts.required_step s set payee_class = 'third-party', needs_decision = true from payouts.payout p where p.id = s.payout_id and p.party_id is null and p.purpose = 'Claim';
update payouts.required_step s set payee_class = 'payer-refund' from payouts.payout p where p.id = s.payout_id and p.purpose = 'SurplusRefund';

create function payouts.cumulated(in_payout bigint, in_since timestamptz) returns bigint language sql stable as $cumulated$
  select p.amount_minor + coalesce((
    select sum(o.amount_minor) from payouts.payout o
    where o.case_id = p.case_id and o.id <> p.id and (o.payee_name_key = p.payee_name_key or o.account_no = p.account_no)
      and o.state in ('InApproval', 'NoticeIssued', 'Accepted', 'Released', 'Uncertain', 'Paid', 'OnHold')
      and exists (select from payouts.move m where m.payout_id = o.id and m.trigger in ('Submit', 'Reissue') and m.at >= in_since)), 0)::bigint
  from payouts.payout p where p.id = in_payout
$cumulated$;
create function payouts.payee_class(in_payout bigint) returns text language sql stable as $class$
  select case when p.purpose <> 'Claim' then 'payer-refund' when p.authority_id is not null then 'agent' when p.party_id is null then 'third-party' else 'party' end from payouts.payout p where p.id = in_payout
$class$;
/* The steps for a sum by the version in force when the payout was submitted. A flag of the case counts where the version has steps for it. */
create function payouts.steps_asked(in_payout bigint, in_cumulated bigint)
  returns table (version integer, payee_class text, flag text, step smallint, role text, needs_decision boolean) language sql stable as $asked$
  with submitted as (
    select m.at from payouts.move m join payouts.payout p on p.id = m.payout_id and p.round = m.round where p.id = in_payout and m.trigger in ('Submit', 'Reissue')),
  chosen as (
    select v.version, payouts.payee_class(in_payout) as payee_class from payouts.chain_version v, submitted s
    where v.state = 'approved' and v.effective_from <= access.office_day(s.at) order by v.effective_from desc, v.version desc limit 1),
  flagged as (
    select c.*, (select f.flag from payouts.case_flag f join payouts.payout p on p.case_id = f.case_id, submitted u
                 where p.id = in_payout and f.set_at <= u.at and (f.ended_at is null or f.ended_at > u.at)
                   and exists (select from payouts.chain_step s where s.version = c.version and s.flag = f.flag and s.payee_class = c.payee_class)
                 order by f.flag limit 1) as flag
    from chosen c)
  select f.version, f.payee_class, f.flag, s.step, s.role, s.needs_decision
  from flagged f join payouts.chain_step s on s.version = f.version and s.payee_class = f.payee_class and s.flag is not distinct from f.flag
  where s.from_minor = (select max(b.from_minor) from payouts.chain_step b
                        where b.version = f.version and b.payee_class = f.payee_class and b.flag is not distinct from f.flag and b.from_minor <= in_cumulated)
$asked$;
grant execute on function payouts.cumulated, payouts.payee_class, payouts.steps_asked to ledger_app;

create function payouts.required_is_asked() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $required$
declare
  since timestamptz;
begin
  select m.at - make_interval(days => v.window_days) into since
  from payouts.move m, payouts.chain_version v where m.payout_id = new.payout_id and m.round = new.round and m.trigger in ('Submit', 'Reissue') and v.version = new.chain_version;
  if since is null or new.cumulated_minor < payouts.cumulated(new.payout_id, since) or not exists (
       select from payouts.steps_asked(new.payout_id, new.cumulated_minor) a
       where (a.version, a.payee_class, a.step, a.role, a.needs_decision) = (new.chain_version, new.payee_class, new.step, new.role, new.needs_decision) and a.flag is not distinct from new.flag) then
    raise exception 'step % is not what the chain in force asks for', new.step using errcode = 'LD122';
  end if;
  return new;
end
$required$;
create trigger required_is_asked before insert on payouts.required_step for each row execute function payouts.required_is_asked();

-- 6. Who acts, and in whose name.
alter table payouts.move
  add column on_behalf_of bigint references access.person,
  add column delegation_id bigint references access.delegation,
  add check (num_nulls(on_behalf_of, delegation_id) in (0, 2)),
  add check (on_behalf_of <> person_id);
alter table payouts.approval
  add column on_behalf_of bigint references access.person,
  add column delegation_id bigint references access.delegation,
  add check (num_nulls(on_behalf_of, delegation_id) in (0, 2)),
  add check (on_behalf_of <> person_id);

-- A step is approved by somebody who holds its role at that moment, or stands in for one who does. Whoever takes the role or the delegation away at
-- the same moment waits, or is waited for.
create function payouts.approver_may() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $may$
declare
  asked payouts.required_step;
begin
  select * into asked from payouts.required_step s where s.payout_id = new.payout_id and s.round = new.round and s.step = new.step;
  if new.on_behalf_of is null then
    perform from access.person_role r where r.role = asked.role and r.person_id = new.person_id and r.revoked_at is null for share;
    if not found then
      raise exception 'the approver does not hold the role of this step' using errcode = 'LD024';
    end if;
  else
    perform from access.delegation d where d.id = new.delegation_id and d.delegator = new.on_behalf_of and d.delegate = new.person_id and d.role = asked.role and d.revoked_at is null for share;
    if not found or not exists (select from access.acting_for(new.person_id, new.approved_at) a where a.delegation_id = new.delegation_id) then
      raise exception 'nobody has lent the approver the role of this step' using errcode = 'LD125';
    end if;
  end if;
  if asked.needs_decision and coalesce(btrim(new.decision_document), '') = '' then
    raise exception 'this step needs the decision of the panel' using errcode = 'LD123';
  end if;
  return new;
end
$may$;
drop trigger approver_holds_role on payouts.approval;
drop function payouts.approver_holds_role();
create trigger approver_may before insert on payouts.approval for each row execute function payouts.approver_may();

/* The hands of a round, each with every person whose hand it is: the drafting one with its drafters, submitters and the officer of the case, and one for
   each approval, acceptance and release, with the person and the one in whose name. */
create function payouts.hands(in_payout bigint, in_round integer) returns table (hand text, person_id bigint) language sql stable as $hands$
  select 'draft', x from payouts.payout p join cases.enforcement_case c on c.id = p.case_id left join payouts.payout o on o.id = p.split_from_id,
    unnest(array[p.drafted_by, o.drafted_by, c.officer_id]) x
  where p.id = in_payout and x is not null
  union
  select case when m.trigger in ('Submit', 'Reissue') then 'draft' else 'move ' || m.id end, x from payouts.move m, unnest(array[m.person_id, m.on_behalf_of]) x
  where m.payout_id = in_payout and m.round = in_round and m.trigger in ('Submit', 'Reissue', 'Approve', 'Accept', 'Release') and x is not null
$hands$;
-- Whether a person, by roles of his own and lent ones, is in finance and anywhere else at once.
create function access.is_in_two_camps(in_person bigint, in_at timestamptz) returns boolean language sql stable as $camps$
  with held as (select r.role from access.person_role r where r.person_id = in_person and r.revoked_at is null union select a.role from access.acting_for(in_person, in_at) a)
  select exists (select from held f join held o on o.role <> f.role and o.role in ('ACC', 'CSH', 'EX', 'OUT', 'DIR', 'VP', 'REG') where f.role in ('ACC', 'CSH'))
$camps$;
grant execute on function payouts.hands, access.is_in_two_camps to ledger_app;

-- Asked at every step and once more over the whole chain at the release. It fires last, for the refusals of the other triggers keep their words.
create function payouts.chain_of_persons() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $persons$
declare
  asked text := case new.trigger when 'Accept' then 'payout.accept' when 'Release' then 'payout.release' end;
begin
  if new.on_behalf_of is not null then
    perform from access.delegation d where d.id = new.delegation_id and d.delegator = new.on_behalf_of and d.delegate = new.person_id and d.revoked_at is null for share;
    if not found or not exists (select from access.acting_for(new.person_id, new.at) a where a.delegation_id = new.delegation_id) then
      raise exception 'nobody has lent the right to act in this name' using errcode = 'LD125';
    end if;
  end if;
  if asked is not null and not (case when new.on_behalf_of is null then access.holds(new.person_id, asked)
       else exists (select from access.delegation d join access.delegable g on g.role = d.role where d.id = new.delegation_id and g.permission = asked) end) then
    raise exception 'this person may not %', lower(new.trigger) using errcode = 'LD125';
  end if;
  if new.trigger not in ('Approve', 'Accept', 'Release') then
    return null;
  end if;
  if exists (select from payouts.hands(new.payout_id, new.round) h where h.hand <> 'move ' || new.id and h.person_id in (new.person_id, new.on_behalf_of)) then
    raise exception 'one person has two hands in the chain' using errcode = 'LD126';
  end if;
  if new.trigger = 'Approve' and not exists (select from payouts.approval a where a.payout_id = new.payout_id and a.round = new.round and a.person_id = new.person_id
                                             and a.on_behalf_of is not distinct from new.on_behalf_of and a.content_hash = new.content_hash) then
    raise exception 'the approval is another one' using errcode = 'LD126';
  end if;
  -- What goes on is what was submitted, or what splits on record have left of it.
  if not exists (select from payouts.move m where m.payout_id = new.payout_id and m.round = new.round and m.trigger in ('Submit', 'Reissue') and m.content_hash = new.content_hash)
     and not exists (select from payouts.split s where s.payout_id = new.payout_id and s.hash_after = new.content_hash) then
    raise exception 'what was approved is something else' using errcode = 'LD128';
  end if;
  if new.trigger = 'Approve' and exists (
       select from payouts.required_step r join payouts.chain_step a on a.version = r.chain_version and a.payee_class = r.payee_class and a.flag is not distinct from r.flag
         and a.from_minor = (select max(b.from_minor) from payouts.chain_step b
                             where b.version = r.chain_version and b.payee_class = r.payee_class and b.flag is not distinct from r.flag and b.from_minor <= r.cumulated_minor)
       where r.payout_id = new.payout_id and r.round = new.round
         and not exists (select from payouts.required_step o where o.payout_id = r.payout_id and o.round = r.round and o.step = a.step)) then
    raise exception 'the chain asks for more steps' using errcode = 'LD122';
  end if;
  if new.trigger = 'Release' and (
       exists (select from payouts.hands(new.payout_id, new.round) h group by h.person_id having count(distinct h.hand) > 1)
       or exists (select from payouts.move m, unnest(array[m.person_id, m.on_behalf_of]) x
                  where m.payout_id = new.payout_id and m.round = new.round and m.trigger in ('Accept', 'Release') and access.is_in_two_camps(x, new.at))) then
    raise exception 'one person has two hands in the chain' using errcode = 'LD126';
  end if;
  return null;
end
$persons$;
create trigger the_chain_of_persons after insert on payouts.move for each row execute function payouts.chain_of_persons();

-- In whose name one acts is held to what holds for oneself: not recused, and with no hand in the payee's account.
create function payouts.stand_in_is_apart() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $apart$
declare
  p payouts.payout;
begin
  select * into p from payouts.payout where id = new.payout_id;
  perform cases.require_unrecused(p.case_id, new.on_behalf_of);
  if cases.had_hand_in(p.payee_account_id, new.on_behalf_of, new.at) then
    raise exception 'whoever changed the account keeps away from payouts to it' using errcode = 'LD114';
  end if;
  return new;
end
$apart$;
create trigger stand_in_is_apart before insert on payouts.move for each row when (new.on_behalf_of is not null) execute function payouts.stand_in_is_apart();

-- The instruction is over the sum that was approved, in the file whose hash it names.
create function payouts.instruction_is_approved() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $instruction$
begin
  if sha256(new.file_bytes) <> new.file_sha256 or not exists (
       select from payouts.payout p where p.id = new.payout_id and p.round = new.round and p.state = 'Released' and p.amount_minor = new.amount_minor) then
    raise exception 'the instruction is not what was approved' using errcode = 'LD128';
  end if;
  return new;
end
$instruction$;
create trigger instruction_is_approved before insert on payouts.instruction for each row execute function payouts.instruction_is_approved();
revoke all on function payouts.hands, payouts.cumulated, payouts.payee_class, payouts.steps_asked, payouts.chain_is_sound, access.acting_for, access.delegation_conflict, access.is_in_two_camps from public;
