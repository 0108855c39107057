-- Years of a court's work, written set by set and not act by act: what the use cases would have left, straight into the tables.
-- Every id begins with its day, so that each row of an act finds the rows of the others by arithmetic, and gaps are as harmless as a
-- sequence's. db/checks judge the result.
--   a lot        day * 1200 + n      a line    day * 2000 + n      an entry  day * 3000 + n
--   a payout     day * 400 + n       a statement and its file      day * 10 + book
create schema seed;

-- Workdays are Monday to Friday, counted from 1 on; feasts do not matter here.
create function seed.date(day integer) returns date language sql immutable as 'select date ''2016-01-04'' + (day - 1) / 5 * 7 + (day - 1) % 5';
create function seed.at(day integer, hour integer) returns timestamptz language sql stable as
  'select (seed.date(day) + make_interval(hours => hour)) at time zone ''Asia/Shanghai''';

-- How far a lot has come. What is paid has left only rows behind; everything before that is somebody's work of today.
create type seed.stage as enum ('available', 'unknown', 'disputed', 'draft', 'approval', 'noticed', 'accepted', 'released', 'paid');

-- The lots and payouts of the stretch that is being loaded. A payout takes one, two, four or five lots of its case.
create unlogged table seed.payout (
  id bigint primary key, day integer not null, n integer not null, case_id bigint not null, book_id integer not null,
  first_lot bigint not null, lots integer not null, stage seed.stage not null, amount_minor bigint not null);
create index on seed.payout (day);
create unlogged table seed.lot (
  id bigint primary key, day integer not null, n integer not null, payout_id bigint not null, case_id bigint not null, book_id integer not null,
  amount_minor bigint not null, was_unknown boolean not null, stage seed.stage not null);
create index on seed.lot (day);

-- The people and books: officers share the cases, one of them has five of the oldest and nothing else.
create procedure seed.open() language plpgsql as $open$
begin
  insert into access.person (id, user_name, normalized_user_name, display_name)
    select id, name, upper(name), name from (
      select 1000 + i, 'seed-ex' || i from generate_series(1, 50) i
      union all values (1101, 'seed-dir'), (1102, 'seed-acc'), (1103, 'seed-csh'), (1104, 'seed-few')) as p (id, name);
  insert into access.person_role
    select id, case when id <= 1050 or id = 1104 then 'EX' when id = 1101 then 'DIR' when id = 1102 then 'ACC' else 'CSH' end, now(), 1, null
    from access.person where id between 1001 and 1104;
  -- Seven tenths of the work are the first book's.
  insert into ledger.book (id, code, court_code, name, escrow_account_no, currency, opened_at) overriding system value
    select i, 'G' || i, '川0104', '执行款专户' || i, '5100123456780000000' || i, 'CNY', seed.at(1, 0) from generate_series(1, 4) i;
end $open$;

-- The lots and payouts of the days from first on, day by day: history is paid, all of it; the tail stands where a day finds it.
create procedure seed.plan_history(first integer, days integer, payouts_before bigint) language plpgsql as $plan$
begin
  truncate seed.payout, seed.lot;
  insert into seed.payout
    select d * 400::bigint + n, d, n, c.id, seed.book_of(c.id), s.first_lot, s.lots, 'paid',
           (select sum(seed.amount_of(lot)) from generate_series(s.first_lot, s.first_lot + s.lots - 1) lot)
    from generate_series(first, first + days - 1) d cross join generate_series(1, 400) n
    cross join lateral (select d * 1200 + (n - 1) / 4 * 12 + (array[0, 1, 3, 7])[(n - 1) % 4 + 1] + 1::bigint as first_lot, (array[1, 2, 4, 5])[(n - 1) % 4 + 1] as lots,
                               payouts_before + (d - first) * 400 + n - 1 as before) s
    -- 1001 cases at a time share 8008 payouts, so that a case has eight in a month, of 24 lots.
    cross join lateral (select s.before / 8008 * 1001 + s.before % 8008 % 1001 + 1 as id) c;
  insert into seed.lot
    select l.id, p.day, l.id - p.day * 1200, p.id, p.case_id, p.book_id, seed.amount_of(l.id), l.id % 50 = 0, p.stage
    from seed.payout p cross join lateral (select p.first_lot + i as id from generate_series(0, p.lots - 1) i) l;
  analyze seed.payout, seed.lot;
