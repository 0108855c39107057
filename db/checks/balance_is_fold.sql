-- Every balance by day equals the fold of the transfers up to its mark.
select book_id, account, value_on, d.debit_minor, d.credit_minor, f.debit_minor as folded_debit_minor, f.credit_minor as folded_credit_minor
from ledger.daily_balance d
full join (
  select book_id, account, value_on,
         sum(sum(debit)) over earlier as debit_minor, sum(sum(credit)) over earlier as credit_minor
  from (
    select t.book_id, side.account, e.value_on, side.debit, side.credit
    from ledger.transfer t
    join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id
    join ledger.fold_mark m on m.book_id = t.book_id and t.entry_id <= m.through_entry_id
    cross join lateral (values (t.debit_account, t.amount_minor, 0::bigint), (t.credit_account, 0, t.amount_minor)) as side (account, debit, credit)
  ) as legs
  group by book_id, account, value_on
  window earlier as (partition by book_id, account order by value_on)
) f using (book_id, account, value_on)
where (d.debit_minor, d.credit_minor) is distinct from (f.debit_minor, f.credit_minor)
