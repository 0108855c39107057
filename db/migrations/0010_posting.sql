-- The journal at its speed: narrower rows, keys that come in the order of what they name, and a posting that writes each table once.
-- What each step gave is in ops/decisions/0009.

-- The names of use cases, once each instead of once a row.
create table ledger.use_case (
  code smallint generated always as identity primary key,
  name text not null unique
);
grant select on ledger.use_case to ledger_app, ledger_reader;

-- Rows without holes: fixed columns first, each on its own boundary.
alter table receipts.unknown_receipt drop constraint unknown_receipt_book_id_lot_id_fkey;
alter table ledger.transfer drop constraint transfer_book_id_entry_id_fkey, drop constraint transfer_book_id_lot_id_fkey;
alter table ledger.entry rename to entry_before;
alter table ledger.lot rename to lot_before;
alter table ledger.position rename to position_before;
alter index ledger.entry_pkey rename to entry_before_pkey;
alter index ledger.lot_pkey rename to lot_before_pkey;
alter index ledger.position_pkey rename to position_before_pkey;
alter index ledger.entry_reversed_once rename to entry_before_reversed_once;
alter index ledger.entry_source rename to entry_before_source;

-- Written by ledger.post alone, in one transaction with its entry and its transfers: it checks the book and every lot that it did not
-- mint. A foreign key for each would cost a quarter of every posting and say the same; db/checks/transfer_stands.sql asks again.
create table ledger.lot (
  book_id integer not null,
  arrived_on date not null,
  id bigint not null,
  entry_id bigint not null,
  amount_minor bigint not null check (amount_minor > 0)
);
create table ledger.entry (
  book_id integer not null,
  value_on date not null,
  id bigint not null,
  -- The first half is the id of what is posted: keys arrive in order, and the index grows at its end.
  idempotency_key uuid not null,
  payload_hash uuid not null,
  booked_at timestamptz not null,
  actor_id bigint not null,
  source_id bigint not null,
  reverses_entry_id bigint,
  kind smallint not null,
  source_kind smallint not null,
  use_case smallint not null,
  check ((kind = 21) = (reverses_entry_id is not null))
);
create table ledger.position (
  book_id integer not null,
  account smallint not null,
  case_id bigint not null,
  lot_id bigint not null,
  amount_minor bigint not null check (amount_minor >= 0)
);

-- Those that post today stand here before the first of them does: a name that is added by a posting keeps others who add it waiting.
insert into ledger.use_case (name)
select unnest(array['OpenBook', 'ImportStatement', 'ReverseReceipt', 'SubmitPayout', 'ApprovePayout', 'RejectPayout', 'WithdrawPayout', 'AcceptPayout', 'ReturnPayout',
                    'ReleasePayout', 'SplitPayout', 'SettlePayoutDispute', 'PlaceDispute', 'SettleDispute'])
union select use_case from ledger.entry_before;
insert into ledger.lot (book_id, arrived_on, id, entry_id, amount_minor)
  select book_id, arrived_on, id, entry_id, amount_minor from ledger.lot_before order by book_id, id;
-- A key's first half becomes the id that it was made from; the other half stays. A restated receipt was named by the entry it restates.
insert into ledger.entry (book_id, value_on, id, idempotency_key, payload_hash, booked_at, actor_id, source_id, reverses_entry_id, kind, source_kind, use_case)
  select e.book_id, e.value_on, e.id,
         encode(int8send(case e.kind when 21 then e.reverses_entry_id
                                     when 20 then (select max(r.reverses_entry_id) from ledger.entry_before r
                                                   where r.book_id = e.book_id and r.source_kind = e.source_kind and r.source_id = e.source_id and r.kind = 21 and r.booked_at = e.booked_at)
                                     else e.source_id end) || substring(uuid_send(e.idempotency_key) from 9), 'hex')::uuid,
         e.payload_hash, e.booked_at, e.actor_id, e.source_id, e.reverses_entry_id, e.kind, e.source_kind, u.code
  from ledger.entry_before e join ledger.use_case u on u.name = e.use_case order by e.book_id, e.id;
insert into ledger.position (book_id, account, case_id, lot_id, amount_minor)
  select book_id, account, case_id, lot_id, amount_minor from ledger.position_before;
drop table ledger.entry_before, ledger.lot_before, ledger.position_before;

