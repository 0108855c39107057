-- Unknown funds per lot are the open unknown receipts, and money brought in with the book.
select coalesce(p.book_id, u.book_id) as book_id, coalesce(p.lot_id, u.lot_id) as lot_id, p.amount_minor as unknown_minor, u.open_receipts
from (
  select p.book_id, p.lot_id, p.amount_minor from ledger.position p
  join ledger.lot l on l.book_id = p.book_id and l.id = p.lot_id join ledger.entry e on e.book_id = l.book_id and e.id = l.entry_id
  where p.account = 221 and p.amount_minor > 0 and e.source_kind = 2
) p
full join (select book_id, lot_id, count(*) as open_receipts from receipts.unknown_receipt where state = 'open' group by book_id, lot_id) u
  on u.book_id = p.book_id and u.lot_id = p.lot_id
where p.lot_id is null or u.lot_id is null or u.open_receipts <> 1
