-- What failed was rejected by the bank or taken back before it left; what is unknown had left, and the bank was asked.
select p.book_id, p.id as payout_id, p.state
from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round
where p.state = 'Failed' and not exists (select from payouts.recall r where r.instruction_id = i.id)
    and not exists (select from payouts.bank_answer a where a.instruction_id = i.id and a.shown = 'REJECTED')
  or p.state = 'Uncertain' and not (exists (select from payouts.hand_over o where o.instruction_id = i.id) and exists (select from payouts.bank_query q where q.instruction_id = i.id))
