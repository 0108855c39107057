-- What is disputed of a lot for a case is what its open disputes say, those about a payout included; and a payout is disputed as long as its dispute is open.
select coalesce(p.book_id, w.book_id) as book_id, coalesce(p.case_id, w.case_id) as case_id, coalesce(p.lot_id, w.lot_id) as lot_id, p.amount_minor as held_minor, w.listed_minor
from (select * from ledger.position where account = 202 and amount_minor > 0) p
full join (
  select d.book_id, d.case_id, l.lot_id, sum(l.amount_minor)::bigint as listed_minor
  from payouts.dispute d join payouts.dispute_lot l on l.dispute_id = d.id where d.settled_at is null group by d.book_id, d.case_id, l.lot_id
) w on w.book_id = p.book_id and w.case_id = p.case_id and w.lot_id = p.lot_id
where p.amount_minor is distinct from w.listed_minor
union all
select p.book_id, p.case_id, null, p.amount_minor, d.amount_minor
from (select * from payouts.payout where state = 'Disputed') p full join (select * from payouts.dispute where payout_id is not null and settled_at is null) d on d.payout_id = p.id
where p.id is null or d.id is null
