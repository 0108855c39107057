-- The matching engine: rules as data in versions, proposals for lines that no rule may post, what each decision was made from, and the
-- accounts from which a case was paid before.

-- The cases on whose titles (执行依据) an execution case rests: payers often write that number. One title may be executed several times.
create table cases.title_case (
  case_id bigint not null references cases.enforcement_case,
  number_key text not null,
  number text not null,
  primary key (case_id, number_key)
);
create index title_case_number on cases.title_case (number_key);
grant select on cases.title_case to ledger_app, ledger_reader;
grant insert on cases.title_case to ledger_app;

-- A version of the rules. It is proposed whole, tried on what was posted, approved by another person, and in force from a day on; a later
-- one replaces it. Nothing of it is ever changed.
create table receipts.rule_set (
  version integer primary key check (version > 0),
  state text not null default 'proposed' check (state in ('proposed', 'approved')),
  reason text not null check (reason <> ''),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  back_test_id bigint,
  approved_by bigint references access.person,
  approved_at timestamptz,
  effective_from date,
  -- The house's own first versions came with the program; every later one needs two persons and a back-test.
  constraint two_persons check (approved_by <> proposed_by),
  constraint approved_after_back_test check (state <> 'approved' or version <= 2 or (approved_by is not null and approved_at is not null and back_test_id is not null)),
  constraint effective_when_approved check ((state = 'approved') = (effective_from is not null)),
  -- What was decided yesterday is not decided anew.
  constraint never_backwards check (effective_from >= (approved_at at time zone 'Asia/Shanghai')::date)
);

-- The tiers of a version, in their order. T2, T6 and T7 are decided from orders, instructions and auctions before these.
create table receipts.rule (
  version integer not null references receipts.rule_set,
  tier text not null check (tier in ('T1', 'T3', 'T4', 'T5')),
  position smallint not null check (position > 0),
  enabled boolean not null,
  parameters jsonb not null,
  primary key (version, tier),
  unique (version, position),
  -- One case, one account: what is credited to a case's own number is that case's, whatever else a version says.
  constraint sub_account_rules check (tier <> 'T1' or (enabled and position = 1))
);

-- What a version would have decided on credits that are posted. It moves nothing; each run stays.
create table receipts.back_test (
  id bigint generated always as identity,
  version integer not null references receipts.rule_set,
  run_by bigint not null references access.person,
  run_at timestamptz not null,
  lines integer not null,
  asked_today integer not null,
  matched_to_unknown integer not null,
  unknown_to_matched integer not null,
  other_case integer not null,
  other_proposals integer not null,
  -- The first of the lines that differ.
  differences jsonb not null,
  primary key (version, id)
);
alter table receipts.rule_set add foreign key (version, back_test_id) references receipts.back_test (version, id);

-- A version's rules are written with it, and an approved version stays as it is.
create function receipts.refuse_late_rule() returns trigger language plpgsql as $late$
begin
  if not exists (select from receipts.rule_set s where s.version = new.version and s.xmin = pg_current_xact_id()::xid) then
    raise exception 'the rules of version % are complete', new.version using errcode = 'LD040';
  end if;
  return new;
end
$late$;
create trigger refuse_late_rule before insert on receipts.rule for each row execute function receipts.refuse_late_rule();
create function receipts.refuse_change_of_approved() returns trigger language plpgsql as $approved$
begin
  raise exception 'version % of the matching rules is approved and stays as it is', old.version using errcode = 'LD041';
end
$approved$;
create trigger refuse_change_of_approved before update on receipts.rule_set for each row when (old.state = 'approved') execute function receipts.refuse_change_of_approved();

-- Version 1 is what decided before rules were data; version 2 proposes cases for what it leaves unknown.
insert into receipts.rule_set (version, state, reason, proposed_by, proposed_at, approved_at, effective_from) values
  (1, 'approved', '子账号或案号加付款人（金额）一致方可入账', 1, now(), null, '2000-01-01'),
  (2, 'approved', '未能入账的到账，按附言、付款人和付款账户提出候选案件', 1, now(), null, '2000-01-01');
