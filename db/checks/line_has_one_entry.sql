-- Every booked line of a posted statement has exactly one entry that stands, of its own amount.
select min(l.book_id) as book_id, l.id as line_id, count(e.id) as standing_entries, min(l.amount_minor) as line_minor, sum(t.amount_minor) as entry_minor
from receipts.statement_line l
left join ledger.entry e on e.book_id = l.book_id and e.source_kind = 2 and e.source_id = l.id and e.kind <> 21
  and not exists (select from ledger.entry r where r.book_id = e.book_id and r.reverses_entry_id = e.id)
left join lateral (select sum(amount_minor) as amount_minor from ledger.transfer t where t.book_id = e.book_id and t.entry_id = e.id
  and (case when l.is_credit then t.debit_account else t.credit_account end) = 101) t on true
group by l.id
having count(e.id) <> 1 or sum(t.amount_minor) is distinct from min(l.amount_minor)::numeric
