-- Every claim that was confirmed and every refund that was approved was decided by another person, holds evidence, and goes back to its payer alone.
select l.book_id, 'claim' as what, c.id, c.line_id, c.claimed_by as first_person, c.decided_by as second_person
from receipts.claim c join receipts.statement_line l on l.id = c.line_id
where c.state in ('confirmed', 'undone')
  and (c.decided_by = c.claimed_by or not exists (select from receipts.claim_evidence e where e.claim_id = c.id)
       or c.amount_minor is distinct from (select sum(p.amount_minor) from receipts.claim_part p where p.claim_id = c.id))
union all
select l.book_id, 'refund', f.id, f.line_id, f.proposed_by, f.decided_by
from receipts.refund f join receipts.statement_line l on l.id = f.line_id
where f.state in ('approved', 'booked', 'failed')
  and (f.decided_by = f.proposed_by or f.payer_account is distinct from l.counterparty_account or f.amount_minor <> l.amount_minor
       or not exists (select from receipts.refund_instruction i where i.refund_id = f.id))
