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

-- What came in for a case: from the bank or out of unknown funds, less what was taken back.
create function payouts.recovered(in_case bigint) returns bigint language sql stable as $recovered$
  select coalesce(sum(case when t.credit_account = 201 and t.debit_account in (101, 221) and t.credit_case_id = in_case then t.amount_minor
                           when t.debit_account = 201 and t.credit_account in (101, 221) and t.debit_case_id = in_case then -t.amount_minor else 0 end), 0)::bigint
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

-- More than the claim and the fees: what may be owed back to the debtor, over what was set aside before.
create function payouts.surplus_room(in_case bigint, in_except bigint) returns bigint language sql stable as $room$
  select payouts.recovered(in_case) - (select claim_minor from cases.enforcement_case where id = in_case)
         - coalesce((select sum(d.amount_minor) from payouts.deduction d where d.case_id = in_case and d.id <> in_except and d.state in ('Proposed', 'Confirmed')), 0)::bigint
$room$;

-- The base is what the case says, the fee what the schedule gives, and all fees of a case together no more than that.
create function payouts.deduction_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  c record;
begin
  if tg_op = 'UPDATE' then
    if (old.state, new.state) not in (('Proposed', 'Confirmed'), ('Proposed', 'Rejected'), ('Proposed', 'Withdrawn'), ('Confirmed', 'Reversed')) then
      raise exception 'a deduction does not go from % to %', old.state, new.state using errcode = 'LD060';
    end if;
    if new.state in ('Confirmed', 'Rejected') and not payouts.holds_permission(new.decided_by, 'deduction.confirm')
       or new.state = 'Reversed' and not payouts.holds_permission(new.reversed_by, 'deduction.confirm') then
      raise exception 'this person does not decide deductions' using errcode = 'LD024';
    end if;
    return new;
  end if;
  if new.state <> 'Proposed' then
    raise exception 'a deduction begins as a proposal' using errcode = 'LD060';
  end if;
  -- Two proposals at once must each see the other's.
  select * into c from cases.enforcement_case where id = new.case_id and book_id = new.book_id for no key update;
  if new.kind = 'ExecutionFee' then
    if new.base_minor <> (case when new.basis = 'Claim' then c.claim_minor
                               when c.claim_minor = 0 then payouts.recovered(c.id) else least(c.claim_minor, payouts.recovered(c.id)) end)
       or new.due_minor <> (case when new.base_minor = 0 then (select no_amount_minor from payouts.fee_schedule where version = new.schedule_version)
                                 else payouts.execution_fee(new.schedule_version, new.base_minor) end) then
      raise exception 'the fee is not what the schedule gives on its base' using errcode = 'LD061';
    end if;
    if new.due_minor < new.amount_minor + coalesce((select sum(d.amount_minor) from payouts.deduction d
         where d.case_id = new.case_id and d.kind = 'ExecutionFee' and d.state in ('Proposed', 'Confirmed')), 0) then
      raise exception 'fees for more than the schedule gives' using errcode = 'LD062';
    end if;
  elsif new.kind = 'SaleCost' then
    if exists (select from unnest(new.sale_lots) as l (id) where not exists (select from ledger.position p where p.case_id = new.case_id and p.lot_id = l.id)) then
      raise exception 'a lot that is not of this case' using errcode = 'LD063';
    end if;
  elsif new.amount_minor > payouts.surplus_room(new.case_id, 0) then
    raise exception 'what is owed on the claim is no surplus' using errcode = 'LD064';
  end if;
  return new;
end
$stands$;
create trigger deduction_stands before insert or update on payouts.deduction for each row execute function payouts.deduction_stands();

grant select on payouts.fee_schedule, payouts.fee_band, payouts.deduction, payouts.deduction_lot to ledger_app, ledger_reader;
grant insert on payouts.deduction, payouts.deduction_lot to ledger_app;
grant update (state, decided_by, decided_at, decision, reversed_by, reversed_at, reversed_reason) on payouts.deduction to ledger_app;
