-- What reads start from, so that they cost the same after ten years as after one: balances folded by day, the lots that still wait, and
-- what the book had reached at each statement. All of it is derived, follows the journal at a distance, and can be thrown away.

-- Debits and credits of an account from its beginning to the end of a day by the bank's booking date; a row for each day that moved it.
create table ledger.daily_balance (
  book_id integer not null references ledger.book,
  account smallint not null references ledger.account,
  value_on date not null,
  debit_minor bigint not null,
  credit_minor bigint not null,
  primary key (book_id, account, value_on)
);

-- Lots with money that waits for a notice (available or reserved), as of the mark; a lot that moved since may be listed and wait no more.
create table ledger.open_lot (
  book_id integer not null,
  case_id bigint not null,
  lot_id bigint not null,
  primary key (book_id, case_id, lot_id)
);

-- Up to which entry a book is folded. What was posted since is the tail, and is read from the journal itself.
create table ledger.fold_mark (
  book_id integer primary key references ledger.book,
  through_entry_id bigint not null,
  -- The highest entry id drawn when the transaction noted_xid looked: ripe once every older transaction is over.
  noted_entry_id bigint,
  noted_xid xid8
);
grant select on ledger.daily_balance, ledger.open_lot, ledger.fold_mark to ledger_app, ledger_reader;

-- Folds what was posted since the last time. An entry id is drawn long before its transaction commits, an import's by minutes, so the
-- fold may only go up to an id below which nothing can appear any more: it reads the highest id drawn, takes a transaction id of its own
-- after that, and waits until every older transaction has ended. Whoever posts takes a transaction id before it draws an entry id, so
-- whoever drew one up to there is older. If somebody older is still at work the mark is only noted, and a later fold goes up to it.
create function ledger.fold_balances() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $fold$
declare
  drawn bigint;
  mine xid8;
  all_over xid8;
  book record;
  upto bigint;
begin
  if pg_current_xact_id_if_assigned() is not null then
    raise exception 'a fold is the first thing that its transaction writes' using errcode = 'LD030';
  end if;
  -- One at a time; the second sees what the first has folded.
  perform pg_advisory_xact_lock(hashtext('ledger.fold_mark'));
  select case when is_called then last_value else 0 end into drawn from ledger.entry_id;
  if not exists (select from ledger.book b left join ledger.fold_mark m on m.book_id = b.id where coalesce(m.through_entry_id, 0) < drawn) then
    return;
  end if;
  mine := pg_current_xact_id();
  all_over := pg_snapshot_xmin(pg_current_snapshot());

  for book in
    select b.id, coalesce(m.through_entry_id, 0) as through, m.noted_entry_id as noted,
           -- A transaction id that is not older than this one is of another server, from before a restore.
           case when m.noted_xid < mine then m.noted_xid end as noted_xid
    from ledger.book b left join ledger.fold_mark m on m.book_id = b.id order by b.id
  loop
    upto := case when all_over >= mine then drawn when all_over >= book.noted_xid then book.noted end;
    insert into ledger.fold_mark as m (book_id, through_entry_id, noted_entry_id, noted_xid)
    values (book.id, coalesce(upto, book.through),
            case when upto = drawn then null when upto is null and book.noted_xid is not null then book.noted else drawn end,
            case when upto = drawn then null when upto is null and book.noted_xid is not null then book.noted_xid else mine end)
    on conflict (book_id) do update
    set through_entry_id = excluded.through_entry_id, noted_entry_id = excluded.noted_entry_id, noted_xid = excluded.noted_xid;
    if upto > book.through then
      perform ledger.fold_range(book.id, book.through, upto);
    end if;
  end loop;
end
$fold$;

