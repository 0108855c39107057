-- Auctions and the bonds of their bidders (拍卖保证金). A bond stands as unknown funds until a second person has confirmed it, then on BOND;
-- it goes back to its payer by the refunds that there are, or to the case once, by two persons.

insert into ledger.legal_posting values
  (40, 221, 223, null),
  (41, 223, 201, null),
  (42, 223, 201, null),
  (22, 223, 211, null),
  (24, 211, 223, null);
insert into ledger.use_case (name) select unnest(array['ConfirmBonds', 'ConfirmConversion', 'ConfirmUndoBond']) on conflict do nothing;

insert into access.permission values
  ('auction.register', 'register auctions and how they ended'),
  ('bond.propose', 'propose that unknown funds are the bond of an auction'),
  ('bond.confirm', 'confirm or reject bonds, and what becomes of them'),
  ('bond.convert', 'propose that a bond becomes money of its case');
insert into access.grant_row values
  ('EX', 'auction.register', 'own'), ('EX', 'bond.propose', 'own'), ('EX', 'bond.convert', 'own'),
  ('ACC', 'bond.propose', 'all'), ('CSH', 'bond.propose', 'all'),
  ('ACC', 'bond.confirm', 'all'), ('REG', 'bond.confirm', 'all'), ('VP', 'bond.confirm', 'all');

create table receipts.auction (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  lot_name text not null check (lot_name <> ''),
  platform text not null check (platform <> ''),
  mode text not null check (mode in ('Online', 'Offline')),
  -- As payers write them: the auction's number, and one for its bonds where the platform has one.
  auction_no text not null check (auction_no ~ '^[0-9A-Z][0-9A-Z_-]{5,39}$' and auction_no ~ '[0-9]'),
  bond_no text check (bond_no ~ '^[0-9A-Z][0-9A-Z_-]{5,39}$' and bond_no ~ '[0-9]' and bond_no <> auction_no),
  start_price_minor bigint not null check (start_price_minor > 0),
  bond_minor bigint not null,
  ends_at timestamptz not null,
  -- By when bonds have gone back or to the case; from the planned end, and from the real one once it is known.
  due_at timestamptz not null,
  due_on date not null,
  registered_by bigint not null references access.person,
  registered_at timestamptz not null,
  result text check (result in ('Sold', 'Unsold', 'CalledOff')),
  ended_at timestamptz,
  winner_bond_id bigint,
  result_by bigint references access.person,
  result_at timestamptz,
  unique (book_id, auction_no),
  -- Five to twenty parts of a hundred of the start price, off-line without the upper end.
  constraint auction_bond_range check (bond_minor > 0 and bond_minor * 20 >= start_price_minor and (mode = 'Offline' or bond_minor * 5 <= start_price_minor)),
  check ((result is null) = (ended_at is null) and (result is null) = (result_by is null) and (result is null) = (result_at is null)),
  check ((winner_bond_id is not null) = (result is not distinct from 'Sold')),
  constraint auction_due check (case mode when 'Online' then due_at = coalesce(ended_at, ends_at) + interval '24 hours' else due_at >= coalesce(ended_at, ends_at) + interval '3 days' end),
  check (ended_at <= result_at and (result = 'CalledOff' or ended_at >= ends_at))
);
create unique index auction_bond_no on receipts.auction (book_id, bond_no) where bond_no is not null;
create index auction_case on receipts.auction (case_id);

