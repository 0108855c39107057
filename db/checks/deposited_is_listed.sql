-- What stands deposited of a lot for a case is what its open deposits say.
select coalesce(p.book_id, w.book_id) as book_id, coalesce(p.case_id, w.case_id) as case_id, coalesce(p.lot_id, w.lot_id) as lot_id, p.amount_minor as held_minor, w.listed_minor
from (select * from ledger.position where account = 205 and amount_minor > 0) p
full join (
  select d.book_id, d.case_id, l.lot_id, sum(l.amount_minor)::bigint as listed_minor
  from payouts.deposit d join payouts.deposit_lot l on l.deposit_id = d.id where d.state = 'Approved' group by 1, 2, 3
) w on w.book_id = p.book_id and w.case_id = p.case_id and w.lot_id = p.lot_id
where p.amount_minor is distinct from w.listed_minor