alter table ledger.lot add primary key (book_id, id);
alter table ledger.entry add primary key (book_id, id);
alter table ledger.entry add unique (book_id, idempotency_key);
alter table ledger.entry add foreign key (book_id, reverses_entry_id) references ledger.entry;
-- An entry is reversed at most once.
create unique index entry_reversed_once on ledger.entry (book_id, reverses_entry_id) where reverses_entry_id is not null;
create index entry_source on ledger.entry (book_id, source_kind, source_id);
-- Case 0 stands for none. What a lot holds is found through the cases that its transfers name, so one index serves. The wide column comes
-- first: the other way round each key would carry eight bytes of nothing, and a question names book and case alike.
alter table ledger.position add primary key (case_id, book_id, account, lot_id);
alter table receipts.unknown_receipt add foreign key (book_id, lot_id) references ledger.lot;
alter table receipts.unknown_receipt drop constraint unknown_receipt_book_id_fkey;
grant select on ledger.lot, ledger.entry, ledger.position to ledger_app, ledger_reader;

-- A line's book is its statement's: one key says both.
alter table receipts.statement add unique (book_id, id);
alter table receipts.statement_line drop constraint statement_line_statement_id_fkey, drop constraint statement_line_book_id_fkey;
alter table receipts.statement_line add foreign key (book_id, statement_id) references receipts.statement (book_id, id);
-- Keys begin with the day: the lines of a day lie together, however many years the table holds.
update receipts.statement_line set line_key = encode(int4send(booked_on - date '2000-01-01') || substring(uuid_send(line_key) from 5), 'hex')::uuid;

-- A bank's file packs well, and lz4 packs it several times faster; a server that was built without it goes on as before.
do $$ begin
  alter table receipts.file_chunk alter column bytes set compression lz4;
exception when feature_not_supported then null;
end $$;

analyze ledger.lot, ledger.entry, ledger.position, receipts.statement_line;

-- Posts a batch of entries: parallel arrays, one element an entry (e_), one an entry's transfer (t_, t_entry counts from 1).
-- A key that is already there posts nothing and must carry the same content. Errors:
--   LD001 a position would fall below zero     LD002 the key came before with other content
--   LD003 an illegal pair of accounts          LD004 a reversal that does not mirror its origin
--   LD005 a lot minted out of nothing, money from the bank without a lot, a lot or a book that is not there
create or replace function ledger.post(
  in_book integer, in_actor bigint, in_use_case text, in_booked_at timestamptz,
  e_kind smallint[], e_key uuid[], e_hash uuid[], e_value_on date[], e_source_kind smallint[], e_source bigint[],
  e_reverses bigint[], e_lot_amount bigint[], e_lot_arrived date[],
  t_entry integer[], t_lot bigint[], t_debit smallint[], t_debit_case bigint[], t_credit smallint[], t_credit_case bigint[],
  t_amount bigint[])
returns table (ord integer, entry_id bigint, lot_id bigint, fresh boolean)
-- One plan each, whatever the batch: arrays are walked once, tables are reached by their keys. The planner cannot see into an array
-- and sees an empty table as small for ever; what the function sets here, PostgreSQL sets back when it returns.
language plpgsql security definer set search_path = pg_catalog, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $post$
#variable_conflict use_column
declare
  entries constant integer not null := cardinality(e_key);
  existing_lots constant boolean not null := array_length(array_remove(t_lot, null), 1) is not null;
  bad record;
  use_case_code smallint;
  ids bigint[];
  lots bigint[];
  rows integer;
