-- A distribution plan and what is in dispute: what was disputed before there was a plan is no part of it, and a draft from before is not split past it.

-- As in 0041, but what was disputed before there was a plan is looked at when it is submitted, as a draft is.
create or replace function payouts.plan_used(in_case bigint, in_key text, in_except bigint) returns bigint language sql stable as $used$
  select coalesce(sum(p.amount_minor), 0)::bigint from payouts.payout p
  where p.case_id = in_case and p.payee_name_key = in_key and p.id <> in_except and p.purpose = 'Claim' and p.state not in ('Withdrawn', 'Failed') and payouts.plan_since(in_case) is not null
    and (p.state in ('Draft', 'Disputed') and p.drafted_at >= payouts.plan_since(in_case)
         or exists (select from payouts.move m where m.payout_id = p.id and m.trigger in ('Submit', 'Reissue') and m.at >= payouts.plan_since(in_case)))
    and (p.state <> 'Returned' or exists (select from payouts.instruction i join payouts.returned_payment r on r.instruction_id = i.id
                                          where i.payout_id = p.id and i.round = p.round and r.stands and r.confirmed_at is null))
$used$;
-- As in 0031, but what was disputed before was never in the pot.
create or replace function payouts.plan_gone(in_case bigint) returns bigint language sql stable as $gone$
  select (coalesce((select sum(p.amount_minor) from payouts.payout p
                    where p.case_id = in_case and p.purpose = 'Claim' and p.state not in ('Draft', 'Withdrawn', 'Failed', 'Returned') and payouts.plan_since(in_case) is not null
                      and (p.state = 'Disputed' and p.drafted_at >= payouts.plan_since(in_case)
                           or exists (select from payouts.move m where m.payout_id = p.id and m.trigger in ('Submit', 'Reissue') and m.at >= payouts.plan_since(in_case)))), 0)
        + coalesce((select sum(d.amount_minor) from payouts.deduction d
                    where d.case_id = in_case and d.kind <> 'Surplus' and d.state = 'Confirmed' and d.decided_at >= payouts.plan_since(in_case)), 0))::bigint
$gone$;

-- At the end of the act, when both parts have their sums: a draft from before the plan was never looked at.
create function payouts.split_by_plan() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $split$
begin
  perform payouts.require_payee(new.id);
  return null;
exception when sqlstate 'LD079' then
  raise exception 'payout % splits off more than the plan in force gives its payee', new.split_from_id using errcode = 'LD220';
end
$split$;
create constraint trigger split_by_plan after insert on payouts.payout deferrable initially deferred
  for each row when (new.split_from_id is not null and new.purpose = 'Claim') execute function payouts.split_by_plan();