create function ledger.fold_range(in_book integer, in_after bigint, in_upto bigint) returns void
-- A range is a minute's entries or ten years': planned anew for each. It is joined by hashing: the statistics know nothing yet of what was
-- posted last, and what they take for a row or two would be walked once for each of its rows.
language plpgsql set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan set enable_nestloop = off set jit = off as $range$
begin
  with legs as (
    select t.debit_account, t.credit_account, e.value_on, sum(t.amount_minor)::bigint as amount
    from ledger.transfer t
    join ledger.entry e on e.book_id = in_book and e.id = t.entry_id and e.id > in_after and e.id <= in_upto
    where t.book_id = in_book and t.entry_id > in_after and t.entry_id <= in_upto
    group by t.debit_account, t.credit_account, e.value_on
  ), moved as (
    select account, value_on, sum(debit)::bigint as debit, sum(credit)::bigint as credit
    from (select debit_account as account, value_on, amount as debit, 0::bigint as credit from legs
          union all
          select credit_account, value_on, 0, amount from legs) as sides
    group by account, value_on
  ), days as (
    -- Money that comes late to an old day is in every balance from that day on.
    select account, value_on from moved
    union
    select d.account, d.value_on from ledger.daily_balance d
    join (select account, min(value_on) as since from moved group by account) m on d.account = m.account and d.value_on > m.since
    where d.book_id = in_book
  )
  insert into ledger.daily_balance (book_id, account, value_on, debit_minor, credit_minor)
  select in_book, d.account, d.value_on,
         coalesce(b.debit_minor, 0) + sum(coalesce(m.debit, 0)) over earlier, coalesce(b.credit_minor, 0) + sum(coalesce(m.credit, 0)) over earlier
  from days d
  left join moved m on m.account = d.account and m.value_on = d.value_on
  left join lateral (
    select b.debit_minor, b.credit_minor from ledger.daily_balance b
    where b.book_id = in_book and b.account = d.account and b.value_on <= d.value_on order by b.value_on desc limit 1
  ) b on true
  window earlier as (partition by d.account order by d.value_on)
  on conflict (book_id, account, value_on) do update set debit_minor = excluded.debit_minor, credit_minor = excluded.credit_minor;

  -- What a lot holds is looked up as it is now; if it moves again after the mark, the tail names it.
  with touched as materialized (
    select k.case_id, k.lot_id,
           exists (select from ledger.position p where p.book_id = in_book and p.case_id = k.case_id and p.account in (201, 204) and p.lot_id = k.lot_id and p.amount_minor > 0) as waits
    from (
      select distinct side.case_id, t.lot_id
      from ledger.transfer t cross join lateral (values (t.debit_account, t.debit_case_id), (t.credit_account, t.credit_case_id)) as side (account, case_id)
      where t.book_id = in_book and t.entry_id > in_after and t.entry_id <= in_upto and side.account in (201, 204)
    ) k
  ), gone as (
    delete from ledger.open_lot o using touched t where not t.waits and o.book_id = in_book and o.case_id = t.case_id and o.lot_id = t.lot_id
  )
  insert into ledger.open_lot (book_id, case_id, lot_id) select in_book, t.case_id, t.lot_id from touched t where t.waits on conflict do nothing;
end
$range$;
revoke all on function ledger.fold_balances, ledger.fold_range from public;
grant execute on function ledger.fold_balances to ledger_app;

-- Throws away what is folded of a book, for the owner, after a restore or when a check finds a difference. Until the next fold every
-- read takes the whole journal for its tail: right as ever, and slow.
create function ledger.unfold_balances(in_book integer) returns void language sql as $unfold$
  select pg_advisory_xact_lock(hashtext('ledger.fold_mark'));
  delete from ledger.fold_mark where book_id = in_book;
  delete from ledger.daily_balance where book_id = in_book;
  delete from ledger.open_lot where book_id = in_book;
$unfold$;
revoke all on function ledger.unfold_balances from public;

-- Debits and credits of each account to the end of a day, null for now: the folded row and, when something was posted since, the tail.
-- Add up what comes back. In one statement, so that mark and tail are of one snapshot.
create function ledger.balance_parts(in_book integer, in_on date)
returns table (account smallint, debit_minor bigint, credit_minor bigint)
language plpgsql stable rows 20
-- The tail is joined by hashing, as it is folded.
  set enable_nestloop = off set jit = off as $parts$
#variable_conflict use_column
declare
  through constant bigint := coalesce((select m.through_entry_id from ledger.fold_mark m where m.book_id = in_book), 0);