create table receipts.bond (
  id bigint generated always as identity primary key,
  auction_id bigint not null references receipts.auction,
  line_id bigint not null references receipts.unknown_receipt,
  book_id integer not null references ledger.book,
  lot_id bigint not null,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null default 'proposed' check (state in ('proposed', 'rejected', 'held', 'returned', 'converted')),
  reason text not null check (reason <> ''),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text,
  -- The wish that a held bond be unknown funds again, and who as another person did that; its line counts its workdays anew.
  undo_asked_by bigint references access.person,
  undo_asked_at timestamptz,
  undo_reason text check (btrim(undo_reason) <> ''),
  undone_by bigint references access.person,
  undone_at timestamptz,
  unknown_due_on date,
  unique (id, auction_id),
  foreign key (book_id, lot_id) references ledger.lot,
  check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check (state <> 'rejected' or decision is not null or undone_at is not null),
  check (num_nulls(undo_asked_by, undo_asked_at, undo_reason) in (0, 3)),
  check (num_nulls(undone_by, undone_at, unknown_due_on) in (0, 3) and (undone_at is null or undo_asked_at is not null and state = 'rejected')),
  check (unknown_due_on > (undone_at at time zone 'Asia/Shanghai')::date),
  constraint bond_undone_by_two check (undone_by <> undo_asked_by),
  -- Two persons: whoever took the statement in, or proposed by hand, does not decide.
  constraint bond_two_persons check (decided_by <> proposed_by)
);
create unique index bond_stands_once on receipts.bond (line_id) where state <> 'rejected';
create index bond_auction on receipts.bond (auction_id);
create index bond_line on receipts.bond (line_id);
create index bond_waiting on receipts.bond (id) where state in ('proposed', 'held');
alter table receipts.auction add foreign key (winner_bond_id, id) references receipts.bond (id, auction_id);

-- The way to the case: as part of the price, or kept because the buyer defaulted. Once, and for good.
create table receipts.bond_conversion (
  id bigint generated always as identity primary key,
  bond_id bigint not null references receipts.bond,
  case_id bigint not null references cases.enforcement_case,
  kind text not null check (kind in ('Price', 'Default')),
  document text not null check (document <> ''),
  state text not null default 'proposed' check (state in ('proposed', 'confirmed', 'rejected', 'withdrawn')),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text,
  check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  constraint conversion_two_persons check (case when state in ('confirmed', 'rejected') then decided_by <> proposed_by when state = 'withdrawn' then decided_by = proposed_by else true end)
);
create unique index bond_conversion_once on receipts.bond_conversion (bond_id) where state in ('proposed', 'confirmed');
create index bond_conversion_case on receipts.bond_conversion (case_id);

-- A refund may be a bond's.
alter table receipts.refund add column bond_id bigint references receipts.bond;
grant insert (bond_id) on receipts.refund to ledger_app;
create index refund_bond on receipts.refund (bond_id) where bond_id is not null;
alter table receipts.unknown_receipt drop constraint unknown_receipt_state_check;
alter table receipts.unknown_receipt add constraint unknown_receipt_state_check check (state in ('open', 'claimed', 'returned', 'bond'));
alter table receipts.match add constraint bonds_never_post check (rule <> 'T7' or case_id is null);

-- What two persons have given to cases after its line was posted elsewhere: confirmed claims, and bonds that became the case's.
create view receipts.placed_by_hand as
  select c.line_id, p.case_id, p.amount_minor from receipts.claim c join receipts.claim_part p on p.claim_id = c.id where c.state = 'confirmed'
  union all
  select b.line_id, v.case_id, b.amount_minor from receipts.bond_conversion v join receipts.bond b on b.id = v.bond_id where v.state = 'confirmed';

-- A bond that became the case's is an arrival there, like a claim.
create or replace view receipts.case_arrival with (security_invoker = true) as
  select e.book_id, e.source_id as line_id, coalesce(t.credit_case_id, t.debit_case_id) as case_id, e.id as entry_id, t.seq, e.value_on as posted_on, false as is_claim,
         case e.kind when 21 then -t.amount_minor else t.amount_minor end as amount_minor, e.reverses_entry_id,
         (select r.id from ledger.entry r where r.book_id = e.book_id and r.reverses_entry_id = e.id) as reversed_by, false as is_bond
  from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
  where e.source_kind = 2 and (e.kind, t.debit_account, t.credit_account) in ((2, 101, 201), (21, 201, 101))
  union all
  select e.book_id, p.line_id, coalesce(t.credit_case_id, t.debit_case_id), e.id, t.seq, e.value_on, p.source_kind = 22,
         case e.kind when 21 then -t.amount_minor else t.amount_minor end, e.reverses_entry_id,
         (select r.id from ledger.entry r where r.book_id = e.book_id and r.reverses_entry_id = e.id), p.source_kind = 41
  from (
    select c.line_id, 22 as source_kind, c.id as source_id from receipts.claim c
    union all
    select b.line_id, 41, v.id from receipts.bond_conversion v join receipts.bond b on b.id = v.bond_id
  ) p
  join ledger.entry e on e.source_kind = p.source_kind and e.source_id = p.source_id join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
  where (e.kind, t.debit_account, t.credit_account) in ((4, 221, 201), (21, 201, 221), (41, 223, 201), (42, 223, 201));

