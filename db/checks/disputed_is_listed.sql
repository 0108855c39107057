-- What is disputed of a lot for a case is what its open disputes and disputed payouts say.
select coalesce(p.book_id, w.book_id) as book_id, coalesce(p.case_id, w.case_id) as case_id, coalesce(p.lot_id, w.lot_id) as lot_id, p.amount_minor as held_minor, w.listed_minor
from (select * from ledger.position where account = 202 and amount_minor > 0) p
full join (
  select book_id, case_id, lot_id, sum(amount_minor)::bigint as listed_minor
  from (
    select d.book_id, d.case_id, l.lot_id, l.amount_minor from payouts.dispute d join payouts.dispute_lot l on l.dispute_id = d.id where d.settled_at is null
    union all
    select o.book_id, o.case_id, l.lot_id, l.amount_minor from payouts.payout o join payouts.payout_lot l on l.payout_id = o.id where o.state = 'Disputed'
  ) as listed group by book_id, case_id, lot_id
) w on w.book_id = p.book_id and w.case_id = p.case_id and w.lot_id = p.lot_id
where p.amount_minor is distinct from w.listed_minor
