-- Each series of numbers runs from one to its last without a gap; a voided number is still there.
select coalesce(s.book_id, n.book_id) as book_id, coalesce(s.type, n.type) as type, s.last, n.numbers, n.highest
from receipts.number_series s
full join (
  select book_id, 'receipt' as type, count(*) as numbers, max(number) as highest from receipts.official_receipt group by book_id
  union all
  select book_id, 'cash', count(*), max(number) from receipts.cash_voucher group by book_id
) n on n.book_id = s.book_id and n.type = s.type
where s.last is distinct from coalesce(n.numbers, 0) or coalesce(n.highest, 0) <> coalesce(n.numbers, 0)
