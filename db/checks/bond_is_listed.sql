-- BOND per lot is the bonds that are held: confirmed, and neither returned nor converted.
select coalesce(p.book_id, b.book_id) as book_id, coalesce(p.lot_id, b.lot_id) as lot_id, p.amount_minor as bond_minor, b.held_minor
from (select book_id, lot_id, amount_minor from ledger.position where account = 223 and amount_minor > 0) p
full join (select book_id, lot_id, sum(amount_minor)::bigint as held_minor from receipts.bond where state = 'held' group by book_id, lot_id) b
  on b.book_id = p.book_id and b.lot_id = p.lot_id
where p.amount_minor is distinct from b.held_minor
