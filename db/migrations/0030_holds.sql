-- Holds (冻结, 暂缓): what stops the money of a case, of a party in it, or a sum of it. Placed by one person with a paper, lifted by another
-- with another.
create table payouts.hold_kind (
  code text primary key,
  name text not null
);
insert into payouts.hold_kind values
  ('third-party-objection', '案外人异议'), ('enforcement-objection', '执行行为异议'), ('bankruptcy-ask', '征询破产意见'), ('bankruptcy-transfer', '移送破产审查'),
  ('bankruptcy-accepted', '受理破产'), ('garnished', '另案保全或扣留'), ('suspended', '中止或暂缓执行'), ('title-set-aside', '执行依据被撤销'),
  ('upper-court-order', '上级法院指令'), ('court-dispute', '法院间执行争议'), ('heir-unknown', '继承人或承受人未定');

create table payouts.hold (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  kind text not null references payouts.hold_kind,
  -- Null for the whole case; else only what this party would be paid.
  party_id bigint references cases.party,
  -- Null for all of it; else as much is set aside, and what is missing is taken from what arrives.
  amount_minor bigint check (amount_minor > 0),
  held_minor bigint not null default 0 check (held_minor >= 0 and (amount_minor is null or held_minor <= amount_minor)),
  document text not null check (btrim(document) <> ''),
  -- 执行行为异议 does not stop execution: only with security given and allowed.
  security text,
  reason text not null check (btrim(reason) <> ''),
  placed_by bigint not null references access.person,
  placed_at timestamptz not null,
  -- Another person finds that it stands. Only then does clock A stand still: 执行权制约监督意见 §22¶1 asks for an approved ground.
  confirmed_by bigint references access.person,
  confirmed_at timestamptz,
  lifted_by bigint references access.person,
  lifted_at timestamptz,
  lift_document text,
  check (num_nulls(confirmed_by, confirmed_at) in (0, 2)),
  check (num_nulls(lifted_by, lifted_at, lift_document) in (0, 3)),
  check (kind <> 'enforcement-objection' or btrim(security) <> ''),
  check (kind <> 'garnished' or amount_minor is not null)
);
create index hold_case on payouts.hold (case_id) where lifted_at is null;

-- What a hold set aside, lot by lot.
create table payouts.hold_lot (
  id bigint generated always as identity primary key,
  hold_id bigint not null references payouts.hold,
  lot_id bigint not null,
  amount_minor bigint not null check (amount_minor > 0),
  -- All that the case had free of the lot then: nothing of it is left whose clock would run on.
  whole boolean not null,
  held_at timestamptz not null
);
create index hold_lot_hold on payouts.hold_lot (hold_id);
create index hold_lot_lot on payouts.hold_lot (lot_id);

-- What a hold met on its way, and which of the two was first.
create table payouts.hold_payout (
  hold_id bigint not null references payouts.hold,
  payout_id bigint not null references payouts.payout,
  state text not null,
  met text not null check (met in ('stopped', 'file-stopped', 'left')),
  primary key (hold_id, payout_id)
);

-- The first time that the instruction of a release left the house. What has not left can still be stopped.
create table payouts.hand_over (
  instruction_id bigint primary key references payouts.instruction,
  at timestamptz not null,
  by bigint not null references access.person
);
-- Nobody wrote down what left before: it is taken to have left.
insert into payouts.hand_over select i.id, i.released_at, i.released_by from payouts.instruction i;

-- A release taken back before its instruction left: that instruction never leaves.
create table payouts.recall (
  instruction_id bigint primary key references payouts.instruction,
  at timestamptz not null,
  by bigint not null references access.person,
  reason text not null check (btrim(reason) <> '')
);

grant select on payouts.hold_kind, payouts.hold, payouts.hold_lot, payouts.hold_payout, payouts.hand_over, payouts.recall to ledger_app, ledger_reader;
grant insert (book_id, case_id, kind, party_id, amount_minor, document, security, reason, placed_by, placed_at) on payouts.hold to ledger_app;
grant update (confirmed_by, confirmed_at, lifted_by, lifted_at, lift_document) on payouts.hold to ledger_app;
grant insert (hold_id, lot_id, amount_minor, whole, held_at) on payouts.hold_lot to ledger_app;
grant insert on payouts.hold_payout, payouts.hand_over, payouts.recall to ledger_app;

insert into access.permission values ('hold.place', 'stop the money of a case, a party or a sum of it'), ('hold.lift', 'confirm or lift a hold that another person placed');
insert into access.grant_row values
  ('EX', 'hold.place', 'own'), ('DIR', 'hold.place', 'all'), ('VP', 'hold.place', 'all'), ('REG', 'hold.place', 'all'),
  ('DIR', 'hold.lift', 'all'), ('VP', 'hold.lift', 'all'), ('REG', 'hold.lift', 'all');
