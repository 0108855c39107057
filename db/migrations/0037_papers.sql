-- Papers (审批表、通知书): what was printed stays as it was, and the signed paper and the record prove each other (线下和线上手续相互印证).
create schema papers;
grant usage on schema papers to ledger_app, ledger_reader;

insert into access.permission values
  ('paper.read', 'see the papers of a case, and whether they still say what the record says'),
  ('paper.issue', 'issue the papers of a payout, a deposit or a case, and print them'),
  ('paper.scan', 'hand in the scan of a signed paper, and check the scan of another person'),
  ('paper-rule.read', 'see what the papers of a book say of its account, and whether a release needs a checked scan'),
  ('paper.propose-rule', 'propose what the papers of a book say of its account, and whether a release needs a checked scan'),
  ('paper.approve-rule', 'approve such a rule that another person proposed');
insert into access.grant_row values
  ('EX', 'paper.read', 'own'), ('REG', 'paper.read', 'all'), ('DIR', 'paper.read', 'all'), ('VP', 'paper.read', 'all'), ('ACC', 'paper.read', 'all'), ('CSH', 'paper.read', 'all'),
  ('INS', 'paper.read', 'all'), ('SVC', 'paper.read', 'all'),
  ('SYS', 'paper-rule.read', 'all'), ('SEC', 'paper-rule.read', 'all'), ('INS', 'paper-rule.read', 'all'), ('DIR', 'paper-rule.read', 'all'), ('VP', 'paper-rule.read', 'all'), ('REG', 'paper-rule.read', 'all'),
  ('ACC', 'paper-rule.read', 'all'), ('CSH', 'paper-rule.read', 'all'), ('SVC', 'paper-rule.read', 'all'),
  ('EX', 'paper.issue', 'own'), ('DIR', 'paper.issue', 'all'), ('VP', 'paper.issue', 'all'), ('ACC', 'paper.issue', 'all'), ('CSH', 'paper.issue', 'all'),
  ('EX', 'paper.scan', 'own'), ('ACC', 'paper.scan', 'all'), ('CSH', 'paper.scan', 'all'),
  ('SYS', 'paper.propose-rule', 'all'), ('SEC', 'paper.approve-rule', 'all');

-- What a book's papers say of its account, and whether a release asks for a checked scan. The last approved one whose day has come counts.
create table papers.rule (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  account_name text not null check (btrim(account_name) <> ''),
  bank_name text not null check (btrim(bank_name) <> ''),
  scan_required boolean not null,
  effective_from date not null,
  reason text not null check (btrim(reason) <> ''),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  approved_by bigint references access.person,
  approved_at timestamptz,
  constraint rule_two_persons check (approved_by <> proposed_by),
  check (num_nulls(approved_by, approved_at) in (0, 2)),
  constraint rule_not_backdated check (effective_from >= coalesce(access.office_day(approved_at), access.office_day(proposed_at)))
);
create index rule_book on papers.rule (book_id, effective_from, id);
create function papers.rule_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' and (new.approved_at is not null or not access.holds(new.proposed_by, 'paper.propose-rule')) then
    raise exception 'a rule of papers is proposed by who may' using errcode = 'LD155';
  end if;
  if tg_op = 'UPDATE' and (old.approved_at is not null or new.approved_at is null or not access.holds(new.approved_by, 'paper.approve-rule')) then
    raise exception 'a rule of papers is approved once, by who may' using errcode = 'LD155';
  end if;
  return new;
end
$stands$;
create trigger rule_stands before insert or update on papers.rule for each row execute function papers.rule_stands();
create function papers.rule_in_force(in_book integer, in_on date) returns papers.rule language sql stable as $rule$
  select r from papers.rule r where r.book_id = in_book and r.approved_at is not null and r.effective_from <= in_on order by r.effective_from desc, r.approved_at desc, r.id desc limit 1
$rule$;

-- A paper as it was issued. The bank's number in a payment notice stands beside its day for ever, whatever becomes of the number.
create table papers.paper (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('PayoutApproval', 'PayoutNotice', 'DepositApproval', 'PaymentNotice')),
  number text not null unique generated always as (
    case kind when 'PayoutApproval' then 'FF' when 'PayoutNotice' then 'ZF' when 'DepositApproval' then 'TC' else 'JK' end || lpad(id::text, 8, '0')) stored,
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  payout_id bigint references payouts.payout,
  round integer,
  deposit_id bigint references payouts.deposit,
  sub_account text,
  -- 100 random bits in the letters of RFC 4648: whoever has not seen the paper does not find it.
  code text not null unique check (code ~ '^[A-Z2-7]{20}$'),
  content text not null,
  content_sha256 bytea not null check (content_sha256 = sha256(convert_to(content, 'UTF8'))),
  issued_by bigint not null references access.person,
  issued_at timestamptz not null,
  foreign key (book_id, sub_account) references cases.sub_account (book_id, number),
  check ((kind in ('PayoutApproval', 'PayoutNotice')) = (payout_id is not null) and num_nulls(payout_id, round) in (0, 2)),
  check ((kind = 'DepositApproval') = (deposit_id is not null)),
  check ((kind = 'PaymentNotice') = (sub_account is not null))
);
create index paper_case on papers.paper (case_id, id);
create index paper_payout on papers.paper (payout_id, round) where payout_id is not null;
create index paper_deposit on papers.paper (deposit_id) where deposit_id is not null;