-- What a line brought to a case and is not taken back is what the arrivals say, a converted bond among them.
create or replace function receipts.arrived_in(in_line bigint, in_case bigint) returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp as $arrived$
  select coalesce(sum(a.amount_minor), 0)::bigint
  from receipts.statement_line l join receipts.case_arrival a on a.book_id = l.book_id and a.line_id = l.id
  where l.id = in_line and l.is_credit and a.case_id = in_case and a.reverses_entry_id is null and a.reversed_by is null
$arrived$;

grant select on receipts.auction, receipts.bond, receipts.bond_conversion, receipts.placed_by_hand to ledger_app, ledger_reader;
grant insert (book_id, case_id, lot_name, platform, mode, auction_no, bond_no, start_price_minor, bond_minor, ends_at, due_at, due_on, registered_by, registered_at),
  update (result, ended_at, due_at, due_on, winner_bond_id, result_by, result_at) on receipts.auction to ledger_app;
grant insert (auction_id, line_id, book_id, lot_id, amount_minor, reason, proposed_by, proposed_at), update (state, decided_by, decided_at, decision, undo_asked_by, undo_asked_at, undo_reason, undone_by, undone_at, unknown_due_on) on receipts.bond to ledger_app;
grant insert (bond_id, case_id, kind, document, proposed_by, proposed_at), update (state, decided_by, decided_at, decision) on receipts.bond_conversion to ledger_app;

-- How an auction ended may be corrected until its bond has become the case's; who won has a bond that stands.
create function receipts.result_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if new.result is null
     or exists (select from receipts.bond b join receipts.bond_conversion v on v.bond_id = b.id where b.auction_id = new.id and v.state in ('proposed', 'confirmed'))
     or new.winner_bond_id is not null and not exists (select from receipts.bond b where b.id = new.winner_bond_id and b.state = 'held') then
    raise exception 'auction % does not end so', new.id using errcode = 'LD080';
  end if;
  return new;
end
$stands$;
create trigger result_stands before update on receipts.auction for each row execute function receipts.result_stands();

-- A bond is the whole of a line of unknown funds in the book of its auction's case; what the bank booked for several payers at once is none.
create function receipts.bond_begins() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $begins$
begin
  if not exists (
    select from receipts.unknown_receipt u join receipts.statement_line l on l.id = u.line_id and l.is_credit
    join receipts.auction a on a.id = new.auction_id and a.book_id = u.book_id join cases.enforcement_case c on c.id = a.case_id and c.book_id = a.book_id
    where u.line_id = new.line_id and u.state = 'open' and u.book_id = new.book_id and u.lot_id = new.lot_id and l.amount_minor = new.amount_minor)
    or exists (select from receipts.line_part p where p.line_id = new.line_id)
    or exists (select from receipts.claim c where c.line_id = new.line_id and c.state = 'open')
    or exists (select from receipts.refund f where f.line_id = new.line_id and f.state = 'proposed') then
    raise exception 'line % is no bond of auction %', new.line_id, new.auction_id using errcode = 'LD081';
  end if;
  return new;
end
$begins$;
create trigger bond_begins before insert on receipts.bond for each row execute function receipts.bond_begins();

-- The state says what its refund and its conversion say, whoever writes it; and whoever brought the line in decides nothing about it. A
-- held bond that is on no way, and whose bidder has not won, is made unknown again by two persons.
create function receipts.bond_state_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  returned constant boolean := exists (select from receipts.refund r where r.bond_id = new.id and r.state in ('approved', 'booked'));
  converted constant boolean := exists (select from receipts.bond_conversion v where v.bond_id = new.id and v.state = 'confirmed');