insert into ledger.use_case (name) values ('PlaceHold'), ('LiftHold'), ('RecallPayout') on conflict do nothing;
-- A hold may last for years, and what it stopped may have lost its sense: its money goes back to the case, under the hold.
insert into payouts.legal_move values ('OnHold', 'Withdraw', 'Withdrawn');

-- One places, another confirms, another lifts, each once; a lifted hold stays as it is.
create function payouts.hold_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    if not access.holds(new.placed_by, 'hold.place') or not exists (select from cases.enforcement_case c where c.id = new.case_id and c.book_id = new.book_id)
       or new.party_id is not null and not exists (select from cases.party p where p.id = new.party_id and p.case_id = new.case_id) then
      raise exception 'a hold is placed by who may, on a case of its book and a party of it' using errcode = 'LD091';
    end if;
    return new;
  end if;
  if old.lifted_at is not null then
    raise exception 'a lifted hold stays as it is' using errcode = 'LD091';
  end if;
  if old.confirmed_at is not null and (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at) then
    raise exception 'a hold is confirmed once' using errcode = 'LD091';
  end if;
  if old.confirmed_at is null and new.confirmed_at is not null and (new.confirmed_by = old.placed_by or not access.holds(new.confirmed_by, 'hold.lift')) then
    raise exception 'a hold is confirmed by another person, who may' using errcode = 'LD092';
  end if;
  if new.lifted_at is null and new.held_minor < old.held_minor then
    raise exception 'what a hold set aside comes back when it is lifted' using errcode = 'LD091';
  end if;
  if new.lifted_at is not null and (new.lifted_by = old.placed_by or btrim(new.lift_document) = '' or not access.holds(new.lifted_by, 'hold.lift')) then
    raise exception 'a hold is lifted by another person, who may, with a paper' using errcode = 'LD092';
  end if;
  return new;
end
$stands$;
create trigger hold_stands before insert or update on payouts.hold for each row execute function payouts.hold_stands();

/* Whether a hold takes money of its case: one on the whole case does, and one on a sum of a party that is the case's only applicant. Of several
   creditors nobody knows yet what each will get: there a hold on one of them only stops what it would be paid. */
create function payouts.sets_aside(in_hold bigint) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $sets$
  select h.party_id is null or h.amount_minor is not null and coalesce(
    (select bool_and(a.name_key = p.name_key) from cases.party a where a.case_id = h.case_id and a.role = 'applicant'), false)
  from payouts.hold h left join cases.party p on p.id = h.party_id where h.id = in_hold
$sets$;

create function payouts.hold_counts() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $counts$
begin
  update payouts.hold set held_minor = held_minor + new.amount_minor where id = new.hold_id and lifted_at is null;
  if not found then
    raise exception 'a lifted hold takes nothing' using errcode = 'LD091';
  end if;
  if not payouts.sets_aside(new.hold_id) then
    raise exception 'a hold on one of several creditors takes nothing from the others' using errcode = 'LD091';
  end if;
  return null;
end
$counts$;
create trigger hold_counts after insert on payouts.hold_lot for each row execute function payouts.hold_counts();

-- At commit, what the open holds of a case say they set aside of a lot is what lies in the journal as held: nobody pretends to set aside, and
-- nobody lifts without giving back.
create function payouts.require_held(in_hold bigint, in_lot bigint) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $held$
declare
  h payouts.hold;
  lot bigint;
begin
  select * into h from payouts.hold where id = in_hold;
  select l.lot_id into lot from (select distinct x.lot_id from payouts.hold_lot x where x.hold_id = in_hold and (in_lot is null or x.lot_id = in_lot)) l
  where (select coalesce(sum(o.amount_minor), 0) from payouts.hold_lot o join payouts.hold g on g.id = o.hold_id where o.lot_id = l.lot_id and g.case_id = h.case_id and g.lifted_at is null)
     <> (select coalesce(sum(p.amount_minor), 0) from ledger.position p where p.book_id = h.book_id and p.case_id = h.case_id and p.account = 203 and p.lot_id = l.lot_id)
  limit 1;
  if found then
    raise exception 'what is said to be held of lot % is not what the journal holds', lot using errcode = 'LD091';
  end if;
end
$held$;
create function payouts.hold_lot_is_held() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $lot$
begin
  perform payouts.require_held(new.hold_id, new.lot_id);
  return null;
end
$lot$;
create constraint trigger hold_lot_is_held after insert on payouts.hold_lot deferrable initially deferred for each row execute function payouts.hold_lot_is_held();
create function payouts.lifted_is_given_back() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $back$
begin
  perform payouts.require_held(new.id, null);
  return null;
