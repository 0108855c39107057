-- Closing of days and months by two persons, differences until they are explained, and the stop of a book whose invariants break.
create schema reconciliation;
grant usage on schema reconciliation to ledger_app, ledger_reader;

create table reconciliation.reopening (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  -- The first day that is open again; every later one is too.
  from_on date not null,
  reason text not null check (reason <> ''),
  asked_by bigint not null references access.person,
  asked_at timestamptz not null,
  confirmed_by bigint references access.person,
  confirmed_at timestamptz,
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_by <> asked_by)
);
create unique index reopening_asked on reconciliation.reopening (book_id) where confirmed_at is null;

-- A day, or a month by its last day, with everything before it. Prepared by one person, closed by the confirmation of another.
create table reconciliation.period_close (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  kind text not null check (kind in ('day', 'month')),
  through_on date not null check (kind = 'day' or extract(day from through_on + 1) = 1),
  bank_minor bigint not null,
  -- The close before it, which its hash takes in.
  previous_id bigint references reconciliation.period_close,
  hash bytea not null check (octet_length(hash) = 32),
  prepared_by bigint not null references access.person,
  prepared_at timestamptz not null,
  confirmed_by bigint references access.person,
  confirmed_at timestamptz,
  -- Prepared again before anybody confirmed it.
  superseded_at timestamptz,
  reopening_id bigint references reconciliation.reopening,
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_by <> prepared_by),
  check (superseded_at is null or confirmed_at is null),
  check (reopening_id is null or confirmed_at is not null)
);
create unique index period_close_stands on reconciliation.period_close (book_id, kind, through_on) where superseded_at is null and reopening_id is null;

-- The balances of a close, each account from its beginning to the end of its last day.
create table reconciliation.close_balance (
  close_id bigint not null references reconciliation.period_close,
  account smallint not null references ledger.account,
  debit_minor bigint not null,
  credit_minor bigint not null,
  primary key (close_id, account)
);

-- Up to which day a book is closed. Written by the two triggers below alone.
create table reconciliation.closed_through (
  book_id integer primary key references ledger.book,
  through_on date not null
);

create table reconciliation.difference (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  kind text not null check (kind in ('unexplained-debit', 'held-statement', 'broken-check', 'aged-in-transit', 'balance', 'statement-missing')),
  -- What differs: a line, a statement, a stop, a payout, or the day.
  subject text not null,
  amount_minor bigint not null,
  since_on date not null,
  facts text not null,
  found_at timestamptz not null,
  unique (book_id, kind, subject)
);
create index difference_since on reconciliation.difference (book_id, since_on);
-- Its history: nothing of it is changed. The last note says how it stands.
create table reconciliation.difference_note (
  id bigint generated always as identity primary key,
  difference_id bigint not null references reconciliation.difference,
  act text not null check (act in ('assigned', 'closed', 'found-again')),
  reason text not null check (reason <> ''),
  owner_id bigint references access.person,
  due_on date,
  person_id bigint not null references access.person,
  at timestamptz not null,
  check ((act = 'assigned') = (owner_id is not null)),
  check ((owner_id is null) = (due_on is null))
);
create index difference_note_of on reconciliation.difference_note (difference_id, id);
create view reconciliation.difference_now with (security_invoker = true) as
  select d.*, n.act, n.reason, n.owner_id, n.due_on, n.person_id, n.at
  from reconciliation.difference d
  left join lateral (select * from reconciliation.difference_note n where n.difference_id = d.id order by n.id desc limit 1) n on true;

create table reconciliation.book_stop (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  check_name text not null,
  facts text not null,
  raised_by bigint not null references access.person,
  raised_at timestamptz not null,
  lift_reason text check (lift_reason <> ''),
  lift_asked_by bigint references access.person,
  lift_asked_at timestamptz,
  lifted_by bigint references access.person,
  lifted_at timestamptz,
  check ((lift_reason is null) = (lift_asked_by is null) and (lift_asked_by is null) = (lift_asked_at is null)),
  check ((lifted_by is null) = (lifted_at is null)),
  check (lifted_at is null or lift_asked_at is not null),
  check (lifted_by <> lift_asked_by)
);
create unique index book_stop_stands on reconciliation.book_stop (book_id, check_name) where lifted_at is null;

grant select on all tables in schema reconciliation to ledger_app, ledger_reader;
grant insert on reconciliation.reopening, reconciliation.period_close, reconciliation.close_balance, reconciliation.difference,
  reconciliation.difference_note, reconciliation.book_stop to ledger_app;
