-- What has arrived of each expected receipt is the sum of its standing arrivals, each of a line that stands posted to its case.
select e.id as expected_id, e.arrived_minor, coalesce(a.arrived, 0) as counted_minor, coalesce(a.astray, 0) as astray
from receipts.expected_receipt e
left join (
  select a.expected_id, sum(a.amount_minor)::bigint as arrived, count(*) filter (where m.case_id is distinct from x.case_id or m.undone_at is not null) as astray
  from receipts.expected_arrival a join receipts.match m on m.line_id = a.line_id join receipts.expected_receipt x on x.id = a.expected_id
  where a.undone_at is null group by a.expected_id
) a on a.expected_id = e.id
where e.arrived_minor <> coalesce(a.arrived, 0) or a.astray > 0