end $plan$;

-- Ten days of a hundred lots, whatever lies behind them: today's work does not grow with history.
create procedure seed.plan_tail(first integer) language plpgsql as $plan$
declare
  newest constant bigint := (select max(id) from cases.enforcement_case);
begin
  truncate seed.payout, seed.lot;
  insert into seed.lot
    select d * 1200 + n, d, n, d * 400::bigint + n, c.id, seed.book_of(c.id), seed.amount_of(d * 1200 + n), s.stage = 'unknown', s.stage
    from generate_series(first, first + 9) d cross join generate_series(1, 100) n
    cross join lateral (select newest - ((d - first) * 100 + n) % 501 as id) c
    cross join lateral (select (case when n % 20 = 0 then 'unknown' when d - first > 4 then 'available'
      when n <= 10 then 'draft' when n <= 20 then 'approval' when n <= 30 then 'noticed' when n <= 40 then 'accepted' when n <= 50 then 'released'
      when n <= 55 then 'disputed' else 'available' end)::seed.stage as stage) s;
  insert into seed.payout
    select payout_id, day, n, case_id, book_id, id, 1, stage, amount_minor from seed.lot where stage >= 'draft';
  analyze seed.payout, seed.lot;
end $plan$;

create function seed.book_of(case_id bigint) returns integer language sql immutable as 'select (array[1, 1, 1, 1, 1, 1, 1, 2, 3, 4])[case_id % 10 + 1]';
-- Some hundreds to some thousands of yuan: five lots stay below the sum that asks for a second approval.
create function seed.amount_of(lot bigint) returns bigint language sql immutable as 'select 20000 + lot * 7919 % 480000';

create procedure seed.load_cases(last bigint) language plpgsql as $cases$
declare
  before constant bigint := coalesce((select max(id) from cases.enforcement_case), 0);
begin
  insert into cases.enforcement_case (id, book_id, number_key, number, officer_id, debtor_kind, claim_minor, outstanding_minor, state, imported_at, imported_by) overriding system value
    select i, seed.book_of(i), '2016|川0104|执|' || i, '（2016）川0104执' || i || '号', case when i <= 5 then 1104 else 1001 + i % 50 end, 'company', 100000000, 100000000, 'open', seed.at(1, 9), 1
    from generate_series(before + 1, last) i;
  insert into cases.party (id, case_id, role, name, name_key) overriding system value
    select i * 2, i, 'applicant', '申请人' || i, '申请人' || i from generate_series(before + 1, last) i
    union all
    select i * 2 + 1, i, 'debtor', '债务人' || i || '有限公司', '债务人' || i || '有限公司' from generate_series(before + 1, last) i;
  insert into cases.payee_account (id, party_id, account_no, bank_name, confirmation_document, confirmed_on, recorded_by, recorded_at) overriding system value
    select i, i * 2, '5100000' || lpad(i::text, 9, '0'), '中国建设银行成都分行', '账户确认书-' || i, seed.date(1), 1, seed.at(1, 9) from generate_series(before + 1, last) i;
  insert into cases.sub_account (book_id, number, case_id)
    select seed.book_of(i), '62284800' || lpad(i::text, 11, '0'), i from generate_series(before + 1, last) i;
end $cases$;

