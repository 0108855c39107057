-- Ways out: of a payment that failed or came back and is not to be paid again; of a refund beside a plan; of a plan beside a deposit. And no way out
-- of a stopped book.
insert into payouts.legal_move values ('Failed', 'Withdraw', 'Withdrawn'), ('Returned', 'Withdraw', 'Withdrawn');

-- What is given up has its money in the case: a return is confirmed, and the bank does not say that it paid after all.
create function payouts.given_up_is_restored() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $restored$
declare
  p payouts.payout;
begin
  select * into p from payouts.payout where id = new.payout_id;
  if new.from_state = 'Returned' and not exists (
    select from payouts.instruction i join payouts.returned_payment r on r.instruction_id = i.id where i.payout_id = p.id and i.round = p.round and r.stands and r.confirmed_at is not null) then
    raise exception 'nobody has confirmed that payout % came back', p.id using errcode = 'LD190';
  end if;
  if payouts.paid_after_all(p.case_id, p.party_id, p.payee_name_key, p.purpose) is not null then
    raise exception 'the bank says that it paid this payee after all' using errcode = 'LD134';
  end if;
  return new;
end
$restored$;
create trigger given_up_is_restored before insert on payouts.move for each row
  when (new.trigger = 'Withdraw' and new.from_state in ('Failed', 'Returned')) execute function payouts.given_up_is_restored();

-- No instruction of a stopped book leaves, alone or in a file.
create function payouts.leaves_a_running_book() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $running$
begin
  if exists (select from reconciliation.book_stop s join payouts.payout p on p.book_id = s.book_id join payouts.instruction i on i.payout_id = p.id
             where i.id = new.instruction_id and s.lifted_at is null) then
    raise exception 'the book is stopped' using errcode = 'LD055';
  end if;
  return new;
end
$running$;
create trigger leaves_a_running_book before insert on payouts.hand_over for each row execute function payouts.leaves_a_running_book();
create trigger leaves_a_running_book before insert on payouts.payment_file_item for each row execute function payouts.leaves_a_running_book();

-- As in 0031, but what failed, or came back and is confirmed, takes no part of a share: it asks for room again when it is asked to be paid again.
create or replace function payouts.plan_used(in_case bigint, in_key text, in_except bigint) returns bigint language sql stable as $used$
  select coalesce(sum(p.amount_minor), 0)::bigint from payouts.payout p
  where p.case_id = in_case and p.payee_name_key = in_key and p.id <> in_except and p.purpose = 'Claim' and p.state not in ('Withdrawn', 'Failed') and payouts.plan_since(in_case) is not null
    and (p.state = 'Disputed' or p.state = 'Draft' and p.drafted_at >= payouts.plan_since(in_case)
         or exists (select from payouts.move m where m.payout_id = p.id and m.trigger in ('Submit', 'Reissue') and m.at >= payouts.plan_since(in_case)))
    and (p.state <> 'Returned' or exists (select from payouts.instruction i join payouts.returned_payment r on r.instruction_id = i.id
                                          where i.payout_id = p.id and i.round = p.round and r.stands and r.confirmed_at is null))
$used$;
-- As in 0031, but what an earlier version deposited for a creditor counts as paid to him.
create or replace function payouts.plan_leaves_out_paid(in_plan bigint) returns boolean language sql stable as $left_out$
  select exists (select from payouts.distribution_plan p join payouts.payout o on o.case_id = p.case_id and o.purpose = 'Claim' and o.state not in ('Draft', 'Withdrawn', 'Failed', 'Returned', 'Disputed')
                 join payouts.move m on m.payout_id = o.id and m.trigger in ('Submit', 'Reissue') and m.at >= payouts.plan_since(p.case_id)
                 where p.id = in_plan and not exists (select from payouts.plan_claim c where c.plan_id = p.id and c.class <> 'Fee' and c.name_key = o.payee_name_key))
      or exists (select from payouts.distribution_plan p join payouts.distribution_plan b on b.case_id = p.case_id and b.in_force_at is not null
                 join payouts.plan_claim k on k.plan_id = b.id and k.class <> 'Fee' and payouts.plan_deposited(p.case_id, k.name_key) > 0
                 where p.id = in_plan and not exists (select from payouts.plan_claim c where c.plan_id = p.id and c.class <> 'Fee' and c.name_key = k.name_key))
$left_out$;
-- As in 0031, but deposits for creditors are a part of the pot and of their shares.
create or replace function payouts.plan_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
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
    if new.pot_minor > payouts.plan_gone(new.case_id) + payouts.plan_lodged(new.id)
         + coalesce((select sum(p.amount_minor) from ledger.position p where p.book_id = new.book_id and p.case_id = new.case_id and p.account = 201), 0)
         + coalesce((select sum(o.amount_minor) from payouts.plan_objection o where o.plan_id = new.id and o.dispute_id is not null and o.outcome is null), 0)
       or exists (select from payouts.plan_line l where l.plan_id = new.id and l.used_minor + case when l.fee then 0 else payouts.plan_deposited(new.case_id, l.name_key) end > l.share_minor - l.aside_minor)
       or payouts.plan_leaves_out_paid(new.id) then
      raise exception 'the case does not hold what plan % shares out', new.id using errcode = 'LD074';
    end if;
  end if;
  return new;
end
$stands$;
-- As in 0031, but for what goes back to its payer.
create or replace function payouts.require_payee(in_payout bigint) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $payee$
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
  -- What goes back to its payer is no share of anybody: it leaves the plan what it needs.
  if p.purpose = 'PayerRefund' then
    if payouts.plan_needs(p.case_id) > 0 and p.amount_minor > payouts.case_available(p.case_id) - payouts.plan_needs(p.case_id) then
      raise exception 'the plan in force of the case needs what payout % refunds', in_payout using errcode = 'LD191';
    end if;
    return;
  end if;
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
