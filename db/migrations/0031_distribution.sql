-- What leaves a case before its creditors are paid (fees, costs of a sale, surplus), and how several creditors share what is left.
insert into ledger.legal_posting values (50, 201, 207, null), (51, 201, 206, null),
  -- Surplus goes back to the debtor by a payout; what does not arrive is surplus again.
  (10, 206, 204, null), (11, 204, 206, null), (14, 211, 206, null), (16, 212, 206, null) on conflict do nothing;
insert into ledger.use_case (name) select unnest(array['ConfirmDeduction', 'ReverseDeduction', 'PutPlanInForce', 'SettleObjection']) on conflict do nothing;

insert into access.permission values
  ('deduction.propose', 'propose fees, costs of a sale and surplus of a case'),
  ('deduction.confirm', 'confirm, refuse or reverse what another person proposed to deduct'),
  ('plan.draft', 'draft a distribution plan, record its service and its objections'),
  ('plan.approve', 'approve a distribution plan, put it in force and decide its objections');
insert into access.grant_row values
  ('EX', 'deduction.propose', 'own'), ('DIR', 'deduction.confirm', 'all'), ('VP', 'deduction.confirm', 'all'),
  ('EX', 'plan.draft', 'own'), ('DIR', 'plan.approve', 'all'), ('VP', 'plan.approve', 'all');

