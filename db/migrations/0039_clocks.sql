-- Clocks and sweeps: a calendar of workdays comes into force when a second person confirms it, what was computed from the one before is
-- computed anew and its old value kept, what was late stays late, and what is due is raised once, for the desk that has to act.

-- A version is proposed with the notice it rests on, and in force from its confirmation on.
alter table calendar.version add column notice text, add column confirmed_by bigint, add column confirmed_at timestamptz;
update calendar.version set notice = source, confirmed_by = imported_by, confirmed_at = imported_at;
alter table calendar.version alter column notice set not null, add constraint version_notice check (btrim(notice) <> ''),
  add constraint version_confirmed check ((confirmed_by is null) = (confirmed_at is null));
create index version_in_force on calendar.version (confirmed_at, id) where confirmed_at is not null;

create function calendar.version_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    -- The calendar that comes with the program is in force where there was none.
    if new.confirmed_at is not null and (new.imported_by <> 1 or new.confirmed_by <> 1 or exists (select from calendar.version)) then
      raise exception 'a calendar begins as a proposal' using errcode = 'LD170';
    end if;
    if not access.holds(new.imported_by, 'calendar.import') then
      raise exception 'this person proposes no calendar' using errcode = 'LD170';
    end if;
    return new;
  end if;
  if old.confirmed_at is not null or (new.id, new.sha256, new.source, new.notice, new.imported_at, new.imported_by) is distinct from (old.id, old.sha256, old.source, old.notice, old.imported_at, old.imported_by) then
    raise exception 'a version of the calendar stays as it is' using errcode = 'LD170';
  end if;
  if new.confirmed_by = old.imported_by or not access.holds(new.confirmed_by, 'calendar.confirm') then
    raise exception 'a calendar is confirmed by another person, who may' using errcode = 'LD171';
  end if;
  if exists (select from calendar.version v where v.id > new.id and v.confirmed_at is not null) then
    raise exception 'a later calendar is in force' using errcode = 'LD170';
  end if;
  return new;
end
$stands$;
create trigger version_stands before insert or update on calendar.version for each row execute function calendar.version_stands();

-- The days are proposed with their version: what was looked at is what is confirmed.
create function calendar.day_stands() returns trigger language plpgsql as $day$
begin
  if not exists (select from calendar.version v where v.id = new.version_id and v.xmin = pg_current_xact_id()::xid) then
    raise exception 'the days of version % are complete', new.version_id using errcode = 'LD170';
  end if;
  return new;
end
$day$;
create trigger day_stands before insert on calendar.day for each row execute function calendar.day_stands();
revoke insert on calendar.version from ledger_app;
grant insert (sha256, source, notice, imported_at, imported_by, confirmed_by, confirmed_at), update (confirmed_by, confirmed_at) on calendar.version to ledger_app;

-- What a version made of a deadline that was running. Written by calendar.move_deadlines alone.
create table calendar.deadline_change (
  version_id bigint not null references calendar.version,
  kind text not null,
  subject text not null,
  start_on date not null,
  old_due_on date not null,
  new_due_on date not null,
  old_provisional boolean not null,
  new_provisional boolean not null,
  at timestamptz not null,
  primary key (version_id, kind, subject)
);
create index deadline_change_subject on calendar.deadline_change (subject);
-- Clock A and the thirty days are computed: one that the calendar would have ended in the past keeps its day, and does not move.
create index deadline_kept on calendar.deadline_change (kind, subject) where kind in ('A', 'limit30') and old_due_on = new_due_on and old_provisional = new_provisional;
grant select on calendar.deadline_change to ledger_app, ledger_reader;

/* Moves the running deadlines of one kind, start and due date to another date, under the version that is confirmed in this very transaction, and
   keeps the old ones. What has run out by then is not moved: no calendar makes something on time that was late.
   LD172 an overdue deadline, one that would be overdue by it, or no version to move it by. */
create function calendar.move_deadlines(in_version bigint, in_kind text[], in_subject text[], in_start date[], in_old date[], in_new date[], in_was boolean[], in_provisional boolean[])
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $move$
declare
  v calendar.version;
  moved integer;
