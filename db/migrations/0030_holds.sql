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
  lifted_by bigint references access.person,
  lifted_at timestamptz,
  lift_document text,
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

grant select on payouts.hold_kind, payouts.hold, payouts.hold_lot, payouts.hold_payout to ledger_app, ledger_reader;
grant insert (book_id, case_id, kind, party_id, amount_minor, document, security, reason, placed_by, placed_at) on payouts.hold to ledger_app;
grant update (lifted_by, lifted_at, lift_document) on payouts.hold to ledger_app;
grant insert (hold_id, lot_id, amount_minor, whole, held_at) on payouts.hold_lot to ledger_app;
grant insert on payouts.hold_payout to ledger_app;

insert into access.permission values ('hold.place', 'stop the money of a case, a party or a sum of it'), ('hold.lift', 'lift a hold that another person placed');
insert into access.grant_row values
  ('EX', 'hold.place', 'own'), ('DIR', 'hold.place', 'all'), ('VP', 'hold.place', 'all'), ('REG', 'hold.place', 'all'),
  ('DIR', 'hold.lift', 'all'), ('VP', 'hold.lift', 'all'), ('REG', 'hold.lift', 'all');
insert into ledger.use_case (name) values ('PlaceHold'), ('LiftHold') on conflict do nothing;

-- One places, another lifts, once; a lifted hold stays as it is.
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

-- What is set aside lies in the journal as such, and no more is said to be.
create function payouts.hold_counts() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $counts$
begin
  update payouts.hold set held_minor = held_minor + new.amount_minor where id = new.hold_id and lifted_at is null;
  if not found then
    raise exception 'a lifted hold takes nothing' using errcode = 'LD091';
  end if;
  return null;
end
$counts$;
create trigger hold_counts after insert on payouts.hold_lot for each row execute function payouts.hold_counts();

/* The hold that stops a payout: one on the whole case, or on its payee; one on a sum only while that sum is not set aside. */
create function payouts.stopping_hold(in_case bigint, in_party bigint) returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $stopping$
  select h.id from payouts.hold h
  where h.case_id = in_case and h.lifted_at is null and (h.party_id is null or h.party_id = in_party) and (h.amount_minor is null or h.held_minor < h.amount_minor)
  order by h.id limit 1
$stopping$;
revoke all on function payouts.stopping_hold from public;
grant execute on function payouts.stopping_hold to ledger_app;

-- At every step that brings money nearer to the door.
create function payouts.not_on_hold() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $hold$
declare
  h bigint;
begin
  select payouts.stopping_hold(p.case_id, p.party_id) into h from payouts.payout p where p.id = new.payout_id;
  if new.trigger in ('Submit', 'Reissue', 'Approve', 'Accept', 'Release', 'Lift') and h is not null then
    raise exception 'hold % stops the payout', h using errcode = 'LD093';
  end if;
  if new.trigger = 'Hold' and h is null then
    raise exception 'no hold stops the payout' using errcode = 'LD093';
  end if;
  return new;
end
$hold$;
create trigger not_on_hold before insert on payouts.move for each row execute function payouts.not_on_hold();

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