begin
  if old.state = 'held' and new.state in ('held', 'rejected') then
    if (old.decided_by, old.decided_at, old.decision) is distinct from (new.decided_by, new.decided_at, new.decision)
       or (new.undone_by is not null) is distinct from (new.state = 'rejected')
       or new.state = 'rejected' and (old.undo_asked_by is null or (old.undo_asked_by, old.undo_asked_at, old.undo_reason) is distinct from (new.undo_asked_by, new.undo_asked_at, new.undo_reason)
          or converted or exists (select from receipts.refund r where r.bond_id = new.id and r.state in ('proposed', 'approved', 'booked'))
          or exists (select from receipts.bond_conversion v where v.bond_id = new.id and v.state = 'proposed')
          or exists (select from receipts.auction a where a.winner_bond_id = new.id)) then
      raise exception 'bond % is not made unknown again so', old.id using errcode = 'LD082';
    end if;
    if new.state = 'rejected' and new.undone_by in (select payouts.took_in(new.line_id)) then
      raise exception 'whoever brought the line in does not decide about it' using errcode = 'LD021';
    end if;
    if new.state = 'held' and not access.holds(new.undo_asked_by, 'bond.propose')
       or new.state = 'rejected' and not receipts.holds_role(new.undone_by,
            array(select receipts.confirming_roles(new.amount_minor, (new.undone_at at time zone 'Asia/Shanghai')::date))) then
      raise exception 'the role does not reach this' using errcode = 'LD024';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('proposed', 'held'), ('proposed', 'rejected'), ('held', 'returned'), ('returned', 'held'), ('held', 'converted'))
     or (old.undo_asked_by, old.undo_asked_at, old.undo_reason, old.undone_by, old.undone_at) is distinct from (new.undo_asked_by, new.undo_asked_at, new.undo_reason, new.undone_by, new.undone_at)
     or new.state <> 'rejected' and new.state is distinct from (case when converted then 'converted' when returned then 'returned' else 'held' end)
     or old.decided_by is not null and (old.decided_by, old.decided_at, old.decision) is distinct from (new.decided_by, new.decided_at, new.decision) then
    raise exception 'bond % does not go from % to %', old.id, old.state, new.state using errcode = 'LD082';
  end if;
  if old.state = 'proposed' and new.decided_by in (select payouts.took_in(new.line_id)) then
    raise exception 'whoever brought the line in does not decide about it' using errcode = 'LD021';
  end if;
  if old.state = 'proposed' and not receipts.holds_role(new.decided_by,
       array(select receipts.confirming_roles(new.amount_minor, (new.decided_at at time zone 'Asia/Shanghai')::date))) then
    raise exception 'the role does not reach this amount' using errcode = 'LD024';
  end if;
  return new;
end
$stands$;
create trigger bond_state_stands before update on receipts.bond for each row execute function receipts.bond_state_stands();

create function receipts.carry_bond() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $carry$
begin
  update receipts.unknown_receipt set state = 'bond' where line_id = new.line_id and state = 'open';
  if not found then
    raise exception 'line % is claimed or returned already', new.line_id using errcode = 'LD043';
  end if;
  return null;
end
$carry$;
create trigger carry_bond after update of state on receipts.bond for each row when (old.state = 'proposed' and new.state = 'held') execute function receipts.carry_bond();

create function receipts.carry_undone_bond() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $carry$
begin
  update receipts.unknown_receipt set state = 'open', since = new.undone_at, due_on = new.unknown_due_on where line_id = new.line_id and state = 'bond';
  if not found then
    raise exception 'line % is no bond', new.line_id using errcode = 'LD043';
  end if;
  return null;
end
$carry$;
create trigger carry_undone_bond after update of state on receipts.bond for each row when (old.state = 'held' and new.state = 'rejected') execute function receipts.carry_undone_bond();

-- The entry of a bond is reversed only when two persons have made it unknown again, that of a conversion never: it is once and for good.
create function receipts.refuse_bond_reversal() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $reversal$
begin
  if exists (select from ledger.entry o where o.book_id = new.book_id and o.id = new.reverses_entry_id
             and (o.kind in (41, 42) or o.kind = 40 and not exists (select from receipts.bond b where b.id = o.source_id and b.undone_at is not null))) then
    raise exception 'the entry of a bond stands' using errcode = 'LD087';
  end if;
  return null;
