-- Unknown funds (不明款): claims with evidence and a second person, refunds to the payer, public notices, notes.

insert into ledger.legal_posting values
  (22, 221, 211, null),
  (23, 211, 101, null),
  (24, 211, 221, null);
insert into ledger.use_case (name)
select unnest(array['ConfirmClaims', 'ApproveRefund', 'FailRefund']) on conflict do nothing;

insert into access.permission values
  ('unknown.claim', 'claim unknown funds for a case, or match them by hand'),
  ('unknown.confirm', 'confirm or reject what another person claimed or proposed'),
  ('unknown.refund', 'propose to return unknown funds to the payer'),
  ('unknown.publish', 'put unknown funds on public notice');
insert into access.grant_row values
  ('EX', 'unknown.claim', 'own'), ('EX', 'unknown.refund', 'own'),
  ('ACC', 'unknown.claim', 'all'), ('ACC', 'unknown.confirm', 'all'), ('ACC', 'unknown.refund', 'all'), ('ACC', 'unknown.publish', 'all'),
  ('CSH', 'unknown.claim', 'all'), ('CSH', 'unknown.refund', 'all'),
  ('REG', 'unknown.confirm', 'all'), ('REG', 'unknown.refund', 'all'), ('REG', 'unknown.publish', 'all'),
  ('VP', 'unknown.confirm', 'all');

-- Who may confirm from an amount on: the band of the whole line, which the bank chose and no claimant can make smaller.
create table receipts.claim_band (
  effective_from date not null,
  from_minor bigint not null check (from_minor >= 0),
  role text not null references access.role,
  primary key (effective_from, from_minor, role)
);
insert into receipts.claim_band values
  (date '2017-05-01', 0, 'ACC'), (date '2017-05-01', 0, 'REG'), (date '2017-05-01', 0, 'VP'),
  (date '2017-05-01', 10000000, 'REG'), (date '2017-05-01', 10000000, 'VP');
create function receipts.confirming_roles(in_amount bigint, in_on date) returns setof text language sql stable as $roles$
  select b.role from receipts.claim_band b
  where b.effective_from = (select max(v.effective_from) from receipts.claim_band v where v.effective_from <= in_on)
    and b.from_minor = (select max(v.from_minor) from receipts.claim_band v where v.effective_from = b.effective_from and v.from_minor <= in_amount)
$roles$;
create function receipts.holds_role(in_person bigint, in_roles text[]) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $holds$
  select exists (select from access.person_role r where r.person_id = in_person and r.role = any (in_roles) and r.revoked_at is null)
$holds$;

-- Files that speak for a claim or a refund, as they were handed in.
create table receipts.evidence (
  id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  sha256 bytea not null,
  bytes bytea not null check (octet_length(bytes) between 1 and 10485760),
  kept_by bigint not null references access.person,
  kept_at timestamptz not null,
  check (sha256 = sha256(bytes))
);

