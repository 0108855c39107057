-- What has arrived of each expected receipt is the sum of its standing arrivals, each of a line that stands posted to its case, by its match, by a
-- confirmed claim or from a bond.
select e.book_id, e.id as expected_id, e.arrived_minor, coalesce(a.arrived, 0) as counted_minor, coalesce(a.astray, 0) as astray
from receipts.expected_receipt e
left join (
  select a.expected_id, sum(a.amount_minor)::bigint as arrived, count(*) filter (where not exists (select from receipts.match m where m.line_id = a.line_id and m.case_id = a.case_id and m.undone_at is null)
    and not exists (select from receipts.placed_by_hand h where h.line_id = a.line_id and h.case_id = a.case_id)) as astray
  from receipts.expected_arrival a
  where a.undone_at is null group by a.expected_id
) a on a.expected_id = e.id
where e.arrived_minor <> coalesce(a.arrived, 0) or a.astray > 0
