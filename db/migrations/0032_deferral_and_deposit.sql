-- Deferral (延缓发放), deposit (提存), and parties that nothing is paid to (死亡, 注销, 丧失行为能力, 下落不明).
insert into ledger.legal_posting values (60, 201, 205, '1008'), (61, 205, 201, '1009') on conflict do nothing;
insert into ledger.use_case (name) values ('ApproveDeposit'), ('ConfirmDepositReturn') on conflict do nothing;

insert into access.permission values
  ('deferral.apply', 'apply for the deferral of a payout'), ('deferral.approve', 'approve or reject a deferral that another person applied for'), ('deferral.end', 'end a deferral whose ground is gone'),
  ('deposit.apply', 'apply for the deposit of money, or for its return'), ('deposit.approve', 'approve or reject a deposit, or its return, that another person applied for'),
  ('party-status.record', 'record that a party may not be paid'), ('party-status.lift', 'lift such a record of another person');
insert into access.grant_row values
  ('EX', 'deferral.apply', 'own'), ('DIR', 'deferral.apply', 'all'), ('VP', 'deferral.apply', 'all'), ('DIR', 'deferral.approve', 'all'), ('VP', 'deferral.approve', 'all'),
  ('EX', 'deferral.end', 'own'), ('REG', 'deferral.end', 'all'), ('DIR', 'deferral.end', 'all'), ('VP', 'deferral.end', 'all'),
  ('EX', 'deposit.apply', 'own'), ('DIR', 'deposit.apply', 'all'), ('VP', 'deposit.apply', 'all'), ('DIR', 'deposit.approve', 'all'), ('VP', 'deposit.approve', 'all'),
  ('EX', 'party-status.record', 'own'), ('REG', 'party-status.record', 'all'), ('DIR', 'party-status.record', 'all'), ('VP', 'party-status.record', 'all'),
  ('REG', 'party-status.lift', 'all'), ('DIR', 'party-status.lift', 'all'), ('VP', 'party-status.lift', 'all');

-- The office's date of a moment.
create function payouts.office_date(in_at timestamptz) returns date language sql immutable as $date$ select (in_at at time zone 'Asia/Shanghai')::date $date$;

create table payouts.deferral_ground (code text primary key, name text not null);
insert into payouts.deferral_ground values ('distribution', '案款需要分配'), ('garnished', '申请执行人因另案致执行款被保全或冻结'), ('not-collected', '申请执行人经通知未领取'),
  ('suspended', '案件被依法中止或暂缓执行'), ('other', '其他正当理由');
create table payouts.deposit_ground (code text primary key, name text not null);
insert into payouts.deposit_ground values ('refused', '无正当理由拒绝领取'), ('whereabouts-unknown', '下落不明'), ('heir-or-guardian-unknown', '死亡未确定继承人或丧失行为能力未确定监护人'),
  ('unreachable', '按所留联系方式无法通知'), ('other', '其他');

-- A permission to be late, for the money that the case has now. It ends by a person, or by itself on its day; an extension is a new one.
create table payouts.deferral (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  ground text not null references payouts.deferral_ground,
  document text not null check (btrim(document) <> ''),
  reason text check (btrim(reason) <> ''),
  until_on date not null,
  applied_by bigint not null references access.person,
  applied_at timestamptz not null,
  -- The earliest day on which its money was due when it was applied for. What is late then is marked so for ever.
  due_on date,
  late boolean not null,
  state text not null default 'Applied' check (state in ('Applied', 'Approved', 'Rejected', 'Withdrawn', 'Ended')),
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text check (btrim(decision) <> ''),
  ended_on date,
  ended_by bigint references access.person,
  ended_at timestamptz,
  end_reason text check (btrim(end_reason) <> ''),
  constraint deferral_late check (late = coalesce(payouts.office_date(applied_at) > due_on, false)),
  constraint deferral_has_an_end check (until_on between payouts.office_date(applied_at) and payouts.office_date(applied_at) + interval '6 months'),
  constraint deferral_other_says_why check (ground <> 'other' or reason is not null),
  check ((state = 'Applied') = (decided_by is null) and num_nulls(decided_by, decided_at) in (0, 2)),
  check (state not in ('Rejected', 'Withdrawn') or decision is not null),
  check ((state = 'Ended') = (ended_on is not null) and num_nulls(ended_on, ended_by, ended_at, end_reason) in (0, 4))
);
create index deferral_case on payouts.deferral (case_id);
create index deferral_running on payouts.deferral (until_on) where state = 'Approved';
create table payouts.deferral_lot (
  deferral_id bigint not null references payouts.deferral,
  lot_id bigint not null,
  primary key (deferral_id, lot_id)
);
create index deferral_lot_lot on payouts.deferral_lot (lot_id);