begin
  select * into v from calendar.version x where x.id = in_version and x.confirmed_at is not null and x.xmin = pg_current_xact_id()::xid;
  if not found then
    raise exception 'deadlines move with the confirmation of a calendar' using errcode = 'LD172';
  end if;
  if exists (select from unnest(in_old) o where o < (v.confirmed_at at time zone 'Asia/Shanghai')::date) then
    raise exception 'what is overdue stays overdue' using errcode = 'LD172';
  end if;
  if exists (select from unnest(in_new) n where n < (v.confirmed_at at time zone 'Asia/Shanghai')::date) then
    raise exception 'no calendar moves a deadline into the past' using errcode = 'LD172';
  end if;
  with m as (
    select * from unnest(in_kind, in_subject, in_start, in_old, in_new, in_was, in_provisional) as m (kind, subject, start_on, old_due, new_due, was, provisional)
  ), notice as (
    select 'B' as kind, 'payout:' || n.payout_id as subject, n.payout_id, n.round, n.b_due_provisional as was, m.start_on, m.old_due, m.new_due, m.provisional
    from m join payouts.notice n on m.kind = 'B' and n.b_due_on = m.old_due and (n.issued_at at time zone 'Asia/Shanghai')::date = m.start_on and n.returned_at is null
    join payouts.payout p on p.id = n.payout_id and p.round = n.round and p.b_due_on is not null
      and p.state in ('NoticeIssued', 'Accepted', 'OnHold', 'Released', 'Uncertain', 'Failed')
  ), notices as (
    update payouts.notice n set b_due_on = x.new_due, b_due_provisional = x.provisional from notice x where n.payout_id = x.payout_id and n.round = x.round
  ), payouts as (
    update payouts.payout p set b_due_on = x.new_due, b_due_provisional = x.provisional from notice x where p.id = x.payout_id
  ), reissue as (
    select 'reissue' as kind, 'payout:' || i.payout_id as subject, r.line_id, r.reissue_due_provisional as was, m.start_on, m.old_due, m.new_due, m.provisional
    from m join payouts.returned_payment r on m.kind = 'reissue' and r.reissue_due_on = m.old_due and r.returned_on = m.start_on and r.stands
    join payouts.instruction i on i.id = r.instruction_id join payouts.payout p on p.id = i.payout_id and p.round = i.round and p.state = 'Returned'
  ), reissues as (
    update payouts.returned_payment r set reissue_due_on = x.new_due, reissue_due_provisional = x.provisional from reissue x where r.line_id = x.line_id
  ), unknown as (
    select 'U' as kind, 'line:' || u.line_id as subject, u.line_id, false as was, m.start_on, m.old_due, m.new_due, m.provisional
    from m join receipts.unknown_receipt u on m.kind in ('U', 'U.since') and u.state = 'open' and u.due_on = m.old_due
    join receipts.statement_line l on l.id = u.line_id
     and m.start_on = case m.kind when 'U' then l.booked_on else (u.since at time zone 'Asia/Shanghai')::date end
  ), unknowns as (
    update receipts.unknown_receipt u set due_on = x.new_due from unknown x where u.line_id = x.line_id
  ), expected as (
    select 'expected' as kind, 'expected:' || e.id as subject, e.id, e.due_provisional as was, m.start_on, m.old_due, m.new_due, m.provisional
    from m join receipts.expected_receipt e on m.kind = 'expected' and e.kind = 'Deduction' and e.ordered_on = m.start_on and e.due_on = m.old_due
     and e.cancelled_at is null and e.arrived_minor < e.amount_minor
    where not exists (select from receipts.expected_receipt o where o.case_id = e.case_id and o.kind = e.kind and o.reference is not distinct from e.reference
                      and o.amount_minor = e.amount_minor and o.due_on = m.new_due and o.id <> e.id and o.cancelled_at is null)
  ), expecteds as (
    update receipts.expected_receipt e set due_on = x.new_due, due_provisional = x.provisional from expected x where e.id = x.id
  ), auction as (
    select 'bond' as kind, 'auction:' || a.id as subject, a.id, false as was, m.start_on, m.old_due, m.new_due, m.provisional
    from m join receipts.auction a on m.kind = 'bond' and a.mode = 'Offline' and a.due_on = m.old_due
     and (coalesce(a.ended_at, a.ends_at) at time zone 'Asia/Shanghai')::date = m.start_on
  ), auctions as (
    update receipts.auction a set due_on = x.new_due, due_at = (x.new_due + 1)::timestamp at time zone 'Asia/Shanghai' from auction x where a.id = x.id
  ), service as (
    select 'objection' as kind, 'plan:' || s.plan_id || ':' || s.name_key as subject, s.plan_id, s.name_key, s.objection_due_provisional as was, m.start_on, m.old_due, m.new_due, m.provisional
    from m join payouts.plan_service s on m.kind = 'objection' and s.served_on = m.start_on and s.objection_due_on = m.old_due
  ), services as (
    update payouts.plan_service s set objection_due_on = x.new_due, objection_due_provisional = x.provisional from service x where s.plan_id = x.plan_id and s.name_key = x.name_key
  ), kept as (
    insert into calendar.deadline_change
    select v.id, c.kind, c.subject, c.start_on, c.old_due, c.new_due, c.was, c.provisional, v.confirmed_at
    from (select kind, subject, start_on, old_due, new_due, was, provisional from notice union all select kind, subject, start_on, old_due, new_due, was, provisional from reissue
          union all select kind, subject, start_on, old_due, new_due, was, provisional from unknown union all select kind, subject, start_on, old_due, new_due, was, provisional from expected
          union all select kind, subject, start_on, old_due, new_due, was, provisional from auction union all select kind, subject, start_on, old_due, new_due, was, provisional from service
          -- Clock A and the thirty days are computed when they are read: nothing of them is moved, and what they were is kept.
          union all select kind, subject, start_on, old_due, new_due, was, provisional from m where m.kind in ('A', 'limit30')) c
    on conflict do nothing returning 1
  )
  select count(*)::int into moved from kept;
  return moved;