create function payouts.holds_permission(in_person bigint, in_permission text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $holds$
  select exists (select from access.person_role r join access.grant_row g on g.role = r.role and g.permission = in_permission where r.person_id = in_person and r.revoked_at is null)
$holds$;
revoke all on function payouts.holds_permission from public;
grant execute on function payouts.holds_permission to ledger_app;

-- The schedule of the execution fee as data: above an amount, a fixed part and so many millionths of the excess.
create table payouts.fee_schedule (
  version integer primary key,
  effective_from date not null,
  source text not null,
  -- The most for a case whose title names no amount.
  no_amount_minor bigint not null check (no_amount_minor > 0)
);
create table payouts.fee_band (
  version integer not null references payouts.fee_schedule,
  above_minor bigint not null check (above_minor >= 0),
  fixed_minor bigint not null check (fixed_minor >= 0),
  rate_ppm integer not null check (rate_ppm >= 0),
  primary key (version, above_minor)
);
insert into payouts.fee_schedule values (1, date '2007-04-01', '诉讼费用交纳办法 §14(一)', 50000);
insert into payouts.fee_band values (1, 0, 5000, 0), (1, 1000000, 5000, 15000), (1, 50000000, 740000, 10000), (1, 500000000, 5240000, 5000), (1, 1000000000, 7740000, 1000);

-- Half a fen is rounded up.
create function payouts.execution_fee(in_version integer, in_base bigint) returns bigint language sql stable as $fee$
  select (b.fixed_minor + div((in_base - b.above_minor)::numeric * b.rate_ppm + 500000, 1000000))::bigint
  from payouts.fee_band b where b.version = in_version and b.above_minor < greatest(in_base, 1) order by b.above_minor desc limit 1
$fee$;

-- What came in for a case: from the bank, out of unknown funds or as a bond, less what was taken back.
create function payouts.recovered(in_case bigint) returns bigint language sql stable as $recovered$
  select coalesce(sum(case when t.credit_account = 201 and t.debit_account in (101, 221, 223) and t.credit_case_id = in_case then t.amount_minor
                           when t.debit_account = 201 and t.credit_account in (101, 221, 223) and t.debit_case_id = in_case then -t.amount_minor else 0 end), 0)::bigint
  from (select distinct p.book_id, p.lot_id from ledger.position p where p.case_id = in_case) l
  join ledger.transfer t on t.book_id = l.book_id and t.lot_id = l.lot_id
$recovered$;

-- What leaves a case before its creditors: proposed by one person, confirmed by another. Costs that a court may not pass on are no kind.
create table payouts.deduction (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  kind text not null constraint deduction_kind check (kind in ('ExecutionFee', 'SaleCost', 'Surplus')),
  amount_minor bigint not null check (amount_minor > 0),
  document text check (document <> ''),
  -- The lots that the sale brought.
  sale_lots bigint[] check (cardinality(sale_lots) > 0),
  -- What the fee was reckoned on, by which schedule, and what that schedule gives; amounts are rounded half up to the fen.
  basis text check (basis in ('Claim', 'Recovered')),
  base_minor bigint check (base_minor >= 0),
  schedule_version integer references payouts.fee_schedule,
  due_minor bigint check (due_minor > 0),
  state text not null default 'Proposed' check (state in ('Proposed', 'Confirmed', 'Rejected', 'Withdrawn', 'Reversed')),
  proposed_by bigint not null references access.person,
  proposed_at timestamptz not null,
  decided_by bigint references access.person,
  decided_at timestamptz,
  decision text check (decision <> ''),
  reversed_by bigint references access.person,
  reversed_at timestamptz,
  reversed_reason text check (reversed_reason <> ''),
  constraint deduction_fee_has_base check ((kind = 'ExecutionFee') = (basis is not null) and (basis is null) = (base_minor is null)
    and (basis is null) = (schedule_version is null) and (basis is null) = (due_minor is null)),
  constraint deduction_cost_of_sale check (kind = 'ExecutionFee' or document is not null),
  constraint deduction_sale_proceeds check ((kind = 'SaleCost') = (sale_lots is not null)),
  constraint deduction_two_persons check (case when state = 'Withdrawn' then decided_by = proposed_by else decided_by <> proposed_by end),
  constraint deduction_reversed_by_another check (reversed_by <> decided_by),
  check ((state = 'Proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check ((state = 'Reversed') = (reversed_by is not null) and (reversed_by is null) = (reversed_at is null) and (reversed_by is null) = (reversed_reason is null))
);
create index deduction_case on payouts.deduction (case_id);
create table payouts.deduction_lot (
  deduction_id bigint not null references payouts.deduction,
  lot_id bigint not null,
  amount_minor bigint not null check (amount_minor > 0),
  primary key (deduction_id, lot_id)
);

-- The base is what the case says, the fee what the schedule gives, and all fees of a case together no more than that; asked again when it is
-- confirmed, for the case may say less by then.
create function payouts.deduction_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  c record;
  base bigint;
  due bigint;
  -- What stands counts itself.
  more constant bigint := case tg_op when 'INSERT' then new.amount_minor else 0 end;
begin
  if tg_op = 'UPDATE' then
    if (old.state, new.state) not in (('Proposed', 'Confirmed'), ('Proposed', 'Rejected'), ('Proposed', 'Withdrawn'), ('Confirmed', 'Reversed')) then
      raise exception 'a deduction does not go from % to %', old.state, new.state using errcode = 'LD060';
    end if;
    if new.state in ('Confirmed', 'Rejected') and not payouts.holds_permission(new.decided_by, 'deduction.confirm')
       or new.state = 'Reversed' and not payouts.holds_permission(new.reversed_by, 'deduction.confirm') then
      raise exception 'this person does not decide deductions' using errcode = 'LD024';
    end if;
    if new.state <> 'Confirmed' then
      return new;
    end if;
  elsif new.state <> 'Proposed' then
    raise exception 'a deduction begins as a proposal' using errcode = 'LD060';
  end if;
  -- Two proposals at once must each see the other's.
  select * into c from cases.enforcement_case where id = new.case_id and book_id = new.book_id for no key update;
  if new.kind = 'ExecutionFee' then
    base := case when new.basis = 'Claim' then c.claim_minor when c.claim_minor = 0 then payouts.recovered(c.id) else least(c.claim_minor, payouts.recovered(c.id)) end;
    due := case when base = 0 then (select no_amount_minor from payouts.fee_schedule where version = new.schedule_version) else payouts.execution_fee(new.schedule_version, base) end;
    if tg_op = 'INSERT' and (new.base_minor, new.due_minor) is distinct from (base, due) then
      raise exception 'the fee is not what the schedule gives on its base' using errcode = 'LD061';
    end if;
    if due < more + coalesce((select sum(d.amount_minor) from payouts.deduction d
         where d.case_id = new.case_id and d.kind = 'ExecutionFee' and d.state in ('Proposed', 'Confirmed')), 0) then
      raise exception 'fees for more than the schedule gives' using errcode = 'LD062';
    end if;
  elsif new.kind = 'SaleCost' then
    if exists (select from unnest(new.sale_lots) as l (id) where not exists (select from ledger.position p where p.case_id = new.case_id and p.lot_id = l.id)) then
      raise exception 'a lot that is not of this case' using errcode = 'LD063';
    end if;
  elsif more > payouts.surplus_room(new.case_id) then
    raise exception 'what is owed on the claim is no surplus' using errcode = 'LD064';
  end if;
  return new;
end
$stands$;
create trigger deduction_stands before insert or update on payouts.deduction for each row execute function payouts.deduction_stands();

grant select on payouts.fee_schedule, payouts.fee_band, payouts.deduction, payouts.deduction_lot to ledger_app, ledger_reader;
grant insert on payouts.deduction, payouts.deduction_lot to ledger_app;
grant update (state, decided_by, decided_at, decision, reversed_by, reversed_at, reversed_reason) on payouts.deduction to ledger_app;

-- A payout of surplus goes to the debtor, or to the account of who paid for him and proves it.
alter table payouts.payout
  add column purpose text not null default 'Claim' check (purpose in ('Claim', 'SurplusRefund')),
  add column proof_document text check (proof_document <> '');

-- A line of the bank brought money of this case from this name and account.
create function payouts.paid_into_case(in_case bigint, in_name text, in_account text) returns boolean language sql stable as $paid$
  select exists (select from (select distinct p.book_id, p.lot_id from ledger.position p where p.case_id = in_case) h
                 join ledger.lot l on l.book_id = h.book_id and l.id = h.lot_id
                 join ledger.entry e on e.book_id = l.book_id and e.id = l.entry_id and e.source_kind = 2
                 join receipts.statement_line s on s.id = e.source_id
                 where s.counterparty_name = in_name and s.counterparty_account = in_account)
$paid$;

-- A distribution plan: a version is written once; only its state goes on.
create table payouts.distribution_plan (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  version integer not null check (version > 0),
  debtor text not null check (debtor in ('Person', 'OtherOrganisation', 'Enterprise')),
  debtor_can_pay boolean not null,
  one_title boolean not null,
  method text not null,
  rule_version integer not null,
  pot_minor bigint not null check (pot_minor > 0),
  document text not null check (document <> ''),
  content_hash bytea not null check (octet_length(content_hash) = 32),
  state text not null default 'Drafted' check (state in ('Drafted', 'Approved', 'InForce', 'Replaced', 'Rejected', 'Withdrawn')),
  drafted_by bigint not null references access.person,
  drafted_at timestamptz not null,
  approved_by bigint references access.person,
  approved_at timestamptz,
  in_force_by bigint references access.person,
  in_force_at timestamptz,
  decision_document text check (decision_document <> ''),
  ended_by bigint references access.person,
  ended_at timestamptz,
  ended_reason text check (ended_reason <> ''),
  unique (case_id, version),
  -- The law chooses the method by what the debtor is.
  constraint plan_method check (method = case when one_title then 'OneTitle' when debtor_can_pay then 'MeasureOrder' when debtor = 'Enterprise' then 'SeizureOrder' else 'ProRata' end),
  constraint plan_two_persons check (approved_by <> drafted_by and in_force_by <> drafted_by),
  check ((approved_by is null) = (approved_at is null) and (in_force_by is null) = (in_force_at is null) and (ended_by is null) = (ended_at is null))
);
create unique index distribution_plan_in_force on payouts.distribution_plan (case_id) where state = 'InForce';

create table payouts.plan_claim (
  plan_id bigint not null references payouts.distribution_plan,
  seq integer not null,
  class text not null check (class in ('Fee', 'Priority', 'Ordinary')),
  rank integer not null check (rank > 0),
  creditor_name text not null,
  name_key text not null check (name_key <> ''),
  title text,
  title_key text,
  order_on date,
  claim_minor bigint not null check (claim_minor > 0),
  share_minor bigint not null check (share_minor >= 0),
  primary key (plan_id, seq),
  constraint plan_share_within_claim check (share_minor <= claim_minor),
  check (class <> 'Ordinary' or title_key is not null)
);

create table payouts.plan_service (
  plan_id bigint not null references payouts.distribution_plan,
  name_key text not null,
  name text not null,
  served_on date not null,
  document text not null check (document <> ''),
  objection_due_on date not null,
  objection_due_provisional boolean not null,
  recorded_by bigint not null references access.person,
  recorded_at timestamptz not null,
  primary key (plan_id, name_key),
  constraint plan_service_window check (objection_due_on >= served_on + 15 and served_on <= (recorded_at at time zone 'Asia/Shanghai')::date)
);

create table payouts.plan_objection (
  id bigint generated always as identity primary key,
  plan_id bigint not null references payouts.distribution_plan,
  by_name text not null,
  by_name_key text not null,
  against_name text not null,
  against_name_key text not null,
  amount_minor bigint not null check (amount_minor > 0),
  received_on date not null,
  document text not null check (document <> ''),
  recorded_by bigint not null references access.person,
  recorded_at timestamptz not null,
  told_on date, told_document text, answer_due_on date,
  answered_on date, answered_document text,
  objector_told_on date, objector_told_document text, sue_due_on date,
  sued_on date, sued_document text,
  dispute_id bigint unique references payouts.dispute,
  outcome text check (outcome in ('PlanStands', 'Upheld', 'Withdrawn')),
  outcome_document text check (outcome_document <> ''),
  outcome_by bigint references access.person,
  outcome_at timestamptz,
  constraint objection_steps check (coalesce(told_on >= received_on and answer_due_on >= told_on + 15 and told_document <> '', told_on is null)
    and coalesce(answered_on between told_on and answer_due_on and answered_document <> '', answered_on is null)
    and coalesce(objector_told_on >= answered_on and sue_due_on >= objector_told_on + 15 and objector_told_document <> '', objector_told_on is null)
    and coalesce(sued_on between objector_told_on and sue_due_on and sued_document <> '', sued_on is null)),
  check ((outcome is null) = (outcome_by is null) and (outcome is null) = (outcome_at is null) and (outcome is null) = (outcome_document is null))
);
create index plan_objection_plan on payouts.plan_objection (plan_id);

-- Who receives a plan: its creditors and the debtors of the case.
create view payouts.plan_addressee as
  select w.plan_id, w.name_key, w.name, s.served_on, s.document, s.objection_due_on, s.objection_due_provisional
  from (
    select plan_id, name_key, min(name) as name
    from (select plan_id, name_key, creditor_name as name from payouts.plan_claim where class <> 'Fee'
          union all
          select p.id, d.name_key, d.name from payouts.distribution_plan p join cases.party d on d.case_id = p.case_id and d.role = 'debtor') as named
    group by plan_id, name_key
  ) w left join payouts.plan_service s on s.plan_id = w.plan_id and s.name_key = w.name_key;

-- Since when creditors of a case are paid by a plan: shares of later versions count what earlier ones paid.
create function payouts.plan_since(in_case bigint) returns timestamptz language sql stable as $since$
  select min(in_force_at) from payouts.distribution_plan where case_id = in_case
$since$;
-- A draft from before is looked at when it is submitted.
create function payouts.plan_used(in_case bigint, in_key text, in_except bigint) returns bigint language sql stable as $used$
  select coalesce(sum(p.amount_minor), 0)::bigint from payouts.payout p
  where p.case_id = in_case and p.payee_name_key = in_key and p.id <> in_except and p.purpose = 'Claim' and p.state <> 'Withdrawn' and payouts.plan_since(in_case) is not null
    and (p.state = 'Disputed' or p.state = 'Draft' and p.drafted_at >= payouts.plan_since(in_case)
         or exists (select from payouts.move m where m.payout_id = p.id and m.trigger in ('Submit', 'Reissue') and m.at >= payouts.plan_since(in_case)))
$used$;
create function payouts.plan_fees_used(in_case bigint) returns bigint language sql stable as $fees$
  select coalesce(sum(d.amount_minor), 0)::bigint from payouts.deduction d
  where d.case_id = in_case and d.kind <> 'Surplus' and (d.state = 'Proposed' or d.state = 'Confirmed' and d.decided_at >= payouts.plan_since(in_case))
$fees$;
-- What has left the available money of a case on the way to its creditors and as fees since a plan is in force.
create function payouts.plan_gone(in_case bigint) returns bigint language sql stable as $gone$
  select (coalesce((select sum(p.amount_minor) from payouts.payout p
                    where p.case_id = in_case and p.purpose = 'Claim' and p.state not in ('Draft', 'Withdrawn', 'Failed', 'Returned') and payouts.plan_since(in_case) is not null
                      and (p.state = 'Disputed' or exists (select from payouts.move m where m.payout_id = p.id and m.trigger in ('Submit', 'Reissue') and m.at >= payouts.plan_since(in_case)))), 0)
        + coalesce((select sum(d.amount_minor) from payouts.deduction d
                    where d.case_id = in_case and d.kind <> 'Surplus' and d.state = 'Confirmed' and d.decided_at >= payouts.plan_since(in_case)), 0))::bigint
$gone$;
-- Somebody whom an earlier version paid is no creditor of this one.
create function payouts.plan_leaves_out_paid(in_plan bigint) returns boolean language sql stable as $left_out$
  select exists (select from payouts.distribution_plan p join payouts.payout o on o.case_id = p.case_id and o.purpose = 'Claim' and o.state not in ('Draft', 'Withdrawn', 'Failed', 'Returned', 'Disputed')
                 join payouts.move m on m.payout_id = o.id and m.trigger in ('Submit', 'Reissue') and m.at >= payouts.plan_since(p.case_id)
                 where p.id = in_plan and not exists (select from payouts.plan_claim c where c.plan_id = p.id and c.class <> 'Fee' and c.name_key = o.payee_name_key))
$left_out$;
create view payouts.plan_line as
  select c.plan_id, c.name_key, c.fee, c.share_minor, coalesce(a.aside_minor, 0) as aside_minor,
         case when c.fee then payouts.plan_fees_used(p.case_id) else payouts.plan_used(p.case_id, c.name_key, 0) end as used_minor
  from (select plan_id, case when class = 'Fee' then '' else name_key end as key, min(name_key) as name_key, class = 'Fee' as fee, sum(share_minor)::bigint as share_minor
        from payouts.plan_claim group by plan_id, class = 'Fee', case when class = 'Fee' then '' else name_key end) c
  join payouts.distribution_plan p on p.id = c.plan_id
  left join (select plan_id, against_name_key, sum(amount_minor)::bigint as aside_minor from payouts.plan_objection
             where dispute_id is not null and coalesce(outcome, 'Upheld') = 'Upheld' group by plan_id, against_name_key) a
    on a.plan_id = c.plan_id and a.against_name_key = c.name_key and not c.fee;

-- A plan that is not what the law makes of its claims is never approved: shares make up the pot, a rank is met before the next one, and
-- within a rank nobody is a fen away from what is due to him.
create function payouts.plan_shares_stand(in_plan bigint) returns boolean language sql stable as $shares$
  with ranks as (
    select class, rank, sum(claim_minor) as claims, sum(share_minor) as shares,
           sum(sum(claim_minor)) over (order by array_position(array['Fee', 'Priority', 'Ordinary'], class), rank) - sum(claim_minor) as before
    from payouts.plan_claim where plan_id = in_plan group by class, rank
  )
  select coalesce((select sum(c.share_minor) = p.pot_minor from payouts.plan_claim c where c.plan_id = in_plan), false)
     and p.one_title = ((select count(distinct c.title_key) from payouts.plan_claim c where c.plan_id = in_plan and c.class = 'Ordinary') = 1)
     and (p.method in ('SeizureOrder', 'MeasureOrder')
          or not exists (select from payouts.plan_claim c where c.plan_id = in_plan and c.class = 'Ordinary' and c.rank <> 1))
     and not exists (select from payouts.plan_claim a join payouts.plan_claim b on b.plan_id = a.plan_id and b.class = 'Ordinary' and b.rank > a.rank
                     where a.plan_id = in_plan and a.class = 'Ordinary' and (a.order_on < b.order_on) is not true)
     and not exists (select from ranks r where r.shares <> greatest(least(p.pot_minor - r.before, r.claims), 0))
     and not exists (select from payouts.plan_claim c join ranks r on r.class = c.class and r.rank = c.rank
                     where c.plan_id = in_plan and abs(c.share_minor * r.claims - r.shares * c.claim_minor) >= r.claims)
  from payouts.distribution_plan p where p.id = in_plan
$shares$;

create function payouts.plan_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  today constant date := (new.in_force_at at time zone 'Asia/Shanghai')::date;
begin
  if tg_op = 'INSERT' then
    if new.state <> 'Drafted' then
      raise exception 'a plan begins as a draft' using errcode = 'LD070';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('Drafted', 'Approved'), ('Drafted', 'Replaced'), ('Drafted', 'Rejected'), ('Drafted', 'Withdrawn'), ('Approved', 'InForce'), ('Approved', 'Replaced'),
       ('Approved', 'Rejected'), ('Approved', 'Withdrawn'), ('InForce', 'Replaced')) then
    raise exception 'a plan does not go from % to %', old.state, new.state using errcode = 'LD070';
  end if;
  if new.state = 'Approved' then
    if new.approved_by is null or not payouts.holds_permission(new.approved_by, 'plan.approve') then
      raise exception 'this person does not approve plans' using errcode = 'LD024';
    end if;
    if not payouts.plan_shares_stand(new.id) then
      raise exception 'the shares of plan % are not what its claims make', new.id using errcode = 'LD071';
    end if;
  elsif new.state = 'InForce' then
    if new.in_force_by is null or not payouts.holds_permission(new.in_force_by, 'plan.approve') then
      raise exception 'this person puts no plan in force' using errcode = 'LD024';
    end if;
    -- Of a plan and a payout at once one sees the other.
    perform from cases.enforcement_case where id = new.case_id for no key update;
    if payouts.plan_since(new.case_id) is null
       and exists (select from payouts.payout p where p.case_id = new.case_id and p.purpose = 'Claim' and p.state in ('InApproval', 'NoticeIssued', 'Accepted', 'OnHold')) then
      raise exception 'payouts were submitted before there is plan %', new.id using errcode = 'LD074';
    end if;
    if exists (select from payouts.plan_addressee a where a.plan_id = new.id and (a.objection_due_on is null or a.objection_due_on >= today)) then
      raise exception 'somebody may still object to plan %', new.id using errcode = 'LD072';
    end if;
    if exists (select from payouts.plan_objection o where o.plan_id = new.id and o.outcome is null
               and (o.sued_on is null and coalesce(o.sue_due_on >= today, true)
                    or o.sued_on is not null and not exists (select from payouts.dispute d where d.id = o.dispute_id and d.case_id = new.case_id and d.amount_minor = o.amount_minor and d.settled_at is null)))
       or new.decision_document is null and exists (select from payouts.plan_objection o where o.plan_id = new.id and o.outcome is null) then
      raise exception 'an objection to plan % is open', new.id using errcode = 'LD073';
    end if;
    if new.pot_minor > payouts.plan_gone(new.case_id)
         + coalesce((select sum(p.amount_minor) from ledger.position p where p.book_id = new.book_id and p.case_id = new.case_id and p.account = 201), 0)
         + coalesce((select sum(o.amount_minor) from payouts.plan_objection o where o.plan_id = new.id and o.dispute_id is not null and o.outcome is null), 0)
       or exists (select from payouts.plan_line l where l.plan_id = new.id and l.used_minor > l.share_minor - l.aside_minor)
       or payouts.plan_leaves_out_paid(new.id) then
      raise exception 'the case does not hold what plan % shares out', new.id using errcode = 'LD074';
    end if;
  end if;
  return new;
end
$stands$;
create trigger plan_stands before insert or update on payouts.distribution_plan for each row execute function payouts.plan_stands();

-- What a plan says is written with it, and never after.
create function payouts.plan_claim_stands() returns trigger language plpgsql as $claim$
begin
  if not exists (select from payouts.distribution_plan p where p.id = new.plan_id and p.state = 'Drafted') then
    raise exception 'plan % is not a draft', new.plan_id using errcode = 'LD070';
  end if;
  return new;
end
$claim$;
create trigger plan_claim_stands before insert on payouts.plan_claim for each row execute function payouts.plan_claim_stands();

create function payouts.objection_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $objection$
begin
  if tg_op = 'INSERT' then
    if not exists (select from payouts.plan_service s where s.plan_id = new.plan_id and s.name_key = new.by_name_key and new.received_on between s.served_on and s.objection_due_on) then
      raise exception 'an objection comes from who received the plan, within its window' using errcode = 'LD075';
    end if;
    if new.amount_minor > coalesce((select l.share_minor from payouts.plan_line l where l.plan_id = new.plan_id and l.name_key = new.against_name_key and not l.fee), 0)
         - coalesce((select sum(o.amount_minor) from payouts.plan_objection o where o.plan_id = new.plan_id and o.against_name_key = new.against_name_key and coalesce(o.outcome, '') <> 'Withdrawn'), 0) then
      raise exception 'more in dispute than the share' using errcode = 'LD076';
    end if;
    return new;
  end if;
  if old.outcome is not null or (old.told_on is not null and (old.told_on, old.told_document, old.answer_due_on) is distinct from (new.told_on, new.told_document, new.answer_due_on))
     or (old.answered_on is not null and (old.answered_on, old.answered_document) is distinct from (new.answered_on, new.answered_document))
     or (old.objector_told_on is not null and (old.objector_told_on, old.objector_told_document, old.sue_due_on) is distinct from (new.objector_told_on, new.objector_told_document, new.sue_due_on))
     or (old.sued_on is not null and (old.sued_on, old.sued_document) is distinct from (new.sued_on, new.sued_document))
     or (old.dispute_id is not null and new.dispute_id is distinct from old.dispute_id) then
    raise exception 'what is written of an objection stays' using errcode = 'LD077';
  end if;
  if new.outcome is not null and not payouts.holds_permission(new.outcome_by, 'plan.approve') then
    raise exception 'this person decides no objection' using errcode = 'LD024';
  end if;
  return new;
end
$objection$;
create trigger objection_stands before insert or update on payouts.plan_objection for each row execute function payouts.objection_stands();

-- What is in dispute among creditors stays theirs, and is settled with its objection.
create function payouts.plan_dispute_stands() returns trigger language plpgsql as $dispute$
begin
  if new.settled_for is not null and exists (select from payouts.plan_objection o where o.dispute_id = new.id and (o.outcome is null or new.settled_for <> 'payee')) then
    raise exception 'dispute % is settled with the objection to the plan', new.id using errcode = 'LD078';
  end if;
  return new;
end
$dispute$;
create trigger plan_dispute_stands before update on payouts.dispute for each row execute function payouts.plan_dispute_stands();

-- With a plan in force a creditor is paid his share and nobody else is paid; surplus goes to the debtor or back to who paid it.
create function payouts.require_payee(in_payout bigint) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $payee$
declare
  p payouts.payout;
  plan bigint;
  room bigint;
begin
  select * into p from payouts.payout where id = in_payout;
  if p.purpose = 'SurplusRefund' then
    if p.split_from_id is not null
       or not exists (select from cases.party d where d.id = p.party_id and d.case_id = p.case_id and d.role = 'debtor')
          and (p.party_id is not null or p.proof_document is null or not payouts.paid_into_case(p.case_id, p.payee_name, p.account_no)) then
      raise exception 'surplus goes back to the debtor, or to who paid for him' using errcode = 'LD065';
    end if;
    return;
  end if;
  -- Of two payouts at once, or a payout and a plan, each sees the other.
  perform from cases.enforcement_case where id = p.case_id for no key update;
  select d.id into plan from payouts.distribution_plan d where d.case_id = p.case_id and d.state = 'InForce';
  if not found then
    return;
  end if;
  select l.share_minor - l.aside_minor - payouts.plan_used(p.case_id, p.payee_name_key, p.id) - p.amount_minor into room
  from payouts.plan_line l where l.plan_id = plan and l.name_key = p.payee_name_key and not l.fee;
  if room is null or room < 0 then
    raise exception 'payout % is not what plan % gives its payee', in_payout, plan using errcode = 'LD079';
  end if;
end
$payee$;
create function payouts.payout_by_plan() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $plan$
begin
  if tg_table_name = 'move' then
    if new.trigger in ('Submit', 'Reissue') then
      perform payouts.require_payee(new.payout_id);
    end if;
  -- A split divides what was looked at before; its parts are looked at again when they are submitted.
  elsif new.split_from_id is null or new.purpose = 'SurplusRefund' then
    perform payouts.require_payee(new.id);
  end if;
  return null;
end
$plan$;
create trigger payout_by_plan after insert on payouts.payout for each row execute function payouts.payout_by_plan();
create trigger payout_by_plan after insert on payouts.move for each row execute function payouts.payout_by_plan();

-- Fees are lines of the plan as well.
create function payouts.deduction_by_plan() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $plan$
declare
  plan bigint;
begin
  if new.kind = 'Surplus' or new.state not in ('Proposed', 'Confirmed') then
    return null;
  end if;
  select d.id into plan from payouts.distribution_plan d where d.case_id = new.case_id and d.state = 'InForce';
  if found and payouts.plan_fees_used(new.case_id) > coalesce((select sum(l.share_minor) from payouts.plan_line l where l.plan_id = plan and l.fee), 0) then
    raise exception 'deduction % is more than plan % gives for fees', new.id, plan using errcode = 'LD079';
  end if;
  return null;
end
$plan$;
create trigger deduction_by_plan after insert or update on payouts.deduction for each row execute function payouts.deduction_by_plan();

-- Creditors who joined come before the debtor too.
create function payouts.surplus_room(in_case bigint) returns bigint language sql stable as $room$
  select payouts.recovered(in_case)
         - greatest((select claim_minor from cases.enforcement_case where id = in_case),
                    (select max(t.claims) from (select sum(c.claim_minor) as claims from payouts.distribution_plan p join payouts.plan_claim c on c.plan_id = p.id and c.class <> 'Fee'
                                                where p.case_id = in_case and p.state in ('Drafted', 'Approved', 'InForce') group by p.id) t))::bigint
         - coalesce((select sum(d.amount_minor) from payouts.deduction d where d.case_id = in_case and d.state in ('Proposed', 'Confirmed')), 0)::bigint
$room$;

grant select on payouts.distribution_plan, payouts.plan_claim, payouts.plan_service, payouts.plan_objection, payouts.plan_addressee, payouts.plan_line to ledger_app, ledger_reader;
grant insert on payouts.distribution_plan, payouts.plan_claim, payouts.plan_service, payouts.plan_objection to ledger_app;
grant update (state, approved_by, approved_at, in_force_by, in_force_at, decision_document, ended_by, ended_at, ended_reason) on payouts.distribution_plan to ledger_app;
grant update (told_on, told_document, answer_due_on, answered_on, answered_document, objector_told_on, objector_told_document, sue_due_on, sued_on, sued_document, dispute_id,
  outcome, outcome_document, outcome_by, outcome_at) on payouts.plan_objection to ledger_app;
revoke all on function payouts.require_payee from public;