create function payouts.deferral_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'Applied' or not exists (select from cases.enforcement_case c where c.id = new.case_id and c.book_id = new.book_id) then
      raise exception 'a deferral begins as an application, for a case of its book' using errcode = 'LD100';
    end if;
    if not access.holds(new.applied_by, 'deferral.apply') then
      raise exception 'a deferral is applied for by who may' using errcode = 'LD101';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('Applied', 'Approved'), ('Applied', 'Rejected'), ('Applied', 'Withdrawn'), ('Approved', 'Ended'))
     or old.decided_by is not null and (new.decided_by, new.decided_at, new.decision) is distinct from (old.decided_by, old.decided_at, old.decision) then
    raise exception 'a deferral does not go from % to %', old.state, new.state using errcode = 'LD100';
  end if;
  if new.state in ('Approved', 'Rejected') and (new.decided_by = new.applied_by or not access.holds(new.decided_by, 'deferral.approve')) or new.state = 'Withdrawn' and new.decided_by <> new.applied_by then
    raise exception 'a deferral is decided by another person, who may, and withdrawn by who applied' using errcode = 'LD101';
  end if;
  if new.state = 'Approved' and (payouts.office_date(new.decided_at) > new.until_on or not exists (select from payouts.deferral_lot l where l.deferral_id = new.id)) then
    raise exception 'a deferral of nothing, or one that is over' using errcode = 'LD100';
  end if;
  if new.state = 'Ended' then
    -- Nobody dates an end: it is the day of the act, or the day that was granted when that has passed.
    if new.ended_on <> least(new.until_on, payouts.office_date(new.ended_at)) then
      raise exception 'a deferral ends on the day of the act, or on the day that was granted' using errcode = 'LD100';
    end if;
    if not access.holds(new.ended_by, 'deferral.end') and (payouts.office_date(new.ended_at) <= new.until_on or not access.holds(new.ended_by, 'deadlines.sweep')) then
      raise exception 'a deferral is ended by who may' using errcode = 'LD101';
    end if;
  end if;
  return new;
end
$stands$;
create trigger deferral_stands before insert or update on payouts.deferral for each row execute function payouts.deferral_stands();

create function payouts.deferral_lot_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $lot$
begin
  if not exists (select from payouts.deferral d join ledger.position p on p.book_id = d.book_id and p.case_id = d.case_id and p.lot_id = new.lot_id
                 where d.id = new.deferral_id and d.state = 'Applied') then
    raise exception 'a deferral names lots of its case when it is applied for' using errcode = 'LD100';
  end if;
  return new;
end
$lot$;
create trigger deferral_lot_stands before insert on payouts.deferral_lot for each row execute function payouts.deferral_lot_stands();

grant select on payouts.deferral_ground, payouts.deposit_ground, payouts.deferral, payouts.deferral_lot to ledger_app, ledger_reader;
grant insert (book_id, case_id, ground, document, reason, until_on, applied_by, applied_at, due_on, late) on payouts.deferral to ledger_app;
grant update (state, decided_by, decided_at, decision, ended_on, ended_by, ended_at, end_reason) on payouts.deferral to ledger_app;
grant insert on payouts.deferral_lot to ledger_app;

