-- Cash on hand, lot by lot and in all, is what the open vouchers say, and each is in the case that its voucher names.
select coalesce(p.book_id, v.book_id) as book_id, coalesce(p.case_id, v.case_id) as case_id, p.amount_minor as cash_minor, v.listed_minor
from (select book_id, case_id, sum(amount_minor)::bigint as amount_minor from ledger.position where account = 208 group by book_id, case_id having sum(amount_minor) > 0) p
full join (
  select book_id, case_id, sum(amount_minor)::bigint as listed_minor from receipts.cash_voucher where line_id is null and voided_at is null group by book_id, case_id
) v on v.book_id = p.book_id and v.case_id = p.case_id
where p.amount_minor is distinct from v.listed_minor
union all
select coalesce(c.book_id, v.book_id), null, c.cash_minor, v.listed_minor
from (
  select book_id, sum(case when debit_account = 102 then amount_minor else -amount_minor end)::bigint as cash_minor
  from ledger.transfer where 102 in (debit_account, credit_account) group by book_id
) c
full join (select book_id, sum(amount_minor)::bigint as listed_minor from receipts.cash_voucher where line_id is null and voided_at is null group by book_id) v using (book_id)
where coalesce(c.cash_minor, 0) <> coalesce(v.listed_minor, 0)
