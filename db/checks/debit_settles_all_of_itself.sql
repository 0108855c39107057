-- What a debit settles, one payment or all those of a file, adds up to the debit.
select l.book_id, l.id as line_id, l.amount_minor, sum(i.amount_minor)::bigint as settled_minor
from payouts.settlement s join payouts.instruction i on i.id = s.instruction_id join receipts.statement_line l on l.id = s.line_id
group by l.book_id, l.id, l.amount_minor, l.is_credit having l.is_credit or sum(i.amount_minor) <> l.amount_minor
