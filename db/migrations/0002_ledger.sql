-- The journal: book, chart, lot, entry, transfer, position. Only ledger.post writes it; the application's role reads.
create schema ledger;
grant usage on schema ledger to ledger_app, ledger_reader;

create table ledger.book (
  id integer generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Za-z0-9-]{1,32}$'),
  court_code text not null,
  name text not null,
  escrow_account_no text not null check (escrow_account_no ~ '^[0-9A-Za-z]{1,34}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  opened_at timestamptz not null,
  unique (escrow_account_no, currency)
);
grant select, insert on ledger.book to ledger_app;

create table ledger.account (
  code smallint primary key,
  name text not null unique,
  chinese text not null,
  side text not null check (side in ('debit', 'credit')),
  case_dimension text not null check (case_dimension in ('never', 'optional', 'always')),
  guarded boolean not null
);
insert into ledger.account values
  (101, 'BANK', '银行存款', 'debit', 'never', false),
  (102, 'CASH', '库存现金', 'debit', 'never', false),
  (103, 'BANK_CHARGE', '银行手续费', 'debit', 'never', false),
  (104, 'UNEXPLAINED_DEBIT', '不明支出', 'debit', 'never', false),
  (201, 'CASE_AVAILABLE', '可发放', 'credit', 'always', true),
  (202, 'CASE_DISPUTED', '争议', 'credit', 'always', true),
  (203, 'CASE_HELD', '冻结', 'credit', 'always', true),
  (204, 'CASE_RESERVED', '审批占用', 'credit', 'always', true),
  (205, 'CASE_DEPOSITED', '提存', 'credit', 'always', true),
  (206, 'CASE_SURPLUS', '应退', 'credit', 'always', true),
  (207, 'FEE_DUE', '应缴费', 'credit', 'always', true),
  (211, 'IN_TRANSIT', '在途', 'credit', 'optional', true),
  (212, 'RETURNED', '退票', 'credit', 'optional', true),
  (221, 'UNKNOWN', '不明款', 'credit', 'never', true),
  (222, 'INTEREST', '账户利息', 'credit', 'never', true),
  (223, 'BOND', '保证金', 'credit', 'never', true);

-- The posting table: which accounts each kind of entry may move money between. The kernel holds the same rows.
create table ledger.legal_posting (
  kind smallint not null,
  debit_account smallint not null references ledger.account,
  credit_account smallint not null references ledger.account,
  exchange_report text,
  primary key (kind, debit_account, credit_account)
);
insert into ledger.legal_posting values
  (1, 101, 221, null),
  (2, 101, 201, '1001'),
  (3, 101, 221, '1002'),
  (4, 221, 201, '1003'),
  (5, 201, 202, '1005'),
  (5, 204, 202, '1005'),
  (6, 202, 201, '1005'),
  (7, 202, 206, '1005'),
  (7, 202, 201, '1005'),
  (8, 201, 203, '1005'),
  (9, 203, 201, '1005'),
  (10, 201, 204, null),
  (11, 204, 201, null),
  (12, 204, 211, '1006'),
  (13, 211, 101, '1007'),
  (14, 211, 201, null),
  (15, 101, 212, null),
  (16, 212, 201, null),
  (17, 104, 101, null),
  (18, 103, 101, null),
  (19, 101, 222, null),
  (20, 101, 221, '1002');

create sequence ledger.lot_id;
create sequence ledger.entry_id;

-- Written by ledger.post alone, in the statement that inserts its entry; the entry's book stands for the lot's and the transfer's, and
-- the posting table for their accounts. A foreign key for each would cost a fifth of every posting and say the same.
create table ledger.lot (
  book_id integer not null,
  id bigint not null,
  entry_id bigint not null,
  arrived_on date not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (book_id, id)
);

