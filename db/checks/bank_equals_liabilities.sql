-- Bank money equals what the book owes, less its other assets.
select book_id, bank_minor, owed_minor
from (
  select book_id,
         sum(case when debit_account = 101 then amount_minor else 0 end - case when credit_account = 101 then amount_minor else 0 end)::bigint as bank_minor
  from ledger.transfer group by book_id
) as bank
full join (
  select book_id, sum(amount)::bigint as owed_minor
  from (
    select book_id, amount_minor as amount from ledger.position
    union all
    select book_id, case when debit_account between 102 and 199 then -amount_minor else 0 end + case when credit_account between 102 and 199 then amount_minor else 0 end
    from ledger.transfer
  ) as legs group by book_id
) as owed using (book_id)
where bank_minor is distinct from owed_minor
