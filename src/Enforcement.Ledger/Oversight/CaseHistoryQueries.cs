using Enforcement.Ledger.Access;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Kernel;
using Enforcement.Ledger.Payouts;
using NodaTime;

namespace Enforcement.Ledger.Oversight;

/// <summary>One thing that happened in a case (经过). Where money moved, it says from which account to which; each movement is told once.</summary>
/// <param name="Place">Its place in the story of the case, from 1; what happened before it never changes.</param>
/// <param name="ValueOn">The bank's date, where money moved.</param>
/// <param name="Kind">A stable code: the kind of journal entry, or what was done.</param>
/// <param name="From">The account that the money left, by its name in the chart; null where none moved, or where it was another case's.</param>
/// <param name="OnBehalfOf">In whose name the person acted (代行); null in the own.</param>
/// <param name="Role">The roles that the person held at that moment.</param>
/// <param name="Text">Payer, payee, document or reason.</param>
/// <param name="Subject">What it is about, such as <c>payout:17</c>.</param>
public sealed record CaseEvent(
    long Place, Instant At, LocalDate? ValueOn, string Kind, Money? Amount, string? From, string? To, string Person, string? OnBehalfOf, string? Role, string? Text, string? Article, string? Subject);

/// <summary>The story of a case in order: what arrived, was disputed, held, submitted, approved, paid and returned, by whom and why. Money is told
/// from the journal; what moved none, from the papers of the act.</summary>
/// <source>S3 §12 (whole process traceable), §10 (who approves is responsible); domain reference §3.8 ②</source>
public sealed class CaseHistoryQueries(LedgerDb db, ForeignCaseNumbers foreign, Act act) : IUseCase
{
    public static Permission Needs => Permission.ReadPayouts;

    // What was posted of the case, lot by lot added up. A move, hold or dispute of the same act lends it the reason.
    const string Journal =
        """
        moved as (
          select e.booked_at as at, e.id, e.value_on, e.kind, e.source_kind, e.source_id, e.actor_id, t.out, t.debit_account, t.credit_account, sum(t.amount_minor)::bigint as amount_minor
          from the_case c join (select distinct p.book_id, p.lot_id from the_case c join ledger.position p on p.book_id = c.book_id and p.case_id = c.id) l on true
          cross join lateral (
            select t.entry_id, t.debit_account, t.credit_account, t.amount_minor, case when t.debit_case_id <> t.credit_case_id and t.debit_case_id > 0 and t.credit_case_id > 0 then t.debit_case_id = c.id end as out
            from ledger.transfer t where t.book_id = l.book_id and t.lot_id = l.lot_id and c.id in (t.debit_case_id, t.credit_case_id)
          ) t
          join ledger.entry e on e.book_id = l.book_id and e.id = t.entry_id
          group by e.booked_at, e.id, e.value_on, e.kind, e.source_kind, e.source_id, e.actor_id, t.out, t.debit_account, t.credit_account
        ), posted as (
          select m.at, m.value_on, 2 as ord, m.id, case when m.source_kind <> 70 then m.kind::text when m.kind = 21 then 'TransferUndone' when m.out then 'TransferredOut' else 'TransferredIn' end as kind,
                 m.amount_minor, case when m.out is not false then m.debit_account end as debit_account, case when m.out is not true then m.credit_account end as credit_account, m.actor_id as person_id,
                 coalesce(v.reason, nullif(concat_ws(' ', d.reason, d.document), ''), nullif(concat_ws(' ', h.kind, case m.kind when 9 then h.lift_document else h.document end), ''),
                          nullif(concat_ws(' ', f.kind, f.document), ''), nullif(concat_ws(' ', absent.name, g.name, lodged.document), ''), nullif(concat_ws(' ', moved_on.document, moved_on.reason), ''), po.payee_name, concat_ws(' ', s.counterparty_name, nullif(s.remittance, ''))) as text,
                 case when po.id is not null then 'payout:' || po.id when d.id is not null then 'dispute:' || d.id when h.id is not null then 'hold:' || h.id
                      when f.id is not null then 'deduction:' || f.id
                      when lodged.id is not null then 'deposit:' || lodged.id when moved_on.id is not null then 'transfer:' || moved_on.id when m.source_kind = 22 then 'claim:' || m.source_id
                      when m.source_kind = 30 then 'cash:' || m.source_id when m.source_kind = 41 then 'conversion:' || m.source_id when m.source_kind = 71 then 'treasury:' || m.source_id when m.source_kind = 2 then 'line:' || m.source_id end as subject,
                 v.from_state, v.trigger, v.to_state, v.on_behalf_of
          from moved m
          left join receipts.statement_line s on m.source_kind = 2 and s.id = m.source_id
          -- One debit may pay several payouts of the case: the movement is told with the first, the others as what the bank booked.
          left join lateral (
            select w.instruction_id from payouts.settlement w join payouts.instruction n on n.id = w.instruction_id join payouts.payout p on p.id = n.payout_id join the_case c on c.id = p.case_id
            where m.kind = 13 and w.line_id = s.id order by w.instruction_id limit 1
          ) w on true
          left join payouts.returned_payment x on m.kind = 15 and x.line_id = s.id
          left join payouts.instruction i on i.id = coalesce(w.instruction_id, x.instruction_id)
          left join payouts.payout po on po.id = case when m.source_kind = 3 then m.source_id else i.payout_id end
          left join payouts.dispute d on m.source_kind = 4 and d.id = m.source_id
          left join payouts.hold h on m.source_kind = 5 and h.id = m.source_id
          left join payouts.deduction f on m.source_kind = 50 and f.id = m.source_id
          left join payouts.deposit lodged on m.source_kind = 60 and lodged.id = m.source_id left join payouts.deposit_ground g on g.code = lodged.ground left join cases.party absent on absent.id = lodged.party_id
          left join payouts.case_transfer moved_on on m.source_kind = 70 and moved_on.id = m.source_id
          left join lateral (
            select v.* from payouts.move v join (values (10, 'Submit'), (10, 'Reissue'), (11, 'Withdraw'), (11, 'Reject'), (11, 'ReturnToExecutor'), (11, 'Hold'), (5, 'Split'), (12, 'Release'), (13, 'Booked'),
              (14, 'BankRejected'), (15, 'BankReturned'), (6, 'ResolveForPayee'), (6, 'ResolveAgainst'), (7, 'ResolveAgainst')) as carried (kind, trigger) on carried.kind = m.kind and carried.trigger = v.trigger
            where v.payout_id = po.id and v.at = m.at order by v.id desc limit 1
          ) v on true
        )
        """;

