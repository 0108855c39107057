-- Payouts: the state of each is the last of its moves, every move is one of the legal moves, and no person acts twice.
create schema payouts;
grant usage on schema payouts to ledger_app, ledger_reader;

create table payouts.legal_move (
  from_state text not null,
  trigger text not null,
  to_state text not null,
  primary key (from_state, trigger, to_state)
);
insert into payouts.legal_move (from_state, trigger, to_state) values
  ('Draft', 'Submit', 'InApproval'),
  ('Draft', 'Withdraw', 'Withdrawn'),
  ('Draft', 'Split', 'Draft'),
  ('InApproval', 'Approve', 'InApproval'),
  ('InApproval', 'Approve', 'NoticeIssued'),
  ('InApproval', 'Reject', 'Draft'),
  ('InApproval', 'Withdraw', 'Withdrawn'),
  ('InApproval', 'Split', 'InApproval'),
  ('InApproval', 'Hold', 'OnHold'),
  ('NoticeIssued', 'Accept', 'Accepted'),
  ('NoticeIssued', 'ReturnToExecutor', 'Draft'),
  ('NoticeIssued', 'Hold', 'OnHold'),
  ('NoticeIssued', 'Split', 'NoticeIssued'),
  ('Accepted', 'Release', 'Released'),
  ('Accepted', 'ReturnToExecutor', 'Draft'),
  ('Accepted', 'Hold', 'OnHold'),
  ('Released', 'BankAccepted', 'Released'),
  ('Released', 'BankRejected', 'Failed'),
  ('Released', 'Booked', 'Paid'),
  ('Released', 'Lost', 'Uncertain'),
  ('Uncertain', 'BankAccepted', 'Released'),
  ('Uncertain', 'BankRejected', 'Failed'),
  ('Uncertain', 'Booked', 'Paid'),
  ('Paid', 'BankReturned', 'Returned'),
  ('Failed', 'Reissue', 'InApproval'),
  ('Returned', 'Reissue', 'InApproval'),
  ('Disputed', 'ResolveForPayee', 'Draft'),
  ('Disputed', 'ResolveAgainst', 'Withdrawn'),
  ('OnHold', 'Lift', 'InApproval'),
  ('OnHold', 'Lift', 'NoticeIssued'),
  ('OnHold', 'Lift', 'Accepted');

create sequence payouts.notice_no;

create table payouts.payout (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  payee_name text not null,
  payee_name_key text not null,
  -- The party paid; null for a payee who is no party of the case, which asks for a collegial decision.
  party_id bigint references cases.party,
  -- The confirmed account that was current when the payout was drafted; null when none was.
  payee_account_id bigint references cases.payee_account,
  account_no text,
  bank_name text,
  cnaps text,
  amount_minor bigint not null check (amount_minor > 0),
  -- Written by its moves only: the application has no right to update it.
  state text not null default 'Draft',
  -- Counts submissions: each asks for the whole chain again.
  round integer not null default 0,
  decision_document text,
  lots_named boolean not null,
  split_from_id bigint references payouts.payout,
  dispute_reason text,
  notice_no text unique,
  notice_issued_at timestamptz,
  b_due_on date,
  b_due_provisional boolean,
  paid_on date,
  held_from text,
  drafted_by bigint not null references access.person,
  drafted_at timestamptz not null
);
-- A payout starts as Draft or, as the disputed part of a split, as Disputed; from there only its moves change the state.
create index payout_case on payouts.payout (case_id);
create index payout_state on payouts.payout (book_id, state);

create table payouts.payout_lot (
  payout_id bigint not null references payouts.payout,
  lot_id bigint not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (payout_id, lot_id)
);
create index payout_lot_lot on payouts.payout_lot (lot_id);

create table payouts.move (
  id bigint generated always as identity primary key,
  payout_id bigint not null references payouts.payout,
  round integer not null,
  from_state text not null,
  trigger text not null,
  to_state text not null,
  person_id bigint not null references access.person,
  at timestamptz not null,
  content_hash bytea not null check (octet_length(content_hash) = 32),
  reason text,
  foreign key (from_state, trigger, to_state) references payouts.legal_move
);
create index move_payout on payouts.move (payout_id);
-- Different people throughout: whoever submits, approves, accepts or releases does one of these once a round.
create unique index move_one_hand_each on payouts.move (payout_id, round, person_id)
  where trigger in ('Submit', 'Reissue', 'Approve', 'Accept', 'Release');


