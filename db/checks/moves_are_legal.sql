-- Every move of a payout is a legal one, each begins where the one before ended, and the last is where the payout stands.
select p.book_id, m.payout_id, m.id as move_id, m.from_state, m.trigger, m.to_state, m.previous_to, p.state
from (
  select m.*, lag(m.to_state) over w as previous_to, lead(m.id) over w as next_id
  from payouts.move m window w as (partition by m.payout_id order by m.id)
) m
join payouts.payout p on p.id = m.payout_id
where not exists (select from payouts.legal_move l where l.from_state = m.from_state and l.trigger = m.trigger and l.to_state = m.to_state)
   or (m.previous_to is null and m.from_state not in ('Draft', 'Disputed'))
   or m.previous_to <> m.from_state
   or (m.next_id is null and m.to_state <> p.state)
union all
-- A payout that never moved is where payouts begin.
select p.book_id, p.id, null, null, null, null, null, p.state from payouts.payout p
where p.state not in ('Draft', 'Disputed') and not exists (select from payouts.move m where m.payout_id = p.id)