create table receipts.claim (
  id bigint generated always as identity primary key,
  line_id bigint not null references receipts.unknown_receipt,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null default 'open' check (state in ('open', 'confirmed', 'rejected', 'withdrawn', 'lost', 'undone')),
  reason text not null check (reason <> ''),
  -- How and when the payer was told; a note of the office.
  payer_notified text,
  claimed_by bigint not null references access.person,
  claimed_at timestamptz not null,
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text,
  undone_by bigint references access.person,
  undone_at timestamptz,
  undone_reason text,
  check ((state = 'open') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  -- Two persons: nobody confirms or rejects what he claimed himself, and nobody withdraws what another claimed.
  constraint claim_two_persons check (case when state in ('confirmed', 'rejected', 'undone') then decided_by <> claimed_by when state = 'withdrawn' then decided_by = claimed_by else true end),
  check ((state = 'undone') = (undone_by is not null) and (undone_by is null) = (undone_at is null))
);
create unique index claim_confirmed_once on receipts.claim (line_id) where state = 'confirmed';
create unique index claim_open_once_each on receipts.claim (line_id, claimed_by) where state = 'open';
create index claim_line on receipts.claim (line_id);
create index claim_open on receipts.claim (id) where state = 'open';
create index claim_person on receipts.claim (claimed_by, id);

create table receipts.claim_part (
  claim_id bigint not null references receipts.claim,
  case_id bigint not null references cases.enforcement_case,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (claim_id, case_id)
);
create index claim_part_case on receipts.claim_part (case_id);
create table receipts.claim_evidence (
  claim_id bigint not null references receipts.claim,
  evidence_id bigint not null references receipts.evidence,
  primary key (claim_id, evidence_id)
);

-- A claim is for the whole line, in parts that add up to it, for cases of its book, with evidence.
create function receipts.claim_is_whole() returns trigger language plpgsql as $whole$
declare
  of_claim constant bigint := case tg_table_name when 'claim' then (to_jsonb(new) ->> 'id')::bigint else (to_jsonb(new) ->> 'claim_id')::bigint end;
begin
  if not exists (
    select from receipts.claim c join receipts.statement_line l on l.id = c.line_id and l.is_credit and l.amount_minor = c.amount_minor
    where c.id = of_claim
      and c.amount_minor = (select sum(p.amount_minor) from receipts.claim_part p join cases.enforcement_case k on k.id = p.case_id and k.book_id = l.book_id where p.claim_id = c.id)
      and c.amount_minor = (select sum(p.amount_minor) from receipts.claim_part p where p.claim_id = c.id)) then
    raise exception 'the parts of claim % are not its line', of_claim using errcode = 'LD040';
  end if;
  if not exists (select from receipts.claim_evidence e where e.claim_id = of_claim) then
    raise exception 'claim % has no evidence', of_claim using errcode = 'LD041';
  end if;
  return null;
end
$whole$;
create constraint trigger claim_is_whole after insert on receipts.claim deferrable initially deferred for each row execute function receipts.claim_is_whole();
create constraint trigger claim_is_whole after insert on receipts.claim_part deferrable initially deferred for each row execute function receipts.claim_is_whole();

-- Money goes back to where the bank says that it came from.
create sequence receipts.refund_no;
create table receipts.refund (
  id bigint generated always as identity primary key,
  line_id bigint not null references receipts.unknown_receipt,
  amount_minor bigint not null check (amount_minor > 0),
  payer_name text not null,
  payer_account text not null,
  payer_bank text,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'rejected', 'withdrawn', 'overtaken', 'booked', 'failed')),
  reason text not null check (reason <> ''),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text,
  failed_by bigint references access.person,
  failed_at timestamptz,
  failed_reason text,
  booked_line_id bigint unique references receipts.statement_line,
  booked_on date,
  constraint refund_two_persons check (case when state in ('approved', 'rejected', 'booked', 'failed') then decided_by <> proposed_by when state = 'withdrawn' then decided_by = proposed_by else true end),
  check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check ((state = 'failed') = (failed_by is not null) and (failed_by is null) = (failed_at is null)),
  -- A third person says that the bank did not carry it out: it could be paid twice otherwise.
  constraint refund_failed_by_third check (failed_by is null or failed_by <> proposed_by and failed_by is distinct from decided_by),
  check ((state = 'booked') = (booked_line_id is not null) and (booked_line_id is null) = (booked_on is null))
);
create unique index refund_live_once on receipts.refund (line_id) where state in ('proposed', 'approved', 'booked');
create index refund_line on receipts.refund (line_id);
create index refund_proposed on receipts.refund (id) where state = 'proposed';
create index refund_in_transit on receipts.refund (id) where state = 'approved';

-- The instruction of an approved refund: one each, its id never used again.
create table receipts.refund_instruction (
  refund_id bigint primary key references receipts.refund,
  end_to_end_id text not null unique check (length(end_to_end_id) <= 35),
  file_name text not null,
  file_bytes bytea not null,
  file_sha256 bytea not null check (file_sha256 = sha256(file_bytes)),
  written_at timestamptz not null
);

create table receipts.public_notice (
  id bigint generated always as identity primary key,
  line_id bigint not null references receipts.unknown_receipt,
  text text not null check (text <> ''),
  from_on date not null,
  until_on date not null,
  placed_by bigint not null references access.person,
  placed_at timestamptz not null,
  check (until_on >= from_on)
);
create index public_notice_line on receipts.public_notice (line_id);

create table receipts.unknown_note (
  id bigint generated always as identity primary key,
  line_id bigint not null references receipts.unknown_receipt,
  text text not null check (text <> ''),
  noted_by bigint not null references access.person,
  noted_at timestamptz not null
);
create index unknown_note_line on receipts.unknown_note (line_id);

-- A decision on a claim carries the unknown receipt with it: claimed once confirmed, open again once undone.
create function receipts.carry_claim() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $carry$
begin
  if (old.state, new.state) not in (('open', 'confirmed'), ('open', 'rejected'), ('open', 'withdrawn'), ('open', 'lost'), ('confirmed', 'undone'))
     or (old.line_id, old.amount_minor, old.claimed_by) is distinct from (new.line_id, new.amount_minor, new.claimed_by) then
    raise exception 'a claim does not go from % to %', old.state, new.state using errcode = 'LD042';
  end if;
  if new.state in ('confirmed', 'rejected') and not receipts.holds_role(new.decided_by,
       array(select receipts.confirming_roles(new.amount_minor, (new.decided_at at time zone 'Asia/Shanghai')::date))) then
    raise exception 'the role does not reach this amount' using errcode = 'LD024';
  end if;
  if new.state = 'confirmed' then
    update receipts.unknown_receipt set state = 'claimed' where line_id = new.line_id and state = 'open';
    if not found then
      raise exception 'line % is claimed or returned already', new.line_id using errcode = 'LD043';
    end if;
  elsif new.state = 'undone' then
    update receipts.unknown_receipt set state = 'open' where line_id = new.line_id and state = 'claimed';
  end if;
  return null;
