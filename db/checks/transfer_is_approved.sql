-- Money between cases moved by the approval of two persons, as much as they approved and between these cases; what was undone is mirrored, by two as well.
select coalesce(t.book_id, e.book_id) as book_id, t.id as transfer_id, e.id as entry_id, t.state
from payouts.case_transfer t
full join (select e.* from ledger.entry e where e.kind = 70) e on e.book_id = t.book_id and e.source_kind = 70 and e.source_id = t.id
where (t.state in ('Approved', 'Reversed')) is distinct from (e.id is not null) and not (e.id is null and t.state in ('Proposed', 'Rejected', 'Withdrawn'))
   or e.id is not null and t.amount_minor is distinct from (
     select sum(m.amount_minor) from ledger.transfer m where m.book_id = e.book_id and m.entry_id = e.id
     having bool_and((m.debit_case_id, m.credit_case_id) = (t.from_case_id, t.to_case_id)))
   or e.id is not null and (t.state = 'Reversed') <> exists (select from ledger.entry r where r.book_id = e.book_id and r.reverses_entry_id = e.id)
   or t.decided_by = t.proposed_by and t.state <> 'Withdrawn' or t.reversed_by = t.undo_asked_by