begin
  return query
    select a.code, d.debit_minor, d.credit_minor
    from ledger.account a
    cross join lateral (
      select d.debit_minor, d.credit_minor from ledger.daily_balance d
      where d.book_id = in_book and d.account = a.code and d.value_on <= coalesce(in_on, 'infinity') order by d.value_on desc limit 1
    ) d;
  if (select max(e.id) from ledger.entry e where e.book_id = in_book) > through then
    return query
      with tail as (
        select t.debit_account, t.credit_account, sum(t.amount_minor)::bigint as amount
        from ledger.transfer t
        join ledger.entry e on e.book_id = in_book and e.id = t.entry_id and e.id > through
        where t.book_id = in_book and t.entry_id > through and e.value_on <= coalesce(in_on, 'infinity')
        group by t.debit_account, t.credit_account
      )
      select debit_account, amount, 0::bigint from tail union all select credit_account, 0, amount from tail;
  end if;
end
$parts$;
revoke all on function ledger.balance_parts from public;
grant execute on function ledger.balance_parts to ledger_app, ledger_reader;

-- Every lot with money that waits for a notice, and perhaps some that had until a moment ago: the list and the lots of the tail.
create function ledger.open_lots() returns table (book_id integer, case_id bigint, lot_id bigint)
language plpgsql stable rows 1000 as $open$
#variable_conflict use_column
declare
  book record;
begin
  for book in select b.id, coalesce(m.through_entry_id, 0) as through from ledger.book b left join ledger.fold_mark m on m.book_id = b.id loop
    return query
      select book.id, o.case_id, o.lot_id from ledger.open_lot o where o.book_id = book.id
      union
      select book.id, side.case_id, t.lot_id
      from ledger.transfer t cross join lateral (values (t.debit_account, t.debit_case_id), (t.credit_account, t.credit_case_id)) as side (account, case_id)
      where t.book_id = book.id and t.entry_id > book.through and side.account in (201, 204);
  end loop;
end
$open$;
revoke all on function ledger.open_lots from public;
grant execute on function ledger.open_lots to ledger_app, ledger_reader;

insert into access.permission values ('balances.fold', 'fold what was posted into the balances by day');
insert into access.grant_row values ('SVC', 'balances.fold', 'all');

-- The BANK balance that the book had reached with each statement, by the journal; null until it is folded.
alter table receipts.statement add column book_minor bigint;
grant update (book_minor) on receipts.statement to ledger_app;
-- The end of a chain is looked for at the newest statement, or at the newest up to a day; both lists of statements are cut by them.
create index statement_book on receipts.statement (book_id, id);
create index statement_to on receipts.statement (book_id, to_on) where state = 'posted';
create index statement_unfolded on receipts.statement (book_id) where state = 'posted' and book_minor is null;

-- A delivered statement is held against the posted lines of its days. Lines lie in the order in which they came, so that a summary of
-- every 32 pages finds a day; it is some kilobytes, and costs an import nothing.
create index statement_line_booked on receipts.statement_line using brin (booked_on) with (pages_per_range = 32, autosummarize = on);

-- Lists are cut by key, so what they are filtered by comes before the key.
drop index payouts.payout_state;
create index payout_state on payouts.payout (state, id);
drop index cases.enforcement_case_officer;
create index enforcement_case_officer on cases.enforcement_case (officer_id, id);

-- The pairs of neighbouring characters of a text: what contains a part of a number or of a name has all of its pairs.
create function cases.pairs(in_text text) returns text[] language sql immutable strict parallel safe cost 1000 as $pairs$
  select array_agg(distinct substr(in_text, i, 2)) from generate_series(1, length(in_text) - 1) as i
$pairs$;
create index enforcement_case_pairs on cases.enforcement_case using gin (cases.pairs(number));
create index party_pairs on cases.party using gin (cases.pairs(name_key));

-- Every question of this service is answered in less time than it takes to compile it.
do $$
begin
  execute format('alter database %I set jit = off', current_database());
exception
  when insufficient_privilege then raise notice 'jit stays as it is: the database is not the owner''s';
end $$;