grant update (confirmed_by, confirmed_at) on reconciliation.reopening to ledger_app;
grant update (confirmed_by, confirmed_at, superseded_at) on reconciliation.period_close to ledger_app;
grant update (lift_reason, lift_asked_by, lift_asked_at, lifted_by, lifted_at) on reconciliation.book_stop to ledger_app;

-- Whether a person holds a permission at this moment.
create function access.holds(in_person bigint, in_permission text) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $holds$
  select exists (select from access.person_role r join access.grant_row g on g.role = r.role
                 where r.person_id = in_person and r.revoked_at is null and g.permission = in_permission)
$holds$;
revoke all on function access.holds from public;
grant execute on function access.holds to ledger_app;

-- A close is confirmed by another person who may, while nobody posts to the book, and only when the balances still are what the first
-- person signed and every difference up to then has an owner. It stands from then on until it is reopened.
create function reconciliation.close_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    if new.confirmed_at is not null or new.reopening_id is not null or not access.holds(new.prepared_by, 'period.close') then
      raise exception 'a close begins with the signature of one person of finance' using errcode = 'LD051';
    end if;
    return new;
  end if;
  if old.superseded_at is not null or old.confirmed_at is not null and new.reopening_id is not distinct from old.reopening_id
     or old.reopening_id is not null then
    raise exception 'a close is confirmed once' using errcode = 'LD051';
  end if;
  if old.confirmed_at is not null or new.confirmed_at is null then
    return new;
  end if;
  if not access.holds(new.confirmed_by, case new.kind when 'month' then 'month.confirm' else 'period.close' end) then
    raise exception 'this person does not confirm a close' using errcode = 'LD051';
  end if;
  perform pg_advisory_xact_lock(hashtext('ledger.period'), new.book_id);
  if exists (select from reconciliation.closed_through c where c.book_id = new.book_id and c.through_on >= new.through_on and new.kind = 'day') then
    raise exception 'this day is closed' using errcode = 'LD051';
  end if;
  if exists (
    select from (select p.account, sum(p.debit_minor) as debit, sum(p.credit_minor) as credit from ledger.balance_parts(new.book_id, new.through_on) p group by p.account) n
    full join (select b.account, b.debit_minor as debit, b.credit_minor as credit from reconciliation.close_balance b where b.close_id = new.id) k using (account)
    where (coalesce(n.debit, 0), coalesce(n.credit, 0)) is distinct from (coalesce(k.debit, 0), coalesce(k.credit, 0))) then
    raise exception 'the balances are not what was signed' using errcode = 'LD052';
  end if;
  if exists (select from reconciliation.difference_now d where d.book_id = new.book_id and d.since_on <= new.through_on and d.act is distinct from 'assigned' and d.act is distinct from 'closed') then
    raise exception 'a difference is not explained' using errcode = 'LD053';
  end if;
  insert into reconciliation.closed_through as c (book_id, through_on) values (new.book_id, new.through_on)
    on conflict (book_id) do update set through_on = greatest(c.through_on, excluded.through_on);
  return new;
end
$stands$;
create trigger close_stands before insert or update on reconciliation.period_close for each row execute function reconciliation.close_stands();

-- What was signed stays as it was.
create function reconciliation.balance_of_unsigned() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $unsigned$
begin
  if not exists (select from reconciliation.period_close c where c.id = new.close_id and c.confirmed_at is null and c.superseded_at is null) then
    raise exception 'a close keeps its balances' using errcode = 'LD051';
  end if;
  return new;
end
$unsigned$;
create trigger balance_of_unsigned before insert on reconciliation.close_balance for each row execute function reconciliation.balance_of_unsigned();

create function reconciliation.reopening_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $reopen$
begin
  if tg_op = 'INSERT' then
    if new.confirmed_at is not null or not access.holds(new.asked_by, 'period.reopen') then
      raise exception 'a reopening begins with one person who asks' using errcode = 'LD051';
    end if;
    return new;
  end if;
  if old.confirmed_at is not null or new.confirmed_at is null or not access.holds(new.confirmed_by, 'period.reopen') then
    raise exception 'a reopening is confirmed once, by a person who may' using errcode = 'LD051';
  end if;
  perform pg_advisory_xact_lock(hashtext('ledger.period'), new.book_id);
  update reconciliation.closed_through set through_on = new.from_on - 1 where book_id = new.book_id and through_on >= new.from_on;
  if not found then
    raise exception 'this day is not closed' using errcode = 'LD051';
  end if;
  update reconciliation.period_close set reopening_id = new.id
    where book_id = new.book_id and through_on >= new.from_on and confirmed_at is not null and reopening_id is null;
  return new;
end
$reopen$;
create trigger reopening_stands before insert or update on reconciliation.reopening for each row execute function reconciliation.reopening_stands();