end
$move$;
revoke all on function calendar.move_deadlines from public;
grant execute on function calendar.move_deadlines to ledger_app;

-- Clock A is computed when it is read. What was late once is written down, and neither a calendar nor a hold that comes later takes it back.
create table oversight.lateness (
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  lot_id bigint not null,
  due_on date not null,
  calendar_sha256 bytea not null check (octet_length(calendar_sha256) = 32),
  -- What had still no notice, or got it only then.
  amount_minor bigint not null check (amount_minor > 0),
  marked_at timestamptz not null,
  primary key (book_id, case_id, lot_id),
  constraint late_after_its_day check (due_on < (marked_at at time zone 'Asia/Shanghai')::date)
);
grant select on oversight.lateness to ledger_app, ledger_reader;
grant insert on oversight.lateness to ledger_app;

-- Money of a lot that went from one case to another, and back when that was undone: its clock goes with it.
create view payouts.lot_move as
  select t.book_id, x.lot_id, t.from_case_id, t.to_case_id, e.booked_at as moved_at
  from payouts.case_transfer t join ledger.entry e on e.book_id = t.book_id and e.source_kind = 70 and e.source_id = t.id and e.kind = 70
  join ledger.transfer x on x.book_id = e.book_id and x.entry_id = e.id
  union all
  select t.book_id, x.lot_id, t.to_case_id, t.from_case_id, r.booked_at
  from payouts.case_transfer t join ledger.entry e on e.book_id = t.book_id and e.source_kind = 70 and e.source_id = t.id and e.kind = 70
  join ledger.entry r on r.book_id = e.book_id and r.reverses_entry_id = e.id join ledger.transfer x on x.book_id = r.book_id and x.entry_id = r.id
  where t.state = 'Reversed';
grant select on payouts.lot_move to ledger_app, ledger_reader;

-- For which desk an alert is, of which case, since when it is so whenever the sweep found it, and until when.
alter table oversight.alert add column desk text, add column case_id bigint references cases.enforcement_case, add column raised_for date, add column ended_on date;
alter table oversight.alert drop constraint if exists alert_rule_check;
alter table oversight.alert add constraint alert_rule_check check (rule ~ '^[A-Za-z][A-Za-z0-9-]*\.(due-soon|overdue|escalated)$');

-- The case of what an alert is about; null for money that is no case's yet.
create function oversight.case_of(in_book integer, in_subject text) returns bigint language plpgsql stable set search_path = pg_catalog, pg_temp as $case$
declare
  kind constant text := split_part(in_subject, ':', 1);
  about constant bigint := case when split_part(in_subject, ':', 2) ~ '^\d{1,18}$' then split_part(in_subject, ':', 2)::bigint end;
  found_case bigint;
begin
  case kind
    when 'case' then
      found_case := about;
    when 'lot' then
      select p.case_id into found_case from ledger.position p where p.book_id = in_book and p.lot_id = about and p.case_id > 0 and p.account between 201 and 205 order by p.amount_minor desc, p.case_id limit 1;
    when 'payout' then
      select p.case_id into found_case from payouts.payout p where p.id = about;
    when 'expected' then
      select e.case_id into found_case from receipts.expected_receipt e where e.id = about;
    when 'cash' then
      select v.case_id into found_case from receipts.cash_voucher v where v.id = about;
    when 'bond' then
      select a.case_id into found_case from receipts.bond b join receipts.auction a on a.id = b.auction_id where b.id = about;
    when 'dispute' then
      select d.case_id into found_case from payouts.dispute d where d.id = about;
    else
      -- What has a table of its own name there has a case.
      if kind ~ '^[a-z_]{1,30}$' and exists (select from information_schema.columns c where c.table_schema = 'payouts' and c.table_name = kind and c.column_name = 'case_id') then
        execute format('select case_id from payouts.%I where id = $1', kind) into found_case using about;
      end if;
  end case;
  return found_case;