end
$reversal$;
create trigger refuse_bond_reversal after insert on ledger.entry for each row when (new.kind = 21) execute function receipts.refuse_bond_reversal();

-- A bond becomes its own case's money only, when its bidder has won, and once.
create function receipts.carry_conversion() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $carry$
begin
  if tg_op = 'INSERT' and new.state <> 'proposed'
     or tg_op = 'UPDATE' and ((old.state, new.state) not in (('proposed', 'confirmed'), ('proposed', 'rejected'), ('proposed', 'withdrawn'))
          or (old.bond_id, old.case_id, old.kind, old.document, old.proposed_by) is distinct from (new.bond_id, new.case_id, new.kind, new.document, new.proposed_by)) then
    raise exception 'a conversion does not go to %', new.state using errcode = 'LD083';
  end if;
  if new.state in ('proposed', 'confirmed') and not exists (
    select from receipts.bond b join receipts.auction a on a.id = b.auction_id
    where b.id = new.bond_id and b.state = 'held' and a.result = 'Sold' and a.winner_bond_id = b.id and a.case_id = new.case_id) then
    raise exception 'bond % is not the winner''s, or is returned or converted already', new.bond_id using errcode = 'LD084';
  end if;
  if new.state in ('confirmed', 'rejected') and not receipts.holds_role(new.decided_by, case new.kind when 'Default' then array['VP']
       else array(select receipts.confirming_roles((select b.amount_minor from receipts.bond b where b.id = new.bond_id), (new.decided_at at time zone 'Asia/Shanghai')::date)) end) then
    raise exception 'the role does not reach this conversion' using errcode = 'LD024';
  end if;
  if new.state = 'confirmed' then
    update receipts.bond set state = 'converted' where id = new.bond_id and state = 'held';
  end if;
  return null;
end
$carry$;
create trigger carry_conversion after insert or update on receipts.bond_conversion for each row execute function receipts.carry_conversion();

-- A refund of a bond is one of its whole line, and waits for the end of the auction; the winner's bond does not go back.
create function receipts.refund_of_bond() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $of$
begin
  if new.bond_id is distinct from (select b.id from receipts.bond b where b.line_id = new.line_id and b.state <> 'rejected')
     or new.bond_id is not null and not exists (
       select from receipts.bond b join receipts.auction a on a.id = b.auction_id
       where b.id = new.bond_id and b.state in ('held', 'returned') and a.result is not null and a.winner_bond_id is distinct from b.id) then
    raise exception 'line % is a bond that does not go back so', new.line_id using errcode = 'LD085';
  end if;
  return new;
end
$of$;
create trigger refund_of_bond before insert or update of state on receipts.refund for each row when (new.state in ('proposed', 'approved')) execute function receipts.refund_of_bond();

-- A refund never overtakes a claim; one of money that was put on public notice waits for its end and for the court leader. A bond goes with its refund.
create or replace function receipts.carry_refund() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $carry$
declare
  day constant date := (new.decided_at at time zone 'Asia/Shanghai')::date;
  notice_until constant date := (select max(n.until_on) from receipts.public_notice n where n.line_id = new.line_id);
  stood constant text := case when new.bond_id is null then 'open' else 'bond' end;
begin
  if (old.state, new.state) not in (('proposed', 'approved'), ('proposed', 'rejected'), ('proposed', 'withdrawn'), ('proposed', 'overtaken'), ('approved', 'booked'), ('approved', 'failed'))
     or (old.line_id, old.amount_minor, old.payer_account, old.payer_name, old.proposed_by, old.bond_id) is distinct from (new.line_id, new.amount_minor, new.payer_account, new.payer_name, new.proposed_by, new.bond_id) then
    raise exception 'a refund does not go from % to %', old.state, new.state using errcode = 'LD042';
  end if;
  if new.state in ('approved', 'rejected') and not receipts.holds_role(new.decided_by,
       case when notice_until is not null and new.state = 'approved' then array['VP'] else array(select receipts.confirming_roles(new.amount_minor, day)) end) then
    raise exception 'the role does not reach this refund' using errcode = 'LD024';
  end if;
  if new.state = 'approved' then
    if exists (select from reconciliation.book_stop s join receipts.statement_line l on l.book_id = s.book_id where l.id = new.line_id and s.lifted_at is null) then
      raise exception 'the book of line % is stopped', new.line_id using errcode = 'LD055';
    end if;
    if notice_until >= day then
      raise exception 'the public notice of line % runs until %', new.line_id, notice_until using errcode = 'LD045';
    end if;
    if exists (select from receipts.claim c where c.line_id = new.line_id and c.state = 'open') then
      raise exception 'somebody claims line %', new.line_id using errcode = 'LD046';
    end if;
    update receipts.bond set state = 'returned' where id = new.bond_id;
    update receipts.unknown_receipt set state = 'returned' where line_id = new.line_id and state = stood;
    if not found then
      raise exception 'line % is claimed or returned already', new.line_id using errcode = 'LD043';
    end if;
  elsif new.state = 'failed' then
    update receipts.bond set state = 'held' where id = new.bond_id;
    update receipts.unknown_receipt set state = stood where line_id = new.line_id and state = 'returned';
  end if;
  return null;