begin
  -- Whoever draws an entry's id has a transaction id before: readers of a settled stretch of the journal wait for that.
  perform pg_current_xact_id();

  -- Each transfer is a row of the posting table. A bank credit mints its lot, of exactly what it brings; nothing else does; a restated
  -- receipt goes with the reversal of it.
  select count(*) as counted, bool_or(t.illegal) as illegal, bool_or(t.unfounded) as unfounded into bad
  from (
    select bool_or(p.kind is null and e_kind[t.entry] <> 21) as illegal,
           coalesce((e_kind[t.entry] in (1, 2, 3, 19)) <> (e_lot_amount[t.entry] is not null)
             or (e_lot_amount[t.entry] is not null and (e_lot_amount[t.entry] <> sum(t.amount) or not bool_and(t.lot is null)))
             or (e_lot_amount[t.entry] is null and bool_or(t.lot is null and (t.debit > 200 or t.credit > 200)))
             or (e_kind[t.entry] = 20 and not 21 = any (e_kind)), true) as unfounded
    from unnest(t_entry, t_lot, t_debit, t_credit, t_amount) as t (entry, lot, debit, credit, amount)
    left join ledger.legal_posting p on p.kind = e_kind[t.entry] and p.debit_account = t.debit and p.credit_account = t.credit
    group by t.entry
  ) t;
  if bad.illegal then
    raise exception 'illegal posting: %', (
      select format('kind %s from account %s to account %s', e_kind[t.entry], t.debit, t.credit)
      from unnest(t_entry, t_debit, t_credit) as t (entry, debit, credit)
      where e_kind[t.entry] <> 21
        and not exists (select from ledger.legal_posting p where p.kind = e_kind[t.entry] and p.debit_account = t.debit and p.credit_account = t.credit) limit 1)
      using errcode = 'LD003';
  end if;
  if bad.unfounded is distinct from false or bad.counted <> entries then
    raise exception 'a lot that is not what the bank brought, or an entry without a transfer' using errcode = 'LD005';
  end if;

  if array_length(array_remove(e_reverses, null), 1) is not null then
    with origin as (
      select r.ord, o.debit_account, o.debit_case_id, o.credit_account, o.credit_case_id, o.lot_id, o.amount_minor
      from unnest(e_reverses) with ordinality as r (entry_id, ord)
      cross join lateral (select * from ledger.transfer o where o.book_id = in_book and o.entry_id = r.entry_id) o
    ), mirror as (
      select t.entry::bigint, t.credit, t.credit_case, t.debit, t.debit_case, t.lot, t.amount
      from unnest(t_entry, t_debit, t_debit_case, t_credit, t_credit_case, t_lot, t_amount)
        as t (entry, debit, debit_case, credit, credit_case, lot, amount)
      where e_kind[t.entry] = 21
    )
    select d.side into bad
    from ((select 'missing' as side, * from (table origin except all table mirror) as a)
          union all
          (select 'added' as side, * from (table mirror except all table origin) as b)) as d
    limit 1;
    if found then
      raise exception 'the reversal does not mirror its origin: a transfer is %', bad.side using errcode = 'LD004';
    end if;
  end if;

  if existing_lots then
    if exists (select from unnest(t_lot) as t (lot) where t.lot is not null and not exists (select from ledger.lot l where l.book_id = in_book and l.id = t.lot)) then
      raise exception 'a lot that is not there' using errcode = 'LD005';
    end if;
    -- Every position that the batch touches is locked in key order, whether it gives or takes: of two batches that cross, one would
    -- otherwise hold what the other wants. Positions of lots minted here are nobody else's yet.
    perform from ledger.position p
    join (select coalesce(t.debit_case, 0) as case_id, t.debit as account, t.lot as lot_id
          from unnest(t_debit, t_debit_case, t_lot) as t (debit, debit_case, lot) where t.debit > 200
          union
          select coalesce(t.credit_case, 0), t.credit, t.lot
          from unnest(t_credit, t_credit_case, t_lot) as t (credit, credit_case, lot) where t.credit > 200) k
      on p.case_id = k.case_id and p.account = k.account and p.lot_id = k.lot_id
    where p.book_id = in_book
    order by p.case_id, p.account, p.lot_id
    for update of p;
  end if;

  select u.code into use_case_code from ledger.use_case u where u.name = in_use_case;
  if not found then
    insert into ledger.use_case (name) values (in_use_case) on conflict do nothing;
    select u.code into use_case_code from ledger.use_case u where u.name = in_use_case;
  end if;
  if not exists (select from ledger.book b where b.id = in_book) then
    raise exception 'book % is not there', in_book using errcode = 'LD005';
  end if;

  ids := array(select nextval('ledger.entry_id') from generate_series(1, entries));
  lots := array(select case when e.amount is not null then nextval('ledger.lot_id') end from unnest(e_lot_amount) as e (amount));

  insert into ledger.entry (book_id, value_on, id, idempotency_key, payload_hash, booked_at, actor_id, source_id, reverses_entry_id, kind, source_kind, use_case)
  select in_book, e.value_on, e.id, e.key, e.hash, in_booked_at, in_actor, e.source, e.reverses, e.kind, e.source_kind, use_case_code
  from unnest(ids, e_key, e_hash, e_value_on, e_source, e_reverses, e_kind, e_source_kind) as e (id, key, hash, value_on, source, reverses, kind, source_kind)
  -- In key order: of two batches with the same keys one waits for the other, never both.
  order by e.key
  on conflict (book_id, idempotency_key) do nothing;
  get diagnostics rows = row_count;
  -- What was not fresh came before: a statement of its own sees what others have committed since.
  if rows < entries then
    if exists (select from unnest(e_key, e_hash) as k (key, hash)
               where (select e.payload_hash from ledger.entry e where e.book_id = in_book and e.idempotency_key = k.key) <> k.hash) then
      raise exception 'an idempotency key came before with other content' using errcode = 'LD002';
    end if;
    ids := array(select (select e.id from ledger.entry e where e.book_id = in_book and e.id = i.id) from unnest(ids) with ordinality as i (id, ord) order by i.ord);
  end if;

  insert into ledger.lot (book_id, arrived_on, id, entry_id, amount_minor)
  select in_book, e.arrived, e.lot, e.id, e.amount
  from unnest(ids, lots, e_lot_arrived, e_lot_amount) as e (id, lot, arrived, amount) where e.lot is not null and e.id is not null;

  insert into ledger.transfer (book_id, entry_id, lot_id, debit_case_id, credit_case_id, amount_minor, seq, debit_account, credit_account)
  select in_book, ids[t.entry], coalesce(t.lot, lots[t.entry]), t.debit_case, t.credit_case, t.amount,
         row_number() over (partition by t.entry order by t.seq), t.debit, t.credit
  from unnest(t_entry, t_lot, t_debit, t_debit_case, t_credit, t_credit_case, t_amount)
    with ordinality as t (entry, lot, debit, debit_case, credit, credit_case, amount, seq)
  where ids[t.entry] is not null;

  -- A minted lot begins where its bank credit puts it.
  insert into ledger.position (book_id, account, case_id, lot_id, amount_minor)
  select in_book, t.credit, coalesce(t.credit_case, 0), lots[t.entry], sum(t.amount)
  from unnest(t_entry, t_lot, t_credit, t_credit_case, t_amount) as t (entry, lot, credit, credit_case, amount)
  where t.lot is null and t.credit > 200 and ids[t.entry] is not null
  group by t.credit, t.credit_case, t.entry;

  if existing_lots then
    with delta as materialized (
      select l.account, l.case_id, l.lot_id, sum(l.amount)::bigint as amount
      from (select t.credit as account, coalesce(t.credit_case, 0) as case_id, t.lot as lot_id, t.amount
            from unnest(t_entry, t_lot, t_credit, t_credit_case, t_amount) as t (entry, lot, credit, credit_case, amount)
            where t.lot is not null and t.credit > 200 and ids[t.entry] is not null
            union all
            select t.debit, coalesce(t.debit_case, 0), t.lot, -t.amount
            from unnest(t_entry, t_lot, t_debit, t_debit_case, t_amount) as t (entry, lot, debit, debit_case, amount)
            where t.lot is not null and t.debit > 200 and ids[t.entry] is not null) l
      group by l.account, l.case_id, l.lot_id
    ), given as (
      insert into ledger.position as p (book_id, account, case_id, lot_id, amount_minor)
      select in_book, d.account, d.case_id, d.lot_id, d.amount from delta d where d.amount >= 0
      order by d.case_id, d.account, d.lot_id
      on conflict (book_id, case_id, account, lot_id) do update set amount_minor = p.amount_minor + excluded.amount_minor
    ), taken as (
      update ledger.position p set amount_minor = p.amount_minor + d.amount
      from delta d
      where d.amount < 0 and p.book_id = in_book and p.account = d.account and p.case_id = d.case_id and p.lot_id = d.lot_id and p.amount_minor >= -d.amount
      returning 1
    )
    select count(*) filter (where amount < 0) - (select count(*) from taken) into rows from delta;
    if rows <> 0 then
      raise exception 'a position would fall below zero' using errcode = 'LD001';
    end if;
  end if;

  return query select e.ord::integer, e.id, e.lot, true from unnest(ids, lots) with ordinality as e (id, lot, ord) where e.id is not null;
  if array_position(ids, null) is not null then
    return query
      select k.ord::integer, e.id, (select t.lot_id from ledger.transfer t where t.book_id = in_book and t.entry_id = e.id and t.seq = 1), false
      from unnest(ids, e_key) with ordinality as k (id, key, ord)
      cross join lateral (select e.id from ledger.entry e where e.book_id = in_book and e.idempotency_key = k.key limit 1) e
      where k.id is null;
  end if;
end
$post$;
