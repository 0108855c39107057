-- Hand-over of cases (移交): an officer who leaves a case with money, or an open matter, hands it over by a list that two persons sign. The case system names
-- who comes next; whose case it is changes with the second signature.
insert into access.permission values ('handover.give', 'sign the list by which cases are handed over: the officer, or the director for one who holds the post no more'),
  ('handover.take', 'sign the list by which cases are taken over');
insert into access.grant_row values ('EX', 'handover.give', 'own'), ('DIR', 'handover.give', 'all'), ('EX', 'handover.take', 'own');

-- Whom the case system names as the next officer, while the case waits for its hand-over.
alter table cases.enforcement_case add column named_officer_id bigint references access.person;
grant update (named_officer_id) on cases.enforcement_case to ledger_app;

create table cases.handover (
  id bigint generated always as identity primary key,
  from_id bigint not null references access.person,
  to_id bigint not null references access.person,
  document text not null check (btrim(document) <> ''),
  -- Of the money and the open matters of each of its cases: both sign the same.
  list_sha256 bytea not null check (octet_length(list_sha256) = 32),
  given_by bigint not null references access.person,
  given_at timestamptz not null,
  state text not null default 'Given' check (state in ('Given', 'Taken', 'Ended')),
  decided_by bigint references access.person,
  decided_at timestamptz,
  reason text check (btrim(reason) <> ''),
  constraint handover_to_another check (to_id <> from_id),
  constraint handover_of_two check (state <> 'Taken' or decided_by = to_id and decided_by <> given_by),
  check ((state = 'Given') = (decided_by is null) and num_nulls(decided_by, decided_at) in (0, 2)),
  check ((state = 'Ended') = (reason is not null))
);
create index handover_open on cases.handover (id) where state = 'Given';
create table cases.handover_case (
  handover_id bigint not null references cases.handover,
  case_id bigint not null references cases.enforcement_case,
  money_minor bigint not null check (money_minor >= 0),
  matters jsonb not null,
  -- How its clocks stood when it was given.
  running integer not null,
  late integer not null,
  due_on date,
  primary key (handover_id, case_id)
);
create index handover_case_case on cases.handover_case (case_id);
grant select on cases.handover, cases.handover_case to ledger_app, ledger_reader;
grant insert (from_id, to_id, document, list_sha256, given_by, given_at), update (state, decided_by, decided_at, reason) on cases.handover to ledger_app;
grant insert on cases.handover_case to ledger_app;

create function cases.is_executor(in_person bigint) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $executor$
  select exists (select from access.person_role r where r.person_id = in_person and r.role = 'EX' and r.revoked_at is null)
$executor$;

