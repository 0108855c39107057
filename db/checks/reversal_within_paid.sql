-- No payout is taken back beyond what it paid, each reversal of execution is the sum of its parts, and two persons stand behind it, a third behind its end.
select p.book_id, 'payout' as what, x.payout_id as id, p.amount_minor, sum(x.amount_minor)::bigint as reversed_minor
from payouts.execution_reversal_part x join payouts.execution_reversal r on r.id = x.reversal_id and r.state in ('Proposed', 'Confirmed') join payouts.payout p on p.id = x.payout_id
group by p.book_id, x.payout_id, p.amount_minor having sum(x.amount_minor) > p.amount_minor
union all
select c.book_id, 'reversal', r.id, r.amount_minor, (select sum(x.amount_minor) from payouts.execution_reversal_part x where x.reversal_id = r.id)::bigint
from payouts.execution_reversal r join cases.enforcement_case c on c.id = r.case_id
where r.amount_minor is distinct from (select sum(x.amount_minor) from payouts.execution_reversal_part x where x.reversal_id = r.id)
   or r.decided_by = r.proposed_by and r.state <> 'Withdrawn' or r.cancelled_by in (r.proposed_by, r.decided_by)