-- Money lodged for a creditor who cannot be paid.
create table payouts.deposit (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  party_id bigint not null references cases.party,
  ground text not null references payouts.deposit_ground,
  document text not null check (btrim(document) <> ''),
  evidence text not null check (btrim(evidence) <> ''),
  amount_minor bigint not null check (amount_minor > 0),
  -- Only these lots; null for the oldest money first.
  lots bigint[] check (cardinality(lots) > 0),
  applied_by bigint not null references access.person,
  applied_at timestamptz not null,
  due_on date,
  late boolean not null,
  state text not null default 'Applied' check (state in ('Applied', 'Approved', 'Rejected', 'Withdrawn', 'Returned')),
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text check (btrim(decision) <> ''),
  constraint deposit_late check (late = coalesce(payouts.office_date(applied_at) > due_on, false)),
  check ((state = 'Applied') = (decided_by is null) and num_nulls(decided_by, decided_at) in (0, 2)),
  check (state not in ('Rejected', 'Withdrawn') or decision is not null)
);
create index deposit_case on payouts.deposit (case_id);
create index deposit_open on payouts.deposit (decided_at) where state = 'Approved';
create table payouts.deposit_lot (
  deposit_id bigint not null references payouts.deposit,
  lot_id bigint not null,
  amount_minor bigint not null check (amount_minor > 0),
  -- All that the case had of the lot then: nothing of it is left whose clock would run on.
  whole boolean not null,
  primary key (deposit_id, lot_id)
);
create index deposit_lot_lot on payouts.deposit_lot (lot_id);
-- The creditor appears: one person asks for the return, another agrees.
create table payouts.deposit_return (
  id bigint generated always as identity primary key,
  deposit_id bigint not null references payouts.deposit,
  document text not null check (btrim(document) <> ''),
  asked_by bigint not null references access.person,
  asked_at timestamptz not null,
  state text not null default 'Asked' check (state in ('Asked', 'Confirmed', 'Rejected', 'Withdrawn')),
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text check (btrim(decision) <> ''),
  check ((state = 'Asked') = (decided_by is null) and num_nulls(decided_by, decided_at) in (0, 2)),
  check (state not in ('Rejected', 'Withdrawn') or decision is not null)
);
create unique index deposit_return_open on payouts.deposit_return (deposit_id) where state in ('Asked', 'Confirmed');

-- What a plan's creditor has lodged for him is a part of his share.
create function payouts.plan_deposited(in_case bigint, in_key text) returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $deposited$
  select coalesce(sum(d.amount_minor), 0)::bigint from payouts.deposit d join cases.party p on p.id = d.party_id
  where d.case_id = in_case and p.name_key = in_key and d.state = 'Approved'
$deposited$;
-- What of a plan's pot lies deposited for its creditors.
create function payouts.plan_lodged(in_plan bigint) returns bigint language sql stable as $lodged$
  select coalesce(sum(d.amount_minor), 0)::bigint from payouts.distribution_plan g join payouts.deposit d on d.case_id = g.case_id and d.state = 'Approved' join cases.party p on p.id = d.party_id
  where g.id = in_plan and exists (select from payouts.plan_claim c where c.plan_id = g.id and c.class <> 'Fee' and c.name_key = p.name_key)
$lodged$;
create function payouts.within_share(in_case bigint, in_key text) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $share$
  select not exists (
    select from payouts.distribution_plan d left join payouts.plan_line l on l.plan_id = d.id and l.name_key = in_key and not l.fee
    where d.case_id = in_case and d.state = 'InForce'
      and payouts.plan_deposited(in_case, in_key) > 0 and coalesce(l.share_minor - l.aside_minor - payouts.plan_used(in_case, in_key, 0) - payouts.plan_deposited(in_case, in_key), -1) < 0)