create function payouts.first_state() returns trigger language plpgsql as $first$
begin
  if new.state not in ('Draft', 'Disputed') then
    raise exception 'a payout starts as Draft or Disputed' using errcode = 'LD020';
  end if;
  return new;
end
$first$;
create trigger first_state before insert on payouts.payout for each row execute function payouts.first_state();

-- The chain of approvals as data: from an amount, cumulated per case and payee over a window, these steps in this order.
create table payouts.chain_version (
  version integer primary key,
  effective_from date not null,
  window_days integer not null check (window_days > 0),
  source text not null
);
create table payouts.chain_step (
  version integer not null references payouts.chain_version,
  from_minor bigint not null check (from_minor >= 0),
  step smallint not null check (step > 0),
  role text not null references access.role,
  primary key (version, from_minor, step)
);
insert into payouts.chain_version values (1, date '2017-05-01', 30, '法发〔2017〕6号 art. 12');
insert into payouts.chain_step values (1, 0, 1, 'DIR'), (1, 10000000, 1, 'DIR'), (1, 10000000, 2, 'VP');

-- What a submission asks for, fixed when it is submitted, and who gave it.
create table payouts.required_step (
  payout_id bigint not null references payouts.payout,
  round integer not null,
  step smallint not null,
  role text not null references access.role,
  chain_version integer not null references payouts.chain_version,
  cumulated_minor bigint not null,
  primary key (payout_id, round, step)
);
create table payouts.approval (
  payout_id bigint not null,
  round integer not null,
  step smallint not null,
  person_id bigint not null references access.person,
  content_hash bytea not null check (octet_length(content_hash) = 32),
  decision_document text,
  approved_at timestamptz not null,
  primary key (payout_id, round, step),
  unique (payout_id, round, person_id),
  foreign key (payout_id, round, step) references payouts.required_step
);

-- A step is approved by somebody who holds its role at that moment.
create function payouts.approver_holds_role() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $holds$
begin
  if not exists (select from payouts.required_step s join access.person_role r on r.role = s.role
                 where s.payout_id = new.payout_id and s.round = new.round and s.step = new.step and r.person_id = new.person_id and r.revoked_at is null) then
    raise exception 'the approver does not hold the role of this step' using errcode = 'LD024';
  end if;
  return new;
end
$holds$;
create trigger approver_holds_role before insert on payouts.approval for each row execute function payouts.approver_holds_role();

-- A move carries the state with it, and only from where the payout stands: of two clicks the second finds it moved on. The chain is
-- asked again here: whoever drafted, or split off, is not a hand of it; a notice is issued and money released only when every step that
-- the submission asked for is approved, each by another person.
create function payouts.carry_state() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $carry$
declare
  p payouts.payout;
begin
  update payouts.payout set state = new.to_state where id = new.payout_id and state = new.from_state and round = new.round returning * into p;
  if not found then
    raise exception 'the payout is not in state % of round %', new.from_state, new.round using errcode = 'LD020';
  end if;
  if new.trigger in ('Approve', 'Accept', 'Release')
     and (new.person_id = p.drafted_by or new.person_id = (select o.drafted_by from payouts.payout o where o.id = p.split_from_id)) then
    raise exception 'the drafter is no hand of the chain' using errcode = 'LD021';
  end if;
  if new.to_state in ('NoticeIssued', 'Released') and new.trigger in ('Approve', 'Release') and (
    not exists (select from payouts.required_step s where s.payout_id = p.id and s.round = p.round)
    or exists (select from payouts.required_step s where s.payout_id = p.id and s.round = p.round
               and not exists (select from payouts.approval a where a.payout_id = s.payout_id and a.round = s.round and a.step = s.step))) then
    raise exception 'approvals are missing' using errcode = 'LD022';
  end if;
  if new.trigger in ('Accept', 'Release') and exists (
    select from payouts.approval a where a.payout_id = p.id and a.round = p.round and a.person_id = new.person_id) then
    raise exception 'an approver is no hand of finance' using errcode = 'LD021';
  end if;
  return null;
end
$carry$;
create trigger carry_state after insert on payouts.move for each row execute function payouts.carry_state();

