-- What failed was rejected by the bank, found not to be paid by two persons, or taken back before it left; what is unknown had left, and the bank was asked.
select p.book_id, p.id as payout_id, p.state
from payouts.payout p join payouts.instruction i on i.payout_id = p.id and i.round = p.round
where p.state = 'Failed' and not exists (select from payouts.recall r where r.instruction_id = i.id)
    and not exists (select from payouts.bank_answer a where a.instruction_id = i.id and a.shown = 'REJECTED' and a.effect = 'rejected')
    and not exists (select from payouts.payment_failure f where f.instruction_id = i.id and f.confirmed_at is not null)
    and not exists (select from payouts.bank_case c where c.instruction_id = i.id and c.outcome = 'not-paid' and c.closed_at is not null)
  or p.state = 'Uncertain' and not (exists (select from payouts.hand_over o where o.instruction_id = i.id) and exists (select from payouts.bank_query q where q.instruction_id = i.id))
