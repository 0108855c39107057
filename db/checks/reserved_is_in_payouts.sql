-- What is reserved or in transit of a lot is what the payouts of its case, a refund of unknown funds, or a payment of fees ask for.
select coalesce(p.book_id, w.book_id) as book_id, coalesce(p.case_id, w.case_id) as case_id, coalesce(p.account, w.account) as account,
       coalesce(p.lot_id, w.lot_id) as lot_id, p.amount_minor as held_minor, w.asked_minor
from (select * from ledger.position where account in (204, 211) and amount_minor > 0) p
full join (
  select book_id, case_id, account, lot_id, sum(asked_minor)::bigint as asked_minor from (
  select po.book_id, po.case_id, case when po.state in ('Released', 'Uncertain') then 211 else 204 end as account, pl.lot_id, sum(pl.amount_minor)::bigint as asked_minor
  from payouts.payout po join payouts.payout_lot pl on pl.payout_id = po.id
  where po.state in ('InApproval', 'NoticeIssued', 'Accepted', 'OnHold', 'Released', 'Uncertain')
  group by 1, 2, 3, 4
  union all
  select u.book_id, 0, 211, u.lot_id, f.amount_minor from receipts.refund f join receipts.unknown_receipt u on u.line_id = f.line_id where f.state = 'approved'
  union all
  select b.book_id, d.case_id, 211, l.lot_id, l.amount_minor from payouts.treasury_batch b join payouts.treasury_item i on i.batch_id = b.id
  join payouts.deduction d on d.id = i.deduction_id join payouts.deduction_lot l on l.deduction_id = d.id where b.state = 'Approved'
  ) asked group by 1, 2, 3, 4
) w on w.book_id = p.book_id and w.case_id = p.case_id and w.account = p.account and w.lot_id = p.lot_id
where p.amount_minor is distinct from w.asked_minor