insert into receipts.rule (version, tier, position, enabled, parameters) values
  (1, 'T1', 1, true, '{}'),
  (1, 'T3', 2, true, '{"amountSuffices": true}'),
  (1, 'T4', 3, false, '{}'),
  (1, 'T5', 4, false, '{}'),
  (2, 'T1', 1, true, '{}'),
  (2, 'T3', 2, true, '{"amountSuffices": true}'),
  (2, 'T4', 3, true, '{"blocks": ["SubAccount", "Number", "Title", "NoYear", "NoCourt"], "minimumScore": 40}'),
  (2, 'T5', 4, true, '{"blocks": ["PayerAccount", "PayerName"], "minimumScore": 30}');

-- Which version decided, how sure, and from what. What a credit to a case's own number was decided from is the binding of that number,
-- which never changes: neither score nor facts are kept of it, for nine lines in ten are of that kind.
alter table receipts.match add column score smallint check (score between 0 and 100), add column facts jsonb;
-- What only proposes never posts.
alter table receipts.match add constraint proposals_never_post check (rule not in ('T0', 'T4', 'T5') or case_id is null);

create table receipts.proposal (
  line_id bigint not null references receipts.match,
  rank smallint not null check (rank between 1 and 5),
  rule text not null check (rule in ('T4', 'T5')),
  case_id bigint not null references cases.enforcement_case,
  score smallint not null check (score between 0 and 100),
  reasons jsonb not null,
  primary key (line_id, rank),
  unique (line_id, case_id)
);

-- Accounts from which a case was paid, learned from matches that stand: they propose, and never post. A match that is taken back takes
-- what was learned from its account with it.
create table receipts.payer_account (
  book_id integer not null references ledger.book,
  account_no text not null check (account_no <> ''),
  -- As parties' names are compared; empty where the bank told none.
  name_key text not null,
  case_id bigint not null references cases.enforcement_case,
  line_id bigint not null references receipts.statement_line,
  learned_at timestamptz not null,
  primary key (book_id, account_no, name_key, case_id)
);
alter table receipts.statement add column payers_learned_at timestamptz;
create index statement_not_learned on receipts.statement (book_id) where state = 'posted' and payers_learned_at is null;

grant select on receipts.rule_set, receipts.rule, receipts.back_test, receipts.proposal, receipts.payer_account to ledger_app, ledger_reader;
grant insert on receipts.rule_set, receipts.rule, receipts.back_test, receipts.proposal, receipts.payer_account to ledger_app;
grant update (state, back_test_id, approved_by, approved_at, effective_from) on receipts.rule_set to ledger_app;
grant update (payers_learned_at) on receipts.statement to ledger_app;
grant update (line_id, learned_at) on receipts.payer_account to ledger_app;
-- What was learned can be learned again: it is no record of what happened.
grant delete on receipts.payer_account to ledger_app;

insert into access.permission values
  ('matching.read', 'see the matching rules and their back-tests'),
  ('matching.propose', 'propose matching rules and try them on posted credits'),
  ('matching.approve', 'approve matching rules'),
  ('matching.learn', 'learn payer accounts from matches that stand');
insert into access.grant_row values
  ('ACC', 'matching.read', 'all'), ('CSH', 'matching.read', 'all'), ('REG', 'matching.read', 'all'), ('DIR', 'matching.read', 'all'), ('VP', 'matching.read', 'all'),
  ('INS', 'matching.read', 'all'), ('SVC', 'matching.read', 'all'),
  ('ACC', 'matching.propose', 'all'), ('REG', 'matching.propose', 'all'),
  ('REG', 'matching.approve', 'all'), ('DIR', 'matching.approve', 'all'),
  ('SVC', 'matching.learn', 'all');