end
$back$;
create constraint trigger lifted_is_given_back after update on payouts.hold deferrable initially deferred for each row
  when (old.lifted_at is null and new.lifted_at is not null) execute function payouts.lifted_is_given_back();

-- What one hold gives back of a lot is free: the others that stand have not left nothing of it any more.
create function payouts.lift_frees_lots() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $frees$
begin
  update payouts.hold_lot l set whole = false from payouts.hold h
  where h.id = l.hold_id and h.case_id = new.case_id and h.id <> new.id and h.lifted_at is null and l.whole and l.lot_id in (select g.lot_id from payouts.hold_lot g where g.hold_id = new.id);
  return null;
end
$frees$;
create trigger lift_frees_lots after update on payouts.hold for each row when (old.lifted_at is null and new.lifted_at is not null) execute function payouts.lift_frees_lots();

/* The hold that stops a payout: one on the whole case, or on its payee, who is the same person in every role; one on a sum only while that
   sum is not set aside. */
create function payouts.stopping_hold(in_case bigint, in_party bigint, in_payee_key text) returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $stopping$
  select h.id from payouts.hold h left join cases.party held on held.id = h.party_id
  where h.case_id = in_case and h.lifted_at is null and (h.amount_minor is null or h.held_minor < h.amount_minor)
    and (h.party_id is null or held.name_key = in_payee_key or held.name_key = (select p.name_key from cases.party p where p.id = in_party))
  order by h.id limit 1
$stopping$;
revoke all on function payouts.stopping_hold, payouts.sets_aside, payouts.require_held from public;
grant execute on function payouts.stopping_hold, payouts.sets_aside to ledger_app;

-- At every step that brings money nearer to the door.
create function payouts.not_on_hold() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $hold$
declare
  h bigint;
begin
  select payouts.stopping_hold(p.case_id, p.party_id, p.payee_name_key) into h from payouts.payout p where p.id = new.payout_id;
  if new.trigger in ('Submit', 'Reissue', 'Approve', 'Accept', 'Release', 'Lift') and h is not null then
    raise exception 'hold % stops the payout', h using errcode = 'LD093';
  end if;
  if new.trigger = 'Hold' and h is null then
    raise exception 'no hold stops the payout' using errcode = 'LD093';
  end if;
  -- A bank rejects what it was given. What never left is taken back, and stays here.
  if new.trigger = 'BankRejected' and exists (
    select from payouts.instruction i where i.payout_id = new.payout_id and i.round = new.round
      and not exists (select from payouts.hand_over o where o.instruction_id = i.id) and not exists (select from payouts.recall r where r.instruction_id = i.id)) then
    raise exception 'the instruction never left' using errcode = 'LD093';
  end if;
  return new;
end
$hold$;
create trigger not_on_hold before insert on payouts.move for each row execute function payouts.not_on_hold();

-- The door itself: a file leaves for the first time under no hold, and not after its release was taken back.
create function payouts.may_leave() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $leave$
declare
  p payouts.payout;
begin
  select o.* into p from payouts.payout o join payouts.instruction i on i.payout_id = o.id where i.id = new.instruction_id for update of o;
  if payouts.stopping_hold(p.case_id, p.party_id, p.payee_name_key) is not null or exists (select from payouts.recall r where r.instruction_id = new.instruction_id) then
    raise exception 'the instruction does not leave' using errcode = 'LD093';
  end if;
  return new;
end
$leave$;
create trigger may_leave before insert on payouts.hand_over for each row execute function payouts.may_leave();
create function payouts.may_be_recalled() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $recall$
declare
  i payouts.instruction;
begin
  select * into i from payouts.instruction n where n.id = new.instruction_id;
  perform from payouts.payout p where p.id = i.payout_id and p.state = 'Released' and p.round = i.round for update;
  if not found or exists (select from payouts.hand_over o where o.instruction_id = i.id) then
    raise exception 'what has left is not taken back' using errcode = 'LD093';
  end if;
  if new."by" = i.released_by or not access.holds(new."by", 'payout.release') then
    raise exception 'a release is taken back by another person, who may' using errcode = 'LD021';
  end if;
  return new;
end
$recall$;
create trigger may_be_recalled before insert on payouts.recall for each row execute function payouts.may_be_recalled();

-- A payout goes back to where it was when it was stopped.
create function payouts.lift_returns() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $returns$
begin
  if new.to_state is distinct from (select m.from_state from payouts.move m where m.payout_id = new.payout_id and m.trigger = 'Hold' order by m.id desc limit 1) then
    raise exception 'a lifted payout goes back to where it was' using errcode = 'LD020';
  end if;
  return new;
end
$returns$;
create trigger lift_returns before insert on payouts.move for each row when (new.trigger = 'Lift') execute function payouts.lift_returns();
