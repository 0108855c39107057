-- A file for the bank says what is in it, and what left with it left with no other.
select f.book_id, f.id as file_id, f.message_id, f.transactions, f.total_minor, count(t.seq) as items, sum(t.amount_minor)::bigint as items_minor
from payouts.payment_file f left join payouts.payment_file_item t on t.file_id = f.id
group by f.id having f.transactions <> count(t.seq) or f.total_minor is distinct from sum(t.amount_minor)::bigint or bool_or(t.in_force) is not distinct from (f.recalled_at is not null)
union all
select f.book_id, f.id, f.message_id, null, null, null, null from payouts.hand_over h join payouts.payment_file f on f.id = h.file_id
where f.recalled_at is not null or not exists (select from payouts.payment_file_item t where t.file_id = f.id and t.instruction_id = h.instruction_id and t.in_force)
