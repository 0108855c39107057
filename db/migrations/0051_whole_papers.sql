-- What a transfer between cases says that the two cases do not show, a paper says.
create function payouts.transfer_on_paper() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $paper$
begin
  if new.ground not in ('same-parties', 'resumed') and new.document is null then
    raise exception 'a transfer that the two cases do not bear out rests on a paper' using errcode = 'LD218';
  end if;
  return new;
end
$paper$;
create trigger transfer_on_paper before insert on payouts.case_transfer for each row execute function payouts.transfer_on_paper();

-- A signed paper names the whole account, and the whole account is what is typed and held against the record.
alter table papers.scan_check drop constraint scan_check_account_digits_check, add constraint scan_check_account_digits_check check (account_digits ~ '^[0-9A-Za-z]{1,34}$');

create or replace function papers.scan_check_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
declare
  s papers.scan;
  p payouts.payout;
begin
  select * into s from papers.scan where id = new.scan_id;
  if new.checked_by = s.uploaded_by or not access.holds(new.checked_by, 'paper.scan') then
    raise exception 'a scan is checked by another person than who handed it in' using errcode = 'LD153';
  end if;
  select * into p from payouts.payout where id = s.payout_id for update;
  if p.round <> s.round or p.state not in ('InApproval', 'NoticeIssued', 'Accepted', 'OnHold') then
    raise exception 'there is nothing to check any more' using errcode = 'LD157';
  end if;
  if cardinality(new.mismatches) = 0 and (
    new.amount_minor <> p.amount_minor or p.account_no is distinct from new.account_digits
    or not exists (select from cases.enforcement_case c where c.id = p.case_id and c.number_key = new.case_key)
    or cardinality(new.signers) <> (select count(*) from payouts.approval a where a.payout_id = p.id and a.round = p.round)) then
    raise exception 'the paper does not say what the record says' using errcode = 'LD151';
  end if;
  return new;
end
$stands$;
