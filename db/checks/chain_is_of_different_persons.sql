-- Whoever drafted, approved, accepted and released a payout, in his own name or another's, has no second hand in its chain.
select p.book_id, p.id as payout_id, m.round, h.person_id, count(distinct h.hand) as hands
from payouts.move m join payouts.payout p on p.id = m.payout_id,
  lateral (
    select 'draft' as hand, p.drafted_by as person_id
    union all
    select case when o.trigger in ('Submit', 'Reissue') then 'draft' else 'move ' || o.id end, x from payouts.move o, unnest(array[o.person_id, o.on_behalf_of]) x
    where o.payout_id = m.payout_id and o.round = m.round and o.trigger in ('Submit', 'Reissue', 'Approve', 'Accept', 'Release') and x is not null) h
where m.trigger = 'Release'
group by p.book_id, p.id, m.round, h.person_id having count(distinct h.hand) > 1