$share$;

create function payouts.deposit_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  hold bigint;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'Applied' or not exists (select from cases.enforcement_case c join cases.party p on p.case_id = c.id where c.id = new.case_id and c.book_id = new.book_id and p.id = new.party_id) then
      raise exception 'a deposit begins as an application, for a party of a case of its book' using errcode = 'LD102';
    end if;
    if not access.holds(new.applied_by, 'deposit.apply') then
      raise exception 'a deposit is applied for by who may' using errcode = 'LD103';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('Applied', 'Approved'), ('Applied', 'Rejected'), ('Applied', 'Withdrawn'), ('Approved', 'Returned'))
     or old.decided_by is not null and (new.decided_by, new.decided_at, new.decision) is distinct from (old.decided_by, old.decided_at, old.decision) then
    raise exception 'a deposit does not go from % to %', old.state, new.state using errcode = 'LD102';
  end if;
  if new.state in ('Approved', 'Rejected') and (new.decided_by = new.applied_by or not access.holds(new.decided_by, 'deposit.approve')) or new.state = 'Withdrawn' and new.decided_by <> new.applied_by then
    raise exception 'a deposit is decided by another person, who may, and withdrawn by who applied' using errcode = 'LD103';
  end if;
  if new.state = 'Approved' then
    -- A hold that is being placed names its case: this waits for it, and it for this.
    perform from cases.enforcement_case c where c.id = new.case_id for update;
    select payouts.stopping_hold(new.case_id, new.party_id, p.name_key) into hold from cases.party p where p.id = new.party_id;
    if hold is not null then
      raise exception 'hold % stops the deposit', hold using errcode = 'LD105';
    end if;
  end if;
  if new.state = 'Returned' and not exists (select from payouts.deposit_return r where r.deposit_id = new.id and r.state = 'Confirmed') then
    raise exception 'a deposit comes back by two persons' using errcode = 'LD103';
  end if;
  return new;
end
$stands$;
create trigger deposit_stands before insert or update on payouts.deposit for each row execute function payouts.deposit_stands();

-- The lots are written when it is approved, and never after.
create function payouts.deposit_lot_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $lot$
begin
  if not exists (select from payouts.deposit d where d.id = new.deposit_id and d.state in ('Applied', 'Approved') and (d.lots is null or new.lot_id = any (d.lots))) then
    raise exception 'a lot that the deposit does not name' using errcode = 'LD102';
  end if;
  return new;
end
$lot$;
create trigger deposit_lot_stands before insert on payouts.deposit_lot for each row execute function payouts.deposit_lot_stands();

-- At commit what is said to be deposited of a lot is what the journal holds, an approved deposit is the sum of its lots, and within its share.
create function payouts.require_deposited(in_deposit bigint) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $deposited$
declare
  d payouts.deposit;
  bad bigint;
begin
  select * into d from payouts.deposit where id = in_deposit;
  select l.lot_id into bad from payouts.deposit_lot l where l.deposit_id = in_deposit
    and (select coalesce(sum(o.amount_minor), 0) from payouts.deposit_lot o join payouts.deposit g on g.id = o.deposit_id where o.lot_id = l.lot_id and g.case_id = d.case_id and g.state = 'Approved')
     <> (select coalesce(sum(p.amount_minor), 0) from ledger.position p where p.book_id = d.book_id and p.case_id = d.case_id and p.account = 205 and p.lot_id = l.lot_id)
  limit 1;
  if found then
    raise exception 'what is said to be deposited of lot % is not what the journal holds', bad using errcode = 'LD104';
  end if;
  if (select coalesce(sum(l.amount_minor), 0) from payouts.deposit_lot l where l.deposit_id = in_deposit) <> (case when d.state in ('Approved', 'Returned') then d.amount_minor else 0 end) then
    raise exception 'deposit % is not the sum of its lots', in_deposit using errcode = 'LD104';
  end if;
  if d.state = 'Approved' and not payouts.within_share(d.case_id, (select p.name_key from cases.party p where p.id = d.party_id)) then
    raise exception 'deposit % is more than the plan in force gives its creditor', in_deposit using errcode = 'LD106';
  end if;
