-- A ledger as it is usually built: an account row with its balance, locked and updated on both sides of every transfer. Written so that
-- it is as quick as that design allows: two updates and one insert in one call, no foreign keys, no triggers, no checks but one.
create schema hot_row;

create table hot_row.account (
  id bigint primary key,
  balance bigint not null default 0
  -- Room on each page, and no index on the balance: every update stays on its page (HOT) and touches no index.
) with (fillfactor = 20);

-- Running balances stand in the transfer itself: a row of history for each side would cost two more inserts.
create table hot_row.transfer (
  id bigint generated always as identity primary key,
  from_account bigint not null,
  to_account bigint not null,
  amount bigint not null check (amount > 0),
  from_balance bigint not null,
  to_balance bigint not null,
  idempotency_key uuid not null unique,
  booked_at timestamptz not null,
  value_on date not null
);
create index on hot_row.transfer (from_account, id);
create index on hot_row.transfer (to_account, id);

-- Locks in the order of the ids, by the updates themselves: a select for update before them would be one statement more. Callers give the
-- busiest account the highest id, so that its row is locked last and released soonest.
create function hot_row.post(in_from bigint, in_to bigint, in_amount bigint, in_key uuid, in_on date) returns bigint language plpgsql as $$
declare
  from_now bigint;
  to_now bigint;
  posted bigint;
begin
  if in_from < in_to then
    update hot_row.account set balance = balance - in_amount where id = in_from returning balance into from_now;
    update hot_row.account set balance = balance + in_amount where id = in_to returning balance into to_now;
  else
    update hot_row.account set balance = balance + in_amount where id = in_to returning balance into to_now;
    update hot_row.account set balance = balance - in_amount where id = in_from returning balance into from_now;
  end if;
  insert into hot_row.transfer (from_account, to_account, amount, from_balance, to_balance, idempotency_key, booked_at, value_on)
  values (in_from, in_to, in_amount, from_now, to_now, in_key, now(), in_on) returning id into posted;
  return posted;
end
$$;

-- The same for an array, in one call and one transaction.
create function hot_row.post_batch(in_from bigint[], in_to bigint[], in_amount bigint[], in_key uuid[], in_on date) returns bigint language plpgsql as $$
declare
  from_now bigint;
  to_now bigint;
begin
  for i in 1 .. cardinality(in_from) loop
    if in_from[i] < in_to[i] then
      update hot_row.account set balance = balance - in_amount[i] where id = in_from[i] returning balance into from_now;
      update hot_row.account set balance = balance + in_amount[i] where id = in_to[i] returning balance into to_now;
    else
      update hot_row.account set balance = balance + in_amount[i] where id = in_to[i] returning balance into to_now;
      update hot_row.account set balance = balance - in_amount[i] where id = in_from[i] returning balance into from_now;
    end if;
    insert into hot_row.transfer (from_account, to_account, amount, from_balance, to_balance, idempotency_key, booked_at, value_on)
    values (in_from[i], in_to[i], in_amount[i], from_now, to_now, in_key[i], now(), in_on);
  end loop;
  return cardinality(in_from);
end
$$;

-- Another design, for orientation: a batch is added up first and each balance written once; running balances are worked out beside it.
create function hot_row.post_summed(in_from bigint[], in_to bigint[], in_amount bigint[], in_key uuid[], in_on date) returns bigint language plpgsql as $$
begin
  perform from hot_row.account where id in (select unnest(in_from) union select unnest(in_to)) order by id for update;
  insert into hot_row.transfer (from_account, to_account, amount, from_balance, to_balance, idempotency_key, booked_at, value_on)
  select t.f, t.t, t.amount, f.balance - sum(t.amount) over (partition by t.f order by t.n), o.balance + sum(t.amount) over (partition by t.t order by t.n), t.key, now(), in_on
  from unnest(in_from, in_to, in_amount, in_key) with ordinality as t (f, t, amount, key, n)
  join hot_row.account f on f.id = t.f join hot_row.account o on o.id = t.t order by t.n;
  update hot_row.account a set balance = a.balance + d.amount
  from (select id, sum(amount)::bigint as amount from (select unnest(in_from) as id, -unnest(in_amount) as amount union all select unnest(in_to), unnest(in_amount)) s group by id) d
  where a.id = d.id;
  return cardinality(in_from);
end
$$;

grant usage on schema hot_row to ledger_app;
grant select, insert, update on all tables in schema hot_row to ledger_app;
grant usage on all sequences in schema hot_row to ledger_app;