end
$carry$;

-- The state says what the claims, the refunds and the bond say, whoever writes it: what is proposed to be a bond is nobody's claim.
create or replace function receipts.unknown_state_stands() returns trigger language plpgsql as $stands$
declare
  claimed constant boolean := exists (select from receipts.claim c where c.line_id = new.line_id and c.state = 'confirmed');
  returned constant boolean := exists (select from receipts.refund r where r.line_id = new.line_id and r.state in ('approved', 'booked'));
  bond constant text := (select b.state from receipts.bond b where b.line_id = new.line_id and b.state <> 'rejected');
begin
  if new.state is distinct from (case when claimed and bond is null then 'claimed' when returned and (bond is null or bond = 'returned') then 'returned'
                                      when bond in ('held', 'converted') then 'bond' else 'open' end) then
    raise exception 'line % is not %', new.line_id, new.state using errcode = 'LD043';
  end if;
  return new;
end
$stands$;

-- A number that was closed is never opened again.
create function cases.closed_number_stays() returns trigger language plpgsql as $stays$
begin
  raise exception 'number % is closed and stays so', old.number using errcode = 'LD086';
end
$stays$;
create trigger closed_number_stays before update on cases.sub_account for each row when (old.state = 'closed') execute function cases.closed_number_stays();

-- An arrival is money of a line that stands posted to the case of the expectation, by its match or by two persons later, and is counted there.
create or replace function receipts.arrival_counts() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $counts$
begin
  if tg_op = 'UPDATE' then
    if old.undone_at is not null or new.undone_at is null then
      raise exception 'an arrival is taken back once' using errcode = 'LD043';
    end if;
    update receipts.expected_receipt set arrived_minor = arrived_minor - old.amount_minor where id = old.expected_id;
    return null;
  end if;
  update receipts.expected_receipt e set arrived_minor = e.arrived_minor + new.amount_minor
  where e.id = new.expected_id and e.cancelled_at is null and new.undone_at is null and new.amount_minor <= coalesce(
    (select l.amount_minor from receipts.match m join receipts.statement_line l on l.id = m.line_id
     where m.line_id = new.line_id and m.case_id = e.case_id and m.undone_at is null and l.is_credit),
    (select h.amount_minor from receipts.placed_by_hand h where h.line_id = new.line_id and h.case_id = e.case_id));
  if not found then
    raise exception 'this line brings nothing of what is expected' using errcode = 'LD042';
  end if;
  return null;
end
$counts$;

-- As before; and an order may be one of several payments that the bank booked as one, so it never brings the whole by itself.
create or replace function receipts.order_bears_out() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $bears$
begin
  if exists (select from receipts.line_part p where p.line_id = new.line_id) or not exists (
    select from receipts.statement_line l join receipts.expected_receipt e on e.book_id = l.book_id and e.amount_minor = l.amount_minor
    where l.id = new.line_id and l.is_credit and e.case_id = new.case_id and e.kind = 'Deduction' and e.cancelled_at is null and e.arrived_minor = 0
      and e.confirmed_at is not null and e.ordered_on <= l.booked_on) then
    raise exception 'no confirmed order brings line % to this case', new.line_id using errcode = 'LD046';
  end if;
  return null;
end
$bears$;
