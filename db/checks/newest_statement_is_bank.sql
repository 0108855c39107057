-- The closing balance of the newest statement of a book is its BANK balance and what is missing in its listed gaps, to the fen.
select b.id as book_id, h.closing_minor, k.bank_minor, g.open_minor
from ledger.book b
join receipts.statement h on h.book_id = b.id and h.state = 'posted'
  and not exists (select from receipts.statement n where n.book_id = b.id and n.previous_id = h.id and n.state = 'posted')
left join lateral (
  select coalesce(sum(case when debit_account = 101 then amount_minor else 0 end - case when credit_account = 101 then amount_minor else 0 end), 0)::bigint as bank_minor
  from ledger.transfer t where t.book_id = b.id
) k on true
left join lateral (select coalesce(sum(g.open_minor), 0)::bigint as open_minor from receipts.gap g where g.book_id = b.id) g on true
where h.closing_minor is distinct from k.bank_minor + g.open_minor
