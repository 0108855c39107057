-- What came back of a lot for a case and is not confirmed yet is what the open returns say, and only those.
select coalesce(p.book_id, w.book_id) as book_id, coalesce(p.case_id, w.case_id) as case_id, coalesce(p.lot_id, w.lot_id) as lot_id, p.amount_minor as returned_minor, w.listed_minor
from (select * from ledger.position where account = 212 and amount_minor > 0) p
full join (
  select po.book_id, po.case_id, l.lot_id, sum(l.amount_minor)::bigint as listed_minor
  from payouts.returned_payment r
  join payouts.instruction i on i.id = r.instruction_id join payouts.payout po on po.id = i.payout_id join payouts.payout_lot l on l.payout_id = po.id
  where r.confirmed_at is null and r.stands group by po.book_id, po.case_id, l.lot_id
) w on w.book_id = p.book_id and w.case_id = p.case_id and w.lot_id = p.lot_id
where p.amount_minor is distinct from w.listed_minor