create function papers.paper_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if not access.holds(new.issued_by, 'paper.issue') then
    raise exception 'a paper is issued by who may' using errcode = 'LD156';
  end if;
  if not exists (select from cases.enforcement_case c where c.id = new.case_id and c.book_id = new.book_id) then
    raise exception 'a paper is of a case of its book' using errcode = 'LD156';
  end if;
  if new.payout_id is not null and not exists (
    select from payouts.payout p where p.id = new.payout_id and p.case_id = new.case_id and p.round = new.round and p.round > 0 and p.state not in ('Draft', 'Disputed', 'Withdrawn')
      and (new.kind <> 'PayoutNotice' or p.notice_no is not null)) then
    raise exception 'the payout has nothing submitted, or no notice, to print' using errcode = 'LD156';
  end if;
  if new.deposit_id is not null and not exists (select from payouts.deposit d where d.id = new.deposit_id and d.case_id = new.case_id and d.state in ('Applied', 'Approved')) then
    raise exception 'the deposit is not one to print' using errcode = 'LD156';
  end if;
  if new.sub_account is not null then
    -- Who closes the number waits for the paper, or the paper sees it closed.
    perform from cases.sub_account s join cases.enforcement_case c on c.id = s.case_id
      where s.book_id = new.book_id and s.number = new.sub_account and s.case_id = new.case_id and s.state = 'active' and c.state = 'open' for share of s;
    if not found then
      raise exception 'a payment notice names the active number of its case' using errcode = 'LD154';
    end if;
  end if;
  return new;
end
$stands$;
create trigger paper_stands before insert on papers.paper for each row execute function papers.paper_stands();

-- Each copy that was printed, with the hash of the file it was printed from.
create table papers.copy (
  paper_id bigint not null references papers.paper,
  copy integer not null check (copy > 0),
  printed_by bigint not null references access.person,
  printed_at timestamptz not null,
  pdf_sha256 bytea not null check (octet_length(pdf_sha256) = 32),
  primary key (paper_id, copy)
);

-- The scan of a signed approval form, byte for byte.
create table papers.scan (
  id bigint generated always as identity primary key,
  paper_id bigint not null references papers.paper,
  payout_id bigint not null references payouts.payout,
  round integer not null,
  name text not null check (btrim(name) <> ''),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  bytes bytea not null check (octet_length(bytes) between 1 and 10485760),
  sha256 bytea not null,
  uploaded_by bigint not null references access.person,
  uploaded_at timestamptz not null,
  check (sha256 = sha256(bytes)),
  constraint scan_is_what_it_says check (case media_type when 'application/pdf' then substring(bytes from 1 for 5) = '\x255044462d'::bytea
    when 'image/png' then substring(bytes from 1 for 8) = '\x89504e470d0a1a0a'::bytea else substring(bytes from 1 for 3) = '\xffd8ff'::bytea end)
);
create index scan_payout on papers.scan (payout_id, round, id);
create index scan_paper on papers.scan (paper_id);

-- What another person read off the scan, and what of it is not what the record says.
create table papers.scan_check (
  id bigint generated always as identity primary key,
  scan_id bigint not null references papers.scan,
  amount_minor bigint not null,
  payee_key text not null,
  account_digits text not null check (account_digits ~ '^[0-9A-Za-z]{4,34}$'),
  case_key text not null,
  -- Who signed and when, name|day, sorted.
  signers text[] not null,
  -- What was compared: a change of the payout afterwards asks for another check.
  content_hash bytea not null check (octet_length(content_hash) = 32),
  mismatches text[] not null,
  checked_by bigint not null references access.person,
  checked_at timestamptz not null,
  unique (scan_id, checked_by)
);