-- A closed period takes no posting any more. Asked once a statement, not a row, and behind whatever inserts entries. The lock is shared
-- among those who post, so that none waits for another; whoever closes waits until they are done, and they see what was closed.
create function ledger.refuse_closed_period() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $closed$
declare
  posted record;
  closed date;
begin
  for posted in select f.book_id, min(f.value_on) as value_on from fresh f group by f.book_id loop
    perform pg_advisory_xact_lock_shared(hashtext('ledger.period'), posted.book_id);
    select c.through_on into closed from reconciliation.closed_through c where c.book_id = posted.book_id;
    if posted.value_on <= closed then
      raise exception 'the book is closed through %, this is of %', closed, posted.value_on using errcode = 'LD050';
    end if;
  end loop;
  return null;
end
$closed$;
create trigger refuse_closed_period after insert on ledger.entry referencing new table as fresh for each statement execute function ledger.refuse_closed_period();

-- A difference is told once more about only while it is open.
create function reconciliation.note_of_open() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $note$
begin
  perform from reconciliation.difference d where d.id = new.difference_id for update;
  if (select n.act from reconciliation.difference_note n where n.difference_id = new.difference_id order by n.id desc limit 1) = 'closed' and new.act <> 'found-again' then
    raise exception 'this difference is closed' using errcode = 'LD054';
  end if;
  return new;
end
$note$;
create trigger note_of_open before insert on reconciliation.difference_note for each row execute function reconciliation.note_of_open();

create function reconciliation.stop_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stop$
begin
  if tg_op = 'INSERT' then
    if new.lift_asked_at is not null then
      raise exception 'a stop begins as one' using errcode = 'LD056';
    end if;
  elsif old.lifted_at is not null
     or new.lifted_at is not null and ((new.lift_asked_by, new.lift_asked_at, new.lift_reason) is distinct from (old.lift_asked_by, old.lift_asked_at, old.lift_reason)
                                       or not access.holds(new.lifted_by, 'stop.lift'))
     or new.lifted_at is null and not access.holds(new.lift_asked_by, 'stop.lift') then
    raise exception 'a stop is lifted by two persons who may' using errcode = 'LD056';
  end if;
  return new;
end
$stop$;
create trigger stop_stands before insert or update on reconciliation.book_stop for each row execute function reconciliation.stop_stands();

-- No payout of a stopped book is submitted or goes out.
create function payouts.refuse_stopped_book() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stopped$
begin
  if exists (select from reconciliation.book_stop s join payouts.payout p on p.book_id = s.book_id where p.id = new.payout_id and s.lifted_at is null) then
    raise exception 'the book is stopped' using errcode = 'LD055';
  end if;
  return new;
end
$stopped$;
create trigger refuse_stopped_book before insert on payouts.move for each row
  when (new.trigger in ('Submit', 'Reissue', 'Release')) execute function payouts.refuse_stopped_book();

-- The earliest line of a statement that waits because its day is closed: it goes on when that day is open again.
alter table receipts.statement add column waits_for_on date;
grant update (waits_for_on) on receipts.statement to ledger_app;

insert into access.permission values
  ('period.close', 'close a day, or sign a month for finance'),
  ('month.confirm', 'sign a month for the execution side'),
  ('period.reopen', 'ask for a closed period to be opened again, or confirm it'),
  ('difference.manage', 'assign and close differences'),
  ('book.guard', 'look for differences, and stop a book whose invariants break'),
  ('stop.lift', 'lift the stop of a book');
insert into access.grant_row values
  ('ACC', 'period.close', 'all'), ('CSH', 'period.close', 'all'),
  ('REG', 'month.confirm', 'all'), ('DIR', 'month.confirm', 'all'),
  ('ACC', 'period.reopen', 'all'), ('CSH', 'period.reopen', 'all'), ('DIR', 'period.reopen', 'all'),
  ('ACC', 'difference.manage', 'all'), ('CSH', 'difference.manage', 'all'),
  ('SVC', 'book.guard', 'all'), ('ACC', 'book.guard', 'all'), ('CSH', 'book.guard', 'all'), ('REG', 'book.guard', 'all'),
  ('ACC', 'stop.lift', 'all'), ('REG', 'stop.lift', 'all'), ('DIR', 'stop.lift', 'all');

-- Debits that nobody explains are few, and looked for often.
create index match_unexplained on receipts.match (line_id) where rule = 'D0' and undone_at is null;
-- A month's entries are found by their day: entries lie nearly in that order, so a summary of every 32 pages does, and costs a posting nothing.
create index entry_value_on on ledger.entry using brin (value_on) with (pages_per_range = 32, autosummarize = on);