-- The journal, day by day as it was written: on its day a lot arrives, a day later unknown money finds its case, on the second day a
-- payout reserves, on the fifth it is released, on the sixth the bank books it.
create procedure seed.load_journal(first integer, last integer) language plpgsql as $journal$
begin
  for d in first .. last by 50 loop
    create temporary table step on commit drop as
      select l.day * 3000::bigint + l.n as entry_id, l.book_id, case when l.was_unknown then 3 else 2 end as kind, l.day, 2 as source_kind, l.day * 2000::bigint + l.n as source_id,
             1 as actor_id, 'ImportStatement' as use_case, l.id as first_lot, 1 as lots, l.case_id, 101 as debit, case when l.was_unknown then 221 else 201 end as credit
        from seed.lot l where l.day between d and d + 49
      union all
      -- There is no act of claiming yet; its entry will come from the claim.
      select (l.day + 1) * 3000 + 1200 + l.n / 50, l.book_id, 4, l.day + 1, 4, l.id, 1102, 'ClaimUnknown', l.id, 1, l.case_id, 221, 201
        from seed.lot l where l.was_unknown and l.stage = 'paid' and l.day + 1 between d and d + 49
      union all
      select (l.day + 1) * 3000 + 2450 + l.n, l.book_id, 5, l.day + 1, 4, l.id, 1001 + l.case_id % 50, 'PlaceDispute', l.id, 1, l.case_id, 201, 202
        from seed.lot l where l.stage = 'disputed' and l.day + 1 between d and d + 49
      union all
      select (p.day + 2) * 3000 + 1224 + p.n, p.book_id, 10, p.day + 2, 3, p.id, 1001 + p.case_id % 50, 'SubmitPayout', p.first_lot, p.lots, p.case_id, 201, 204
        from seed.payout p where p.stage >= 'approval' and p.day + 2 between d and d + 49
      union all
      select (p.day + 5) * 3000 + 1624 + p.n, p.book_id, 12, p.day + 5, 3, p.id, 1103, 'ReleasePayout', p.first_lot, p.lots, p.case_id, 204, 211
        from seed.payout p where p.stage >= 'released' and p.day + 5 between d and d + 49
      union all
      select (p.day + 6) * 3000 + 2024 + p.n, p.book_id, 13, p.day + 6, 2, (p.day + 6) * 2000::bigint + 1200 + p.n, 1, 'ImportStatement', p.first_lot, p.lots, p.case_id, 211, 101
        from seed.payout p where p.stage = 'paid' and p.day + 6 between d and d + 49;
    insert into ledger.use_case (name) select distinct use_case from step on conflict do nothing;
    insert into ledger.entry (book_id, id, idempotency_key, payload_hash, booked_at, actor_id, source_id, reverses_entry_id, value_on, kind, source_kind, use_case)
      -- A key's first half is the id of what is posted, as the kernel makes it.
      select s.book_id, s.entry_id, encode(int8send(s.source_id) || substring(decode(md5('key' || s.entry_id), 'hex') from 9), 'hex')::uuid, md5('content' || s.entry_id)::uuid, seed.at(s.day, 18),
             s.actor_id, s.source_id, null, seed.date(s.day), s.kind, s.source_kind, u.code
      from step s join ledger.use_case u on u.name = s.use_case order by s.entry_id;
    insert into ledger.transfer (book_id, entry_id, lot_id, debit_case_id, credit_case_id, amount_minor, seq, debit_account, credit_account)
      select s.book_id, s.entry_id, l.id, case when s.debit between 201 and 212 then s.case_id end, case when s.credit between 201 and 212 then s.case_id end,
             l.amount_minor, l.id - s.first_lot + 1, s.debit, s.credit
      from step s join seed.lot l on l.id between s.first_lot and s.first_lot + s.lots - 1
      order by s.entry_id, l.id;
    drop table step;
  end loop;
  insert into ledger.lot (book_id, id, entry_id, arrived_on, amount_minor)
    select book_id, id, day * 3000::bigint + n, seed.date(day), amount_minor from seed.lot order by id;
  -- A position stays when its money has gone.
  insert into ledger.position (book_id, case_id, lot_id, amount_minor, account)
    select l.book_id, case when a.account = 221 then 0 else l.case_id end, l.id, case when a.account = a.holds then l.amount_minor else 0 end, a.account
    from seed.lot l
    cross join lateral (select unnest(array[201, 202, 204, 211, 221]) as account,
      case l.stage when 'available' then 201 when 'draft' then 201 when 'unknown' then 221 when 'disputed' then 202 when 'released' then 211 when 'paid' then 0 else 204 end as holds) a
    where case a.account when 221 then l.was_unknown when 201 then l.stage <> 'unknown' when 202 then l.stage = 'disputed'
      when 204 then l.stage >= 'approval' else l.stage >= 'released' end
    order by l.id;
end $journal$;