    static readonly string History =
        $"""
        with the_case as materialized (select c.id, c.book_id from cases.enforcement_case c where c.id = $1 and ($2::bigint is null or c.officer_id = $2)), {Journal},
        told as (
          select at, ord, id, kind, amount_minor, person_id, text, subject, from_state, trigger, to_state, on_behalf_of, value_on, debit_account, credit_account from posted
          union all
          select a.*, null::date, null::smallint, null::smallint from ({string.Join(" union all ", CaseActs.All)}) as a (at, ord, id, kind, amount_minor, person_id, text, subject, from_state, trigger, to_state, on_behalf_of)
        ), placed as (select row_number() over (order by at, ord, id, debit_account, credit_account, kind) as place, t.* from told t)
        select p.place, p.at, p.value_on, p.kind, p.amount_minor, p.debit_account, p.credit_account, coalesce(w.display_name, ''),
               (select string_agg(distinct r.role, ',' order by r.role) from access.person_role r where r.person_id = p.person_id and r.granted_at <= p.at and (r.revoked_at is null or r.revoked_at > p.at)),
               nullif(p.text, ''), p.subject, p.from_state, p.trigger, p.to_state, b.display_name
        from placed p left join access.person w on w.id = p.person_id left join access.person b on b.id = coalesce(p.on_behalf_of, (select s.on_behalf_of from access.stand_in s where s.person_id = p.person_id and s.at = p.at limit 1))
        where p.place > $3 order by p.place limit $4
        """;

    /// <param name="after">Keyset: what happened behind this place; null for the beginning.</param>
    /// <exception cref="Refused"><see cref="CaseRefusals.NotFound"/>, also for a case that is another officer's.</exception>
    public async Task<List<CaseEvent>> ListAsync(long caseId, long? after, int take, CancellationToken ct)
    {
        if ((await db.QueryAsync("select 1 from cases.enforcement_case c where c.id = $1 and ($2::bigint is null or c.officer_id = $2)", r => r.GetInt32(0), ct, caseId, act.OwnOfficerId)).Count == 0)
            throw new Refused(CaseRefusals.NotFound);
        var events = await db.QueryAsync(History, Event, ct, caseId, act.OwnOfficerId, after ?? 0, take);
        var mask = await foreign.MaskAsync(events.Select(e => e.Text), ct);
        return events.ConvertAll(e => e with { Text = mask.Of(e.Text) });
    }

    static CaseEvent Event(Npgsql.NpgsqlDataReader r) => new(r.GetInt64(0), r.Instant(1), r.DateOrNull(2), KindOf(r.GetString(3)), r.MoneyOrNull(4), Account(r, 5), Account(r, 6),
        r.GetString(7), r.TextOrNull(14), r.TextOrNull(8), r.TextOrNull(9), ArticleOf(r.TextOrNull(11), r.TextOrNull(12), r.TextOrNull(13)), r.TextOrNull(10));

    static string KindOf(string code) => short.TryParse(code, System.Globalization.CultureInfo.InvariantCulture, out var kind) ? $"{(EntryKind)kind}" : code;

    static string? Account(Npgsql.NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : Chart.Of((AccountCode)r.GetInt16(column)).Name;

    static string? ArticleOf(string? from, string? trigger, string? to) => from is null ? null
        : PayoutLifecycle.Moves.FirstOrDefault(m => $"{m.From}" == from && $"{m.Trigger}" == trigger && $"{m.To}" == to)?.Article;
}