end
$case$;
grant execute on function oversight.case_of to ledger_app;

update oversight.alert set case_id = oversight.case_of(book_id, subject), raised_for = (raised_at at time zone 'Asia/Shanghai')::date,
  desk = case split_part(rule, '.', 1) when 'B' then 'Finance' when 'C' then 'Finance' when 'U' then 'Supervisor' else 'Officer' end;
alter table oversight.alert alter column desk set not null, alter column raised_for set not null,
  add constraint alert_desk check (desk in ('Officer', 'Supervisor', 'Finance', 'Leaders')),
  -- Leaders hear of what is escalated, and of nothing else.
  add constraint alert_for_leaders check ((desk = 'Leaders') = (rule like '%.escalated'));
create index alert_open on oversight.alert (desk, due_on, id) where ended_on is null;
create index alert_case on oversight.alert (case_id) where ended_on is null;
grant update (ended_on, case_id) on oversight.alert to ledger_app;

-- How long an overdue deadline may stay open before the leaders hear of it.
create table oversight.escalation_limit (
  effective_from date primary key,
  workdays integer not null check (workdays between 1 and 30),
  source text not null check (btrim(source) <> '')
);
insert into oversight.escalation_limit values (date '2017-05-01', 3, '执行权制约监督意见 §8');
grant select on oversight.escalation_limit to ledger_app, ledger_reader;

-- The supervisor's daily check (日常核查) of an alert: seen, the officer prompted, corrected, or reported to the leaders when a prompt did nothing.
create table oversight.alert_check (
  id bigint generated always as identity primary key,
  alert_id bigint not null references oversight.alert,
  result text not null check (result in ('Seen', 'Prompted', 'Corrected', 'Escalated')),
  note text not null,
  person_id bigint not null references access.person,
  at timestamptz not null,
  constraint check_says_what check (result = 'Seen' or btrim(note) <> '')
);
create index alert_check_alert on oversight.alert_check (alert_id);
create function oversight.check_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $check$
begin
  if not access.holds(new.person_id, 'alert.check') then
    raise exception 'this person checks no alerts' using errcode = 'LD173';
  end if;
  if new.result = 'Escalated' and not exists (select from oversight.alert_check c where c.alert_id = new.alert_id and c.result = 'Prompted') then
    raise exception 'the officer is prompted before the leaders are told' using errcode = 'LD174';
  end if;
  return new;
end
$check$;
create trigger check_stands before insert on oversight.alert_check for each row execute function oversight.check_stands();
grant select on oversight.alert_check to ledger_app, ledger_reader;
grant insert (alert_id, result, note, person_id, at) on oversight.alert_check to ledger_app;

-- Money in dispute is looked at again by a day, thirty days on at the latest; the paper says why it waits.
alter table payouts.dispute add column review_on date, add column document text check (btrim(document) <> ''),
  add constraint dispute_review check (review_on between (placed_at at time zone 'Asia/Shanghai')::date and (placed_at at time zone 'Asia/Shanghai')::date + 30);
create index dispute_open on payouts.dispute (placed_at) where settled_at is null;

insert into access.permission values
  ('calendar.confirm', 'confirm a calendar that another person proposed'), ('calendar.read', 'see versions of the calendar and what they change'),
  ('alert.read', 'see what is due soon, overdue and escalated'), ('alert.check', 'check alerts, prompt the officer and report to the leaders');
insert into access.grant_row values
  ('SEC', 'calendar.confirm', 'all'), ('SEC', 'calendar.read', 'all'), ('SYS', 'calendar.read', 'all'), ('REG', 'calendar.read', 'all'), ('INS', 'calendar.read', 'all'), ('SVC', 'calendar.read', 'all'),
  ('EX', 'alert.read', 'own'), ('REG', 'alert.read', 'all'), ('DIR', 'alert.read', 'all'), ('VP', 'alert.read', 'all'), ('ACC', 'alert.read', 'all'), ('CSH', 'alert.read', 'all'),
  ('INS', 'alert.read', 'all'), ('SVC', 'alert.read', 'all'), ('REG', 'alert.check', 'all');