-- What the bank said: a file and a statement a day and book, chained; a line for each lot and for each payout that it carried out.
create procedure seed.load_receipts(first integer, last integer) language plpgsql as $receipts$
begin
  create temporary table line on commit drop as
    select l.day * 2000::bigint + l.n as id, l.day, l.book_id, true as is_credit, l.amount_minor, l.n, l.case_id, l.was_unknown, null::bigint as payout_id, l.id as lot_id, l.stage
      from seed.lot l
    union all
    select (p.day + 6) * 2000 + 1200 + p.n, p.day + 6, p.book_id, false, p.amount_minor, 1200 + p.n, p.case_id, false, p.id, null, p.stage from seed.payout p where p.stage = 'paid';
  insert into receipts.file (id, sha256, name, size_bytes, format, encoding, outcome, problems, delivered_at, delivered_by) overriding system value
    select d * 10 + b, sha256(('file' || d * 10 + b)::bytea), b || '-' || d || '.xml', 100000, 'camt.053', 'utf-8', 'taken', '[]', seed.at(d, 18), 1
    from generate_series(first, last) d cross join generate_series(1, 4) b;
  -- Everything that history brought has been paid, so each stretch begins and ends with nothing on the account.
  insert into receipts.statement (id, book_id, file_id, ordinal, ident, from_on, to_on, opening_minor, closing_minor, line_count, credit_minor, debit_minor, state, previous_id, posted_at, imported_at, imported_by) overriding system value
    select s.id, s.book, s.id, 1, 'S' || s.id, seed.date(s.day), seed.date(s.day), s.closing - s.credit + s.debit, s.closing, s.lines, s.credit, s.debit, 'posted',
           coalesce(lag(s.id) over (partition by s.book order by s.day), (select max(p.id) from receipts.statement p where p.book_id = s.book)), seed.at(s.day, 18), seed.at(s.day, 18), 1
    from (
      select d * 10 + b as id, d as day, b as book, coalesce(m.lines, 0) as lines, coalesce(m.credit, 0) as credit, coalesce(m.debit, 0) as debit,
             (sum(coalesce(m.credit, 0) - coalesce(m.debit, 0)) over (partition by b order by d))::bigint as closing
      from generate_series(first, last) d cross join generate_series(1, 4) b
      left join (select book_id, day, count(*) as lines, coalesce(sum(amount_minor) filter (where is_credit), 0)::bigint as credit, coalesce(sum(amount_minor) filter (where not is_credit), 0)::bigint as debit
                 from line group by book_id, day) m on m.book_id = b and m.day = d) s;
  insert into receipts.statement_line (id, book_id, statement_id, ordinal, source_line, booked_on, value_on, is_credit, amount_minor, occurrence, line_key, bank_reference, end_to_end_id,
      counterparty_name, counterparty_account, counterparty_bank, credited_account, remittance, summary)
    select l.id, l.book_id, l.day * 10 + l.book_id, l.n, l.n * 6, seed.date(l.day), seed.date(l.day), l.is_credit, l.amount_minor, 1, md5('line' || l.id)::uuid, 'B' || l.id,
           case when not l.is_credit then seed.notice_no(l.payout_id) || '-1' end,
           case when l.is_credit then '债务人' || l.case_id || '有限公司' else '申请人' || l.case_id end,
           case when l.is_credit then '6217' || lpad(l.case_id::text, 12, '0') else '5100000' || lpad(l.case_id::text, 9, '0') end, '中国建设银行成都分行',
           case when l.is_credit and not l.was_unknown then '62284800' || lpad(l.case_id::text, 11, '0') end,
           case when l.was_unknown then '执行款' else '（2016）川0104执' || l.case_id || '号 执行款' end, '转账'
    from line l order by l.id;
  insert into receipts.match (line_id, rule, rule_version, case_id, reasons, alternatives, matched_at)
    select l.id, case when not l.is_credit then 'PAID' when l.was_unknown then 'T0' else 'T1' end, 1, case when not l.was_unknown then l.case_id end,
           case when not l.is_credit then jsonb_build_array('instruction ' || seed.notice_no(l.payout_id) || '-1 of payout ' || l.payout_id, 'same amount')
                when l.was_unknown then '["neither a sub-account nor a case number of this court"]'
                else jsonb_build_array('credited to sub-account 62284800' || lpad(l.case_id::text, 11, '0') || ' of （2016）川0104执' || l.case_id || '号') end, '[]', seed.at(l.day, 18)
    from line l order by l.id;
  insert into receipts.unknown_receipt (line_id, book_id, lot_id, since, due_on, state)
    select l.id, l.book_id, l.lot_id, seed.at(l.day, 18), seed.date(l.day + 3), case when l.stage = 'unknown' then 'open' else 'claimed' end from line l where l.was_unknown;
  drop table line;