create table ledger.entry (
  book_id integer not null references ledger.book,
  id bigint not null,
  idempotency_key uuid not null,
  payload_hash uuid not null,
  booked_at timestamptz not null,
  actor_id bigint not null,
  source_id bigint not null,
  reverses_entry_id bigint,
  value_on date not null,
  kind smallint not null,
  source_kind smallint not null,
  use_case text not null,
  primary key (book_id, id),
  unique (book_id, idempotency_key),
  foreign key (book_id, reverses_entry_id) references ledger.entry,
  check ((kind = 21) = (reverses_entry_id is not null))
);
-- An entry is reversed at most once.
create unique index entry_reversed_once on ledger.entry (book_id, reverses_entry_id) where reverses_entry_id is not null;
create index entry_source on ledger.entry (book_id, source_kind, source_id);

create table ledger.transfer (
  book_id integer not null,
  entry_id bigint not null,
  lot_id bigint,
  debit_case_id bigint,
  credit_case_id bigint,
  amount_minor bigint not null check (amount_minor > 0),
  seq smallint not null,
  debit_account smallint not null,
  credit_account smallint not null,
  primary key (book_id, entry_id, seq),
  foreign key (book_id, entry_id) references ledger.entry,
  foreign key (book_id, lot_id) references ledger.lot,
  -- Money of one case never becomes another's: that is a transfer between cases, an act of its own with approvals.
  check (debit_account <> credit_account and (debit_case_id is null or credit_case_id is null or debit_case_id = credit_case_id)),
  -- Accounts 201 to 207 name a case, 211 and 212 may, the others never do.
  check (case when debit_account between 201 and 207 then debit_case_id is not null
              when debit_account in (211, 212) then true else debit_case_id is null end),
  check (case when credit_account between 201 and 207 then credit_case_id is not null
              when credit_account in (211, 212) then true else credit_case_id is null end),
  -- Only money between the bank and an asset that is not a lot's may move without a lot.
  check (lot_id is not null or (debit_account < 200 and credit_account < 200))
);
create index transfer_lot on ledger.transfer (book_id, lot_id);

-- What each lot holds where: the fold of its transfers over guarded accounts. Case 0 stands for none.
create table ledger.position (
  book_id integer not null,
  case_id bigint not null,
  lot_id bigint not null,
  amount_minor bigint not null check (amount_minor >= 0),
  account smallint not null,
  primary key (book_id, case_id, account, lot_id)
);
create index position_lot on ledger.position (book_id, lot_id);

grant select on all tables in schema ledger to ledger_app, ledger_reader;

create view ledger.position_fold as
  select book_id, case_id, account, lot_id, sum(amount)::bigint as amount_minor
  from (
    select book_id, coalesce(credit_case_id, 0) as case_id, credit_account as account, lot_id, amount_minor as amount
    from ledger.transfer where credit_account > 200
    union all
    select book_id, coalesce(debit_case_id, 0), debit_account, lot_id, -amount_minor
    from ledger.transfer where debit_account > 200
  ) as legs
  group by book_id, case_id, account, lot_id;
grant select on ledger.position_fold to ledger_app, ledger_reader;

-- Posts a batch of entries: parallel arrays, one element an entry (e_), one an entry's transfer (t_, t_entry counts from 1).
-- A key that is already there posts nothing and must carry the same content. Errors:
--   LD001 a position would fall below zero     LD002 the key came before with other content
--   LD003 an illegal pair of accounts          LD004 a reversal that does not mirror its origin
--   LD005 a lot minted out of nothing, or money from the bank without a lot
create function ledger.post(
  in_book integer, in_actor bigint, in_use_case text, in_booked_at timestamptz,
  e_kind smallint[], e_key uuid[], e_hash uuid[], e_value_on date[], e_source_kind smallint[], e_source bigint[],
  e_reverses bigint[], e_lot_amount bigint[], e_lot_arrived date[],
  t_entry integer[], t_lot bigint[], t_debit smallint[], t_debit_case bigint[], t_credit smallint[], t_credit_case bigint[],
  t_amount bigint[])
returns table (ord integer, entry_id bigint, lot_id bigint, fresh boolean)
-- Batches join by hashing, whatever the planner guesses of arrays it cannot see into; positions are reached by their key, row by row.
-- A plan that is forbidden looks dear, and what looks dear would be compiled: half a second for a posting of a millisecond. What the
-- function sets here, PostgreSQL sets back when it returns.
language plpgsql security definer set search_path = pg_catalog, pg_temp
  set enable_nestloop = off set enable_seqscan = off set enable_hashjoin = on set enable_mergejoin = on set jit = off as $post$
