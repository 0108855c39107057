-- What is due as fees of a lot for a case is what its confirmed fees and costs took from it, and nobody has paid out.
select coalesce(p.book_id, w.book_id) as book_id, coalesce(p.case_id, w.case_id) as case_id, coalesce(p.lot_id, w.lot_id) as lot_id, p.amount_minor as held_minor, w.listed_minor
from (select * from ledger.position where account = 207 and amount_minor > 0) p
full join (
  select d.book_id, d.case_id, l.lot_id, sum(l.amount_minor)::bigint as listed_minor
  from payouts.deduction d join payouts.deduction_lot l on l.deduction_id = d.id
  where d.state = 'Confirmed' and d.kind <> 'Surplus'
    and not exists (select from payouts.treasury_item i join payouts.treasury_batch b on b.id = i.batch_id where i.deduction_id = d.id and b.state in ('Approved', 'Booked'))
  group by 1, 2, 3
) w on w.book_id = p.book_id and w.case_id = p.case_id and w.lot_id = p.lot_id
where p.amount_minor is distinct from w.listed_minor