end $receipts$;

create function seed.notice_no(payout bigint) returns text language sql immutable as 'select ''ZF2016'' || lpad(payout::text, 8, ''0'')';

create procedure seed.load_payouts() language plpgsql as $payouts$
begin
  insert into payouts.payout (id, book_id, case_id, payee_name, payee_name_key, party_id, payee_account_id, account_no, bank_name, amount_minor, state, round, lots_named,
      notice_no, notice_issued_at, b_due_on, b_due_provisional, paid_on, drafted_by, drafted_at) overriding system value
    select p.id, p.book_id, p.case_id, '申请人' || p.case_id, '申请人' || p.case_id, p.case_id * 2, p.case_id, '5100000' || lpad(p.case_id::text, 9, '0'), '中国建设银行成都分行', p.amount_minor,
           (array['Draft', 'InApproval', 'NoticeIssued', 'Accepted', 'Released', 'Paid'])[s.step + 1], case when s.step > 0 then 1 else 0 end, false,
           case when s.step > 1 then seed.notice_no(p.id) end, case when s.step > 1 then seed.at(p.day + 3, 10) end, case when s.step > 1 then seed.date(p.day + 8) end, case when s.step > 1 then false end,
           case when s.step > 4 then seed.date(p.day + 6) end, 1001 + p.case_id % 50, seed.at(p.day + 1, 10)
    from seed.payout p cross join lateral (select seed.step_of(p.stage) as step) s order by p.id;
  insert into payouts.payout_lot select payout_id, id, amount_minor from seed.lot where stage >= 'draft' order by id;
  insert into payouts.move (id, payout_id, round, from_state, trigger, to_state, person_id, at, content_hash) overriding system value
    select p.id * 8 + m.step, p.id, 1, m.from_state, m.trigger, m.to_state, case m.step when 1 then 1001 + p.case_id % 50 when 2 then 1101 when 3 then 1102 when 4 then 1103 else 1 end,
           seed.at(p.day + 1 + m.step, 10), sha256(p.id::text::bytea)
    from seed.payout p
    join (values (1, 'Draft', 'Submit', 'InApproval'), (2, 'InApproval', 'Approve', 'NoticeIssued'), (3, 'NoticeIssued', 'Accept', 'Accepted'),
                 (4, 'Accepted', 'Release', 'Released'), (5, 'Released', 'Booked', 'Paid')) m (step, from_state, trigger, to_state) on m.step <= seed.step_of(p.stage)
    order by 1;
  insert into payouts.required_step select id, 1, 1, 'DIR', 1, amount_minor from seed.payout where stage >= 'approval' order by id;
  insert into payouts.approval select id, 1, 1, 1101, sha256(id::text::bytea), null, seed.at(day + 3, 10) from seed.payout where stage >= 'noticed' order by id;
  insert into payouts.notice select id, 1, seed.notice_no(id), seed.at(day + 3, 10), seed.date(day + 8), false, null from seed.payout where stage >= 'noticed' order by id;
  -- The file that went to the bank is some two thousand bytes; a tenth of it is enough here.
  insert into payouts.instruction (id, payout_id, round, end_to_end_id, amount_minor, file_name, file_bytes, file_sha256, released_at, released_by) overriding system value
    select id, id, 1, seed.notice_no(id) || '-1', amount_minor, seed.notice_no(id) || '-1.xml', repeat(md5(id::text), 6)::bytea, sha256(id::text::bytea), seed.at(day + 5, 10), 1103
    from seed.payout where stage >= 'released' order by id;
  insert into payouts.settlement select (day + 6) * 2000::bigint + 1200 + n, id, seed.date(day + 6) from seed.payout where stage = 'paid' order by id;
  insert into payouts.dispute (id, book_id, case_id, amount_minor, reason, placed_by, placed_at) overriding system value
    select id, book_id, case_id, amount_minor, '案外人异议', 1001 + case_id % 50, seed.at(day + 1, 10) from seed.lot where stage = 'disputed';
  insert into payouts.dispute_lot select id, id, amount_minor from seed.lot where stage = 'disputed';