#variable_conflict use_column
declare
  bad text;
  taken_from bigint;
  fresh_ord integer[];
  fresh_id bigint[];
  fresh_lot bigint[];
  down_case bigint[];
  down_account smallint[];
  down_lot bigint[];
  down_amount bigint[];
begin
  select format('kind %s from account %s to account %s', e_kind[t.entry], t.debit, t.credit) into bad
  from unnest(t_entry, t_debit, t_credit) as t (entry, debit, credit)
  left join ledger.legal_posting p on p.kind = e_kind[t.entry] and p.debit_account = t.debit and p.credit_account = t.credit
  where e_kind[t.entry] <> 21 and p.kind is null
  limit 1;
  if bad is not null then
    raise exception 'illegal posting: %', bad using errcode = 'LD003';
  end if;

  if exists (select from unnest(e_reverses) as r where r is not null) then
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
    if bad is not null then
      raise exception 'the reversal does not mirror its origin: a transfer is %', bad using errcode = 'LD004';
    end if;
  end if;

  -- A bank credit mints its lot, of exactly what it brings; nothing else does. A restated receipt goes with the reversal of it.
  select format('entry %s of kind %s', e.ord, e.kind) into bad
  from unnest(e_kind, e_lot_amount) with ordinality as e (kind, lot_amount, ord)
  left join (select entry, sum(amount) as amount, bool_and(lot is null) as all_new from unnest(t_entry, t_lot, t_amount) as t (entry, lot, amount) group by entry) t on t.entry = e.ord
  where (e.kind in (1, 2, 3, 19)) <> (e.lot_amount is not null)
     or (e.lot_amount is not null and (e.lot_amount is distinct from t.amount or not t.all_new))
     or (e.kind = 20 and not 21 = any (e_kind))
     or t.entry is null
  limit 1;
  if bad is not null then
    raise exception 'a lot that is not what the bank brought: %', bad using errcode = 'LD005';
  end if;

  -- Every position that the batch touches is locked in key order, whether it gives or takes: of two batches that cross, one would
  -- otherwise hold what the other wants. Positions of lots minted here are nobody else's yet.
  if exists (select from unnest(t_lot) as lot where lot is not null) then
    perform set_config('enable_nestloop', 'on', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true);
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
    perform set_config('enable_nestloop', 'off', true), set_config('enable_hashjoin', 'on', true), set_config('enable_mergejoin', 'on', true);
  end if;

  with numbered as materialized (
    select e.*, nextval('ledger.entry_id') as id, case when e.lot_amount is not null then nextval('ledger.lot_id') end as lot_id
    from unnest(e_kind, e_key, e_hash, e_value_on, e_source_kind, e_source, e_reverses, e_lot_amount, e_lot_arrived)
      with ordinality as e (kind, key, hash, value_on, source_kind, source, reverses, lot_amount, lot_arrived, ord)
  ), posted as (
    insert into ledger.entry (book_id, id, idempotency_key, payload_hash, booked_at, actor_id, source_id, reverses_entry_id,
                              value_on, kind, source_kind, use_case)
    select in_book, n.id, n.key, n.hash, in_booked_at, in_actor, n.source, n.reverses, n.value_on, n.kind, n.source_kind, in_use_case
    -- In key order: of two batches with the same keys one waits for the other, never both.
    from numbered n order by n.key
    on conflict (book_id, idempotency_key) do nothing
    returning id
  ), fresh as materialized (
    select n.ord::integer as ord, n.id, n.lot_id, n.lot_amount, n.lot_arrived from numbered n join posted using (id)
  ), minted as (
    insert into ledger.lot (book_id, id, entry_id, arrived_on, amount_minor)
    select in_book, f.lot_id, f.id, f.lot_arrived, f.lot_amount from fresh f where f.lot_id is not null
  ), moved as (
    insert into ledger.transfer (book_id, entry_id, lot_id, debit_case_id, credit_case_id, amount_minor, seq, debit_account, credit_account)
    select in_book, f.id, coalesce(t.lot, f.lot_id), t.debit_case, t.credit_case, t.amount,
           row_number() over (partition by f.id order by t.seq), t.debit, t.credit
    from unnest(t_entry, t_lot, t_debit, t_debit_case, t_credit, t_credit_case, t_amount)
      with ordinality as t (entry, lot, debit, debit_case, credit, credit_case, amount, seq)
    join fresh f on f.ord = t.entry
    returning lot_id, debit_case_id, credit_case_id, amount_minor, debit_account, credit_account
  ), delta as materialized (
    select case_id, account, lot_id, sum(amount)::bigint as amount
    from (select coalesce(credit_case_id, 0) as case_id, credit_account as account, lot_id, amount_minor as amount
          from moved where credit_account > 200
          union all
          select coalesce(debit_case_id, 0), debit_account, lot_id, -amount_minor
          from moved where debit_account > 200) as legs
    group by case_id, account, lot_id
  ), given as (
    insert into ledger.position as p (book_id, case_id, lot_id, amount_minor, account)
    select in_book, d.case_id, d.lot_id, d.amount, d.account from delta d where d.amount >= 0
    order by d.case_id, d.account, d.lot_id
    on conflict (book_id, case_id, account, lot_id) do update set amount_minor = p.amount_minor + excluded.amount_minor
  )
  select f.ords, f.ids, f.lots, d.cases, d.accounts, d.lots, d.amounts
  into fresh_ord, fresh_id, fresh_lot, down_case, down_account, down_lot, down_amount
  from (select array_agg(ord) as ords, array_agg(id) as ids, array_agg(lot_id) as lots from fresh) f,
       (select array_agg(case_id) as cases, array_agg(account) as accounts, array_agg(lot_id) as lots, array_agg(amount) as amounts
        from delta where amount < 0) d;

  if down_case is not null then
    perform set_config('enable_nestloop', 'on', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true);
    update ledger.position p set amount_minor = p.amount_minor + d.amount
    from unnest(down_case, down_account, down_lot, down_amount) as d (case_id, account, lot_id, amount)
    where p.book_id = in_book and p.case_id = d.case_id and p.account = d.account and p.lot_id = d.lot_id and p.amount_minor >= -d.amount;
    get diagnostics taken_from = row_count;
    if taken_from <> cardinality(down_case) then
      raise exception 'a position would fall below zero' using errcode = 'LD001';
    end if;
  end if;

  return query select f.ord, f.id, f.lot, true from unnest(fresh_ord, fresh_id, fresh_lot) as f (ord, id, lot);
  -- What was not fresh came before: found by its key, in a statement of its own, which sees what others have committed since.
  if cardinality(fresh_ord) is distinct from cardinality(e_key) then
    if exists (select from unnest(e_key, e_hash) as k (key, hash)
               where (select e.payload_hash from ledger.entry e where e.book_id = in_book and e.idempotency_key = k.key) <> k.hash) then
      raise exception 'an idempotency key came before with other content' using errcode = 'LD002';
    end if;
    return query
      select k.ord::integer, e.id, (select t.lot_id from ledger.transfer t where t.book_id = in_book and t.entry_id = e.id and t.seq = 1), false
      from unnest(e_key) with ordinality as k (key, ord)
      cross join lateral (select e.id from ledger.entry e where e.book_id = in_book and e.idempotency_key = k.key limit 1) e
      where k.ord <> all (coalesce(fresh_ord, '{}'));
  end if;
end
$post$;
revoke all on function ledger.post from public;
grant execute on function ledger.post to ledger_app;

-- Rebuilds the positions of a book from its transfers; for the owner, after a restore.
create function ledger.rebuild_positions(in_book integer) returns void language sql as $rebuild$
  delete from ledger.position where book_id = in_book;
  insert into ledger.position (book_id, case_id, account, lot_id, amount_minor)
  select book_id, case_id, account, lot_id, amount_minor from ledger.position_fold where book_id = in_book;
$rebuild$;
revoke all on function ledger.rebuild_positions from public;