end
$deposited$;
create function payouts.deposit_is_booked() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $booked$
begin
  perform payouts.require_deposited((to_jsonb(new) ->> case tg_table_name when 'deposit' then 'id' else 'deposit_id' end)::bigint);
  return null;
end
$booked$;
create constraint trigger deposit_is_booked after update on payouts.deposit deferrable initially deferred for each row execute function payouts.deposit_is_booked();
create constraint trigger deposit_is_booked after insert on payouts.deposit_lot deferrable initially deferred for each row execute function payouts.deposit_is_booked();

-- The right to a deposit lapses five years after it (民法典 §574); a last day on a rest day gives way to the next workday, and no rest is longer than a fortnight.
create function payouts.deposit_return_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  d payouts.deposit;
begin
  select * into d from payouts.deposit where id = new.deposit_id for update;
  if tg_op = 'INSERT' then
    if new.state <> 'Asked' or d.state <> 'Approved' then
      raise exception 'what stands deposited is asked back' using errcode = 'LD102';
    end if;
    if payouts.office_date(new.asked_at) > payouts.office_date(d.decided_at) + interval '5 years 14 days' then
      raise exception 'the right to deposit % has lapsed', d.id using errcode = 'LD107';
    end if;
    if not access.holds(new.asked_by, 'deposit.apply') then
      raise exception 'a return is asked for by who may' using errcode = 'LD103';
    end if;
    return new;
  end if;
  if old.state <> 'Asked' then
    raise exception 'a return is decided once' using errcode = 'LD102';
  end if;
  if new.state in ('Confirmed', 'Rejected') and (new.decided_by = new.asked_by or not access.holds(new.decided_by, 'deposit.approve')) or new.state = 'Withdrawn' and new.decided_by <> new.asked_by then
    raise exception 'a return is decided by another person, who may' using errcode = 'LD103';
  end if;
  return new;
end
$stands$;
create trigger deposit_return_stands before insert or update on payouts.deposit_return for each row execute function payouts.deposit_return_stands();

-- A confirmed return is carried out in the same act.
create function payouts.return_is_carried_out() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $carried$
begin
  if not exists (select from payouts.deposit d where d.id = new.deposit_id and d.state = 'Returned') then
    raise exception 'a confirmed return gives the money back' using errcode = 'LD104';
  end if;
  return null;
end
$carried$;
create constraint trigger return_is_carried_out after update on payouts.deposit_return deferrable initially deferred for each row
  when (new.state = 'Confirmed') execute function payouts.return_is_carried_out();

grant select on payouts.deposit, payouts.deposit_lot, payouts.deposit_return to ledger_app, ledger_reader;
grant insert (book_id, case_id, party_id, ground, document, evidence, amount_minor, lots, applied_by, applied_at, due_on, late) on payouts.deposit to ledger_app;
grant update (state, decided_by, decided_at, decision) on payouts.deposit to ledger_app;
grant insert on payouts.deposit_lot to ledger_app;
grant insert (deposit_id, document, asked_by, asked_at) on payouts.deposit_return to ledger_app;
grant update (state, decided_by, decided_at, decision) on payouts.deposit_return to ledger_app;
revoke all on function payouts.require_deposited, payouts.within_share, payouts.plan_deposited from public;
grant execute on function payouts.plan_deposited, payouts.within_share to ledger_app;

