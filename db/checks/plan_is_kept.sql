-- What was drafted, paid and deposited for creditors since a plan is in force is within their shares, and nobody else was paid; the shares make up the pot.
select p.book_id, p.case_id, p.id as plan_id, l.name_key, l.share_minor, l.aside_minor, l.used_minor
from payouts.distribution_plan p join payouts.plan_line l on l.plan_id = p.id where p.state = 'InForce' and l.used_minor + case when l.fee then 0 else payouts.plan_deposited(p.case_id, l.name_key) end > l.share_minor - l.aside_minor
union all
select p.book_id, p.case_id, p.id, o.payee_name_key, 0, 0, payouts.plan_used(p.case_id, o.payee_name_key, 0)
from payouts.distribution_plan p join payouts.payout o on o.case_id = p.case_id and o.purpose = 'Claim' and o.state not in ('Withdrawn', 'Failed', 'Returned')
join payouts.move m on m.payout_id = o.id and m.trigger in ('Submit', 'Reissue') and m.at >= p.in_force_at
where p.state = 'InForce' and not exists (select from payouts.plan_line l where l.plan_id = p.id and l.name_key = o.payee_name_key and not l.fee)
union all
select p.book_id, p.case_id, p.id, '', p.pot_minor, 0, (select sum(c.share_minor)::bigint from payouts.plan_claim c where c.plan_id = p.id)
from payouts.distribution_plan p where p.pot_minor <> (select sum(c.share_minor) from payouts.plan_claim c where c.plan_id = p.id)