-- What was submitted stands: account and payee change in a draft only; the sum shrinks by a split, and only until finance has accepted.
create function payouts.content_stands() returns trigger language plpgsql as $content$
begin
  if old.state <> 'Draft' and (new.account_no, new.bank_name, new.cnaps, new.payee_account_id, new.decision_document)
       is distinct from (old.account_no, old.bank_name, old.cnaps, old.payee_account_id,
                         case when old.state = 'InApproval' then new.decision_document else old.decision_document end)
     or new.amount_minor > old.amount_minor
     or new.amount_minor <> old.amount_minor and old.state not in ('Draft', 'InApproval', 'NoticeIssued') then
    raise exception 'a submitted payout keeps its content' using errcode = 'LD023';
  end if;
  return new;
end
$content$;
create trigger content_stands before update on payouts.payout for each row execute function payouts.content_stands();
create function payouts.lots_stand() returns trigger language plpgsql as $lots$
declare
  state text;
begin
  select p.state into state from payouts.payout p where p.id = coalesce(new.payout_id, old.payout_id);
  if state not in ('Draft', 'InApproval', 'NoticeIssued') and not (state = 'Disputed' and tg_op = 'INSERT')
     or state <> 'Draft' and tg_op = 'UPDATE' and new.amount_minor > old.amount_minor then
    raise exception 'a payout keeps its lots' using errcode = 'LD023';
  end if;
  return coalesce(new, old);
end
$lots$;
create trigger lots_stand before insert or update or delete on payouts.payout_lot for each row execute function payouts.lots_stand();

-- Each notice to finance keeps its clock for ever, also when finance returns it.
create table payouts.notice (
  payout_id bigint not null references payouts.payout,
  round integer not null,
  notice_no text not null unique,
  issued_at timestamptz not null,
  b_due_on date not null,
  b_due_provisional boolean not null,
  returned_at timestamptz,
  primary key (payout_id, round)
);

-- A split leaves the approvals of the undisputed part standing: it only makes the sum smaller, and says from what.
create table payouts.split (
  id bigint generated always as identity primary key,
  payout_id bigint not null references payouts.payout,
  disputed_payout_id bigint not null references payouts.payout,
  amount_minor bigint not null check (amount_minor > 0),
  reason text not null,
  hash_before bytea not null check (octet_length(hash_before) = 32),
  hash_after bytea not null check (octet_length(hash_after) = 32),
  person_id bigint not null references access.person,
  at timestamptz not null
);
create index split_payout on payouts.split (payout_id);

-- The instruction to the bank: one a release, its id never used again, with the file that carried it.
create table payouts.instruction (
  id bigint generated always as identity primary key,
  payout_id bigint not null references payouts.payout,
  round integer not null,
  end_to_end_id text not null unique check (length(end_to_end_id) <= 35),
  amount_minor bigint not null check (amount_minor > 0),
  file_name text not null,
  file_bytes bytea not null,
  file_sha256 bytea not null check (octet_length(file_sha256) = 32),
  released_at timestamptz not null,
  released_by bigint not null references access.person,
  unique (payout_id, round)
);

-- The line of a statement that settled a payout: each line settles one, each payout is settled once a round.
create table payouts.settlement (
  line_id bigint primary key,
  instruction_id bigint not null unique references payouts.instruction,
  booked_on date not null
);

-- Money of a case in dispute without a payout.
create table payouts.dispute (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  amount_minor bigint not null check (amount_minor > 0),
  reason text not null check (reason <> ''),
  placed_by bigint not null references access.person,
  placed_at timestamptz not null,
  settled_for text check (settled_for in ('payee', 'debtor')),
  settled_by bigint references access.person,
  settled_at timestamptz
);
create index dispute_case on payouts.dispute (case_id);
create table payouts.dispute_lot (
  dispute_id bigint not null references payouts.dispute,
  lot_id bigint not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (dispute_id, lot_id)
);

grant select on all tables in schema payouts to ledger_app, ledger_reader;
grant insert on payouts.payout, payouts.payout_lot, payouts.notice, payouts.move, payouts.required_step, payouts.approval, payouts.split,
  payouts.instruction, payouts.settlement, payouts.dispute, payouts.dispute_lot to ledger_app;
grant update (amount_minor, round, decision_document, payee_account_id, account_no, bank_name, cnaps, notice_no, notice_issued_at,
  b_due_on, b_due_provisional, paid_on, held_from) on payouts.payout to ledger_app;
-- The lots of a draft are chosen again when it is submitted; what was approved is bound by the hash.
grant update, delete on payouts.payout_lot to ledger_app;
grant update (settled_for, settled_by, settled_at) on payouts.dispute to ledger_app;
grant update (returned_at) on payouts.notice to ledger_app;
grant usage on sequence payouts.notice_no to ledger_app;