-- What an officer hands over with a case: its money, what keeps it open, and what else waits for somebody.
create function cases.handover_matters(in_case bigint) returns table (what text, id bigint, amount_minor bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $matters$
  select k.what, k.id, k.amount_minor from payouts.keeps_open(in_case) k
  union all
  select 'deferral ' || d.state, d.id, null from payouts.deferral d where d.case_id = in_case and d.state in ('Applied', 'Approved')
  union all
  select 'deposit ' || d.state, d.id, d.amount_minor from payouts.deposit d where d.case_id = in_case and d.state in ('Applied', 'Approved')
  union all
  select 'plan ' || g.state, g.id, null from payouts.distribution_plan g where g.case_id = in_case and g.state in ('Drafted', 'Approved', 'InForce')
  union all
  select 'reversal', r.id, r.amount_minor from payouts.execution_reversal r where r.case_id = in_case and r.state = 'Proposed'
  union all
  select 'account', a.id, null from cases.account_proposal a where a.case_id = in_case and a.state = 'Open'
$matters$;
revoke all on function cases.is_executor, cases.handover_matters from public;
grant execute on function cases.is_executor, cases.handover_matters to ledger_app, ledger_reader;

create function cases.handover_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' then
    if not access.holds(new.given_by, 'handover.give') or not cases.is_executor(new.to_id)
       or (case when cases.is_executor(new.from_id) then new.given_by <> new.from_id
                else not exists (select from access.person_role r where r.person_id = new.given_by and r.role = 'DIR' and r.revoked_at is null) end) then
      raise exception 'cases are handed over to an executor by their officer, or by the director for one who is no executor any more' using errcode = 'LD214';
    end if;
    return new;
  end if;
  if old.state <> 'Given' then
    raise exception 'a hand-over is decided once' using errcode = 'LD215';
  end if;
  if new.state = 'Taken' then
    if not access.holds(new.decided_by, 'handover.take') then
      raise exception 'this person takes no cases over' using errcode = 'LD214';
    end if;
    -- Whoever brings money to one of them waits, and of two hand-overs of a case the second sees the first.
    perform from cases.enforcement_case c join cases.handover_case h on h.case_id = c.id where h.handover_id = new.id order by c.id for update of c;
    if not exists (select from cases.handover_case h where h.handover_id = new.id) or exists (
      select from cases.handover_case h join cases.enforcement_case c on c.id = h.case_id where h.handover_id = new.id and (c.officer_id <> new.from_id
        or h.money_minor <> (select coalesce(sum(p.amount_minor), 0) from ledger.position p where p.book_id = c.book_id and p.case_id = c.id))) then
      raise exception 'the list of hand-over % is not what the cases hold', new.id using errcode = 'LD216';
    end if;
    perform cases.require_unrecused(h.case_id, new.to_id) from cases.handover_case h where h.handover_id = new.id;
  elsif new.decided_by not in (new.to_id, new.given_by, new.from_id) and not exists (select from access.person_role r where r.person_id = new.decided_by and r.role = 'DIR' and r.revoked_at is null) then
    raise exception 'a hand-over is ended by one of its persons, or the director' using errcode = 'LD214';
  end if;
  return new;
end
$stands$;
create trigger handover_stands before insert or update on cases.handover for each row execute function cases.handover_stands();

-- The list is complete with its first signature.
create function cases.handover_list_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $list$
begin
  if not exists (select from cases.handover h join cases.enforcement_case c on c.id = new.case_id and c.officer_id = h.from_id
                 where h.id = new.handover_id and h.state = 'Given' and h.xmin = pg_current_xact_id()::xid) then
    raise exception 'a hand-over lists cases of its officer, when it is given' using errcode = 'LD216';
  end if;
  return new;
end
$list$;
create trigger handover_list_stands before insert on cases.handover_case for each row execute function cases.handover_list_stands();

-- A case with money or an open matter changes its officer with the second signature, and no other way.
create function cases.officer_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $officer$
begin
  if not exists (select from cases.handover h join cases.handover_case l on l.handover_id = h.id and l.case_id = new.id
                 where h.state = 'Taken' and h.from_id = old.officer_id and h.to_id = new.officer_id and h.xmin = pg_current_xact_id()::xid)
     and exists (select from cases.handover_matters(new.id)) then
    raise exception 'case % is not handed over', new.id using errcode = 'LD217';
  end if;
  return new;
end
$officer$;
create trigger officer_stands before update of officer_id on cases.enforcement_case for each row when (old.officer_id <> new.officer_id) execute function cases.officer_stands();

-- A party that was told of an arrival hears when it is taken back; the officer too.
insert into notices.template values
  ('arrival-taken-back', 'officer', 1, '您承办的{case}原有一笔{amount}元到账，已于{on}冲正，不再是本案案款。请核对案款分布。', 'A receipt of {amount} in your case {case} was taken back on {on}.'),
  ('arrival-taken-back', 'applicant', 1, '您申请执行的{case}案件，此前通知的{amount}元到账经核实已于{on}冲正，不作为本案案款，请以本通知为准。如有疑问，请拨打12368。', null);

-- Where a party is told is recorded by nobody who is recused from its case; what the case system tells is no act of who brings its file.
create function cases.contact_hand_in_case() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $hand$
begin
  if access.holds(new.recorded_by, 'contact.record') then
    perform cases.require_unrecused(p.case_id, new.recorded_by) from cases.party p where p.id = new.party_id;
  end if;
  return new;
end
$hand$;
create trigger contact_hand_in_case before insert on cases.contact for each row execute function cases.contact_hand_in_case();
