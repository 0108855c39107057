-- A gap that was let pass, and a held statement that was, have the decision of two persons; what is open is what is missing before the statement.
select g.book_id, g.statement_id, d.state, d.proposed_by, d.decided_by
from receipts.gap g join receipts.hold_decision d on d.id = g.decision_id
where d.state <> 'approved' or d.decided_by = d.proposed_by or d.statement_id <> g.statement_id
union all
select s.book_id, d.statement_id, s.state, d.proposed_by, d.decided_by
from receipts.hold_decision d join receipts.statement s on s.id = d.statement_id
where d.state = 'approved' and s.state <> case d.kind when 'withdraw' then 'withdrawn' else 'posted' end