-- Somebody who cannot be paid: recorded with a paper by one person, lifted with another by another.
create table cases.party_status_kind (code text primary key, name text not null);
insert into cases.party_status_kind values ('deceased', '死亡'), ('deregistered', '注销或终止'), ('incapacitated', '丧失行为能力'), ('whereabouts-unknown', '下落不明');
create table cases.party_status (
  id bigint generated always as identity primary key,
  party_id bigint not null references cases.party,
  kind text not null references cases.party_status_kind,
  document text not null check (btrim(document) <> ''),
  recorded_by bigint not null references access.person,
  recorded_at timestamptz not null,
  lifted_by bigint references access.person,
  lifted_at timestamptz,
  lift_document text check (btrim(lift_document) <> ''),
  constraint party_status_lifted_by_another check (lifted_by <> recorded_by),
  check (num_nulls(lifted_by, lifted_at, lift_document) in (0, 3))
);
create unique index party_status_open on cases.party_status (party_id) where lifted_at is null;

create function cases.party_status_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    -- A step of a payout that is under way names its case: this waits for it, and it for this.
    perform from cases.enforcement_case c join cases.party p on p.case_id = c.id where p.id = new.party_id for update of c;
    if new.lifted_at is not null or not access.holds(new.recorded_by, 'party-status.record') then
      raise exception 'what became of a party is recorded by who may' using errcode = 'LD108';
    end if;
  elsif old.lifted_at is not null or new.lifted_at is null or not access.holds(new.lifted_by, 'party-status.lift') then
    raise exception 'it is lifted once, by who may' using errcode = 'LD108';
  end if;
  return new;
end
$stands$;
create trigger party_status_stands before insert or update on cases.party_status for each row execute function cases.party_status_stands();

-- A party is the same person in every role of its case.
create function cases.payee_status(in_case bigint, in_party bigint, in_payee_key text) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $status$
  select s.kind from cases.party_status s join cases.party p on p.id = s.party_id
  where p.case_id = in_case and s.lifted_at is null and (p.name_key = in_payee_key or p.name_key = (select o.name_key from cases.party o where o.id = in_party))
  order by s.id limit 1
$status$;
revoke all on function cases.payee_status from public;
grant execute on function cases.payee_status to ledger_app;
grant select on cases.party_status_kind, cases.party_status to ledger_app, ledger_reader;
grant insert (party_id, kind, document, recorded_by, recorded_at) on cases.party_status to ledger_app;
grant update (lifted_by, lifted_at, lift_document) on cases.party_status to ledger_app;

create function payouts.payee_may_be_paid() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $payee$
declare
  p payouts.payout;
  status text;
begin
  if tg_table_name = 'move' then
    select * into p from payouts.payout where id = (to_jsonb(new) ->> 'payout_id')::bigint;
  else
    select o.* into p from payouts.payout o join payouts.instruction i on i.payout_id = o.id where i.id = (to_jsonb(new) ->> 'instruction_id')::bigint;
  end if;
  perform from cases.enforcement_case where id = p.case_id for key share;
  status := cases.payee_status(p.case_id, p.party_id, p.payee_name_key);
  if status is not null then
    raise exception 'nothing is paid to a payee who is %', status using errcode = 'LD109';
  end if;
  return new;
end
$payee$;
create trigger payee_may_be_paid before insert on payouts.move for each row when (new.trigger in ('Submit', 'Reissue', 'Approve', 'Accept', 'Release')) execute function payouts.payee_may_be_paid();
create trigger payee_may_be_paid before insert on payouts.hand_over for each row execute function payouts.payee_may_be_paid();

-- What lies deposited for a creditor is not paid to him a second time out of the others' shares.
create function payouts.payout_and_deposit() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $both$
begin
  if exists (select from payouts.payout p where p.id = new.payout_id and p.purpose = 'Claim' and not payouts.within_share(p.case_id, p.payee_name_key)) then
    raise exception 'payout % and what is deposited are more than the plan in force gives', new.payout_id using errcode = 'LD106';
  end if;
  return null;
end
$both$;
create trigger payout_and_deposit after insert on payouts.move for each row when (new.trigger in ('Submit', 'Reissue')) execute function payouts.payout_and_deposit();