create function papers.scan_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if not access.holds(new.uploaded_by, 'paper.scan') then
    raise exception 'a scan is handed in by who may' using errcode = 'LD157';
  end if;
  perform from payouts.payout p where p.id = new.payout_id for update;
  if not exists (select from papers.paper a join payouts.payout p on p.id = a.payout_id
                 where a.id = new.paper_id and a.kind = 'PayoutApproval' and a.payout_id = new.payout_id and a.round = new.round and p.round = new.round
                   and p.state in ('InApproval', 'NoticeIssued', 'Accepted', 'OnHold')) then
    raise exception 'a scan is of the approval form of a payout that is not released yet' using errcode = 'LD157';
  end if;
  return new;
end
$stands$;
create trigger scan_stands before insert on papers.scan for each row execute function papers.scan_stands();

/* What can be compared here is: no check says that all agrees when amount, account, case or the persons of the approvals do not. */
create function papers.scan_check_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  s papers.scan;
  p payouts.payout;
begin
  select * into s from papers.scan where id = new.scan_id;
  if new.checked_by = s.uploaded_by or not access.holds(new.checked_by, 'paper.scan') then
    raise exception 'a scan is checked by another person than who handed it in' using errcode = 'LD153';
  end if;
  select * into p from payouts.payout where id = s.payout_id for update;
  if p.round <> s.round or p.state not in ('InApproval', 'NoticeIssued', 'Accepted', 'OnHold') then
    raise exception 'there is nothing to check any more' using errcode = 'LD157';
  end if;
  if cardinality(new.mismatches) = 0 and (
    new.amount_minor <> p.amount_minor or right(p.account_no, length(new.account_digits)) is distinct from new.account_digits
    or not exists (select from cases.enforcement_case c where c.id = p.case_id and c.number_key = new.case_key)
    or cardinality(new.signers) <> (select count(*) from payouts.approval a where a.payout_id = p.id and a.round = p.round)) then
    raise exception 'the paper does not say what the record says' using errcode = 'LD151';
  end if;
  return new;
end
$stands$;
create trigger scan_check_stands before insert on papers.scan_check for each row execute function papers.scan_check_stands();

-- What of the paper stands against a release: null when nothing does.
create function papers.obstacle(in_payout bigint, in_round integer, in_content bytea, in_on date) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $obstacle$
  select case
    when s.id is null then case when (papers.rule_in_force(p.book_id, in_on)).scan_required then 'paper.missing' end
    when c.id is null then 'paper.unchecked'
    when cardinality(c.mismatches) > 0 then 'paper.mismatch'
    when c.content_hash <> in_content then 'paper.unchecked' end
  from payouts.payout p
  left join lateral (select * from papers.scan s where s.payout_id = p.id and s.round = in_round order by s.id desc limit 1) s on true
  left join lateral (select * from papers.scan_check c where c.scan_id = s.id order by c.id desc limit 1) c on true
  where p.id = in_payout
$obstacle$;
create function papers.release_has_its_paper() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $paper$
declare
  obstacle text := papers.obstacle(new.payout_id, new.round, new.content_hash, access.office_day(new.at));
begin
  if obstacle is not null then
    raise exception 'paper and record do not prove each other: %', obstacle
      using errcode = case obstacle when 'paper.missing' then 'LD150' when 'paper.mismatch' then 'LD151' else 'LD152' end;
  end if;
  return null;
end
$paper$;
create trigger release_has_its_paper after insert on payouts.move for each row when (new.trigger = 'Release') execute function papers.release_has_its_paper();

grant select on papers.rule, papers.paper, papers.copy, papers.scan, papers.scan_check to ledger_app;
-- Readers count papers; they do not see accounts or signatures.
grant select on papers.rule, papers.copy to ledger_reader;
grant select (id, kind, number, book_id, case_id, payout_id, round, deposit_id, sub_account, content_sha256, issued_by, issued_at) on papers.paper to ledger_reader;
grant select (id, paper_id, payout_id, round, media_type, sha256, uploaded_by, uploaded_at) on papers.scan to ledger_reader;
grant select (id, scan_id, content_hash, mismatches, checked_by, checked_at) on papers.scan_check to ledger_reader;
grant insert (book_id, account_name, bank_name, scan_required, effective_from, reason, proposed_by, proposed_at), update (approved_by, approved_at) on papers.rule to ledger_app;
grant insert (kind, book_id, case_id, payout_id, round, deposit_id, sub_account, code, content, content_sha256, issued_by, issued_at) on papers.paper to ledger_app;
grant insert on papers.copy to ledger_app;
grant insert (paper_id, payout_id, round, name, media_type, bytes, sha256, uploaded_by, uploaded_at) on papers.scan to ledger_app;
grant insert (scan_id, amount_minor, payee_key, account_digits, case_key, signers, content_hash, mismatches, checked_by, checked_at) on papers.scan_check to ledger_app;
revoke all on function papers.obstacle from public;
grant execute on function papers.obstacle to ledger_app, ledger_reader;