end
$carry$;
create trigger carry_claim after update of state on receipts.claim for each row execute function receipts.carry_claim();

create function receipts.refund_to_payer() returns trigger language plpgsql as $payer$
begin
  if not exists (select from receipts.statement_line l where l.id = new.line_id and l.is_credit and l.amount_minor = new.amount_minor
                 and l.counterparty_account = new.payer_account and l.counterparty_name = new.payer_name) then
    raise exception 'unknown funds go back to the paying account of their line' using errcode = 'LD044';
  end if;
  if new.state <> 'proposed' then
    raise exception 'a refund begins as a proposal' using errcode = 'LD042';
  end if;
  return new;
end
$payer$;
create trigger refund_to_payer before insert on receipts.refund for each row execute function receipts.refund_to_payer();

-- A refund never overtakes a claim; one of money that was put on public notice waits for its end and for the court leader.
create function receipts.carry_refund() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $carry$
declare
  day constant date := (new.decided_at at time zone 'Asia/Shanghai')::date;
  notice_until constant date := (select max(n.until_on) from receipts.public_notice n where n.line_id = new.line_id);
begin
  if (old.state, new.state) not in (('proposed', 'approved'), ('proposed', 'rejected'), ('proposed', 'withdrawn'), ('proposed', 'overtaken'), ('approved', 'booked'), ('approved', 'failed'))
     or (old.line_id, old.amount_minor, old.payer_account, old.payer_name, old.proposed_by) is distinct from (new.line_id, new.amount_minor, new.payer_account, new.payer_name, new.proposed_by) then
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
    update receipts.unknown_receipt set state = 'returned' where line_id = new.line_id and state = 'open';
    if not found then
      raise exception 'line % is claimed or returned already', new.line_id using errcode = 'LD043';
    end if;
  elsif new.state = 'failed' then
    update receipts.unknown_receipt set state = 'open' where line_id = new.line_id and state = 'returned';
  end if;
  return null;
end
$carry$;
create trigger carry_refund after update of state on receipts.refund for each row execute function receipts.carry_refund();

-- The state says what the claims and refunds say, whoever writes it.
create function receipts.unknown_state_stands() returns trigger language plpgsql as $stands$
declare
  claimed constant boolean := exists (select from receipts.claim c where c.line_id = new.line_id and c.state = 'confirmed');
  returned constant boolean := exists (select from receipts.refund r where r.line_id = new.line_id and r.state in ('approved', 'booked'));
begin
  if new.state is distinct from (case when claimed then 'claimed' when returned then 'returned' else 'open' end) then
    raise exception 'line % is not %', new.line_id, new.state using errcode = 'LD043';
  end if;
  return new;
end
$stands$;
create trigger unknown_state_stands before update of state on receipts.unknown_receipt for each row execute function receipts.unknown_state_stands();

-- Lists are cut by due date and line, over all books or within one of the few.
drop index receipts.unknown_receipt_open;
create index unknown_receipt_open on receipts.unknown_receipt (due_on, line_id) where state = 'open';

-- One clock more: unknown funds. The form says what a rule is; the sweep says which there are.
alter table oversight.alert drop constraint if exists alert_rule_check;
alter table oversight.alert add constraint alert_rule_check check (rule ~ '^[A-Z][A-Za-z0-9-]*\.(due-soon|overdue)$');

grant select on receipts.claim_band, receipts.evidence, receipts.claim, receipts.claim_part, receipts.claim_evidence, receipts.refund, receipts.refund_instruction,
  receipts.public_notice, receipts.unknown_note to ledger_app, ledger_reader;
-- A claim begins open.
grant insert (line_id, amount_minor, reason, payer_notified, claimed_by, claimed_at) on receipts.claim to ledger_app;
grant insert on receipts.evidence, receipts.claim_part, receipts.claim_evidence, receipts.refund, receipts.refund_instruction,
  receipts.public_notice, receipts.unknown_note to ledger_app;
grant update (state, payer_notified, decided_by, decided_at, decision, undone_by, undone_at, undone_reason) on receipts.claim to ledger_app;
grant update (state, decided_by, decided_at, decision, failed_by, failed_at, failed_reason, booked_line_id, booked_on) on receipts.refund to ledger_app;
grant usage on sequence receipts.refund_no to ledger_app;
revoke all on function receipts.holds_role from public;