end $payouts$;

create function seed.step_of(stage seed.stage) returns integer language sql immutable as
  'select case stage when ''paid'' then 5 when ''released'' then 4 when ''accepted'' then 3 when ''noticed'' then 2 when ''approval'' then 1 else 0 end';

-- Takes away everything from a day on: the tail, and what was measured after it. History stays.
create procedure seed.cut(day integer) language plpgsql as $cut$
begin
  delete from oversight.alert;
  -- Balances by day follow the journal, and are folded anew.
  delete from ledger.fold_mark;
  delete from ledger.daily_balance;
  delete from ledger.open_lot;
  delete from payouts.dispute_lot where dispute_id > day * 1200;
  delete from payouts.dispute where id > day * 1200;
  delete from payouts.settlement where line_id > day * 2000;
  delete from payouts.instruction where payout_id > day * 400;
  delete from payouts.notice where payout_id > day * 400;
  delete from payouts.approval where payout_id > day * 400;
  delete from payouts.required_step where payout_id > day * 400;
  delete from payouts.move where payout_id > day * 400;
  delete from payouts.payout_lot where payout_id > day * 400;
  delete from payouts.payout where id > day * 400;
  delete from receipts.unknown_receipt where line_id > day * 2000;
  delete from receipts.match where line_id > day * 2000;
  delete from receipts.statement_line where id > day * 2000;
  delete from receipts.statement where id > day * 10;
  delete from receipts.file_chunk where file_id > day * 10;
  delete from receipts.file where id > day * 10;
  delete from ledger.position where lot_id > day * 1200;
  delete from ledger.transfer where entry_id > day * 3000;
  delete from ledger.lot where id > day * 1200;
  delete from ledger.entry where id > day * 3000;
end $cut$;

-- The next act of the program gets an id that no seeded row has.
create procedure seed.set_sequences() language plpgsql as $sequences$
declare
  t record;
  newest bigint;
begin
  perform setval('ledger.lot_id', (select max(id) from ledger.lot)), setval('ledger.entry_id', (select max(id) from ledger.entry)),
          setval('receipts.statement_line_id', (select max(id) from receipts.statement_line)), setval('payouts.notice_no', (select max(id) from payouts.payout));
  for t in select a.attrelid::regclass as name, a.attname as col, pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) as seq
           from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
           where a.attidentity <> '' and n.nspname in ('cases', 'receipts', 'payouts', 'ledger') loop
    execute format('select max(%I) from %s', t.col, t.name) into newest;
    perform setval(t.seq, greatest(newest, 1));
  end loop;
end $sequences$;

-- Indexes that no foreign key rests on are taken away while a large stretch is loaded, and built again after it.
create table seed.index_put_off (made text primary key);
create procedure seed.put_off_indexes() language plpgsql as $off$
declare
  i record;
begin
  for i in
    select x.indexrelid::regclass as name, x.indrelid::regclass as on_table, c.conname,
           case when c.oid is null then pg_get_indexdef(x.indexrelid) else format('alter table %s add constraint %I %s', x.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as made
    from pg_index x join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
    left join pg_constraint c on c.conindid = x.indexrelid and c.contype in ('p', 'u')
    where n.nspname in ('ledger', 'receipts', 'payouts') and t.reltuples > 1000
      and not exists (select from pg_constraint f where f.conindid = x.indexrelid and f.contype = 'f')
  loop
    insert into seed.index_put_off values (i.made);
    if i.conname is null then execute format('drop index %s', i.name);
    else execute format('alter table %s drop constraint %I', i.on_table, i.conname); end if;
  end loop;
end $off$;
