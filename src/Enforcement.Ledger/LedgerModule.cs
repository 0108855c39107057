using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Reconciliation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace Enforcement.Ledger;

/// <summary>Puts the modules together. Every door starts here and then calls the runner.</summary>
public static class LedgerModule
{
    /// <param name="connection">The application's connection string, asked for when the first scope opens.</param>
    public static IServiceCollection AddLedger(this IServiceCollection services, Func<IServiceProvider, string> connection)
    {
        services.AddDbContext<LedgerDb>((provider, options) => options.UseLedger(connection(provider)));
        services.TryAddSingleton<IClock>(new MicrosecondClock(SystemClock.Instance));
        services.AddSingleton<Runner>().AddSingleton<Demonstration>();
        services.TryAddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddScoped<Act>().AddScoped<Journal>();
        services.AddScoped<OpenBook>().AddScoped<BookQueries>().AddScoped<PersonDirectory>().AddScoped<AddPerson>().AddScoped<Witness>();
        services.AddScoped<CalendarInForce>().AddScoped<ImportCalendar>();
        services.AddScoped<ImportCases>().AddScoped<CaseQueries>();
        services.AddScoped<PostedChain>().AddScoped<StatementStage>().AddScoped<StatementPosting>().AddScoped<LinePosting>().AddScoped<RuleSets>().AddScoped<CreditMatching>()
            .AddScoped<ImportStatement>().AddScoped<ReverseReceipt>().AddScoped<ReceiptQueries>().AddScoped<MatchQueries>();
        services.AddScoped<PayoutDesk>().AddScoped<LotChoice>().AddScoped<ApprovalChain>().AddScoped<BookedPayments>().AddScoped<ReturnedPayments>()
            .AddScoped<DraftPayout>().AddScoped<SubmitPayout>().AddScoped<ApprovePayout>().AddScoped<RejectPayout>().AddScoped<WithdrawPayout>()
            .AddScoped<AcceptPayout>().AddScoped<ReturnPayout>().AddScoped<ReleasePayout>().AddScoped<SplitPayout>().AddScoped<SettlePayoutDispute>()
            .AddScoped<ConfirmReturn>().AddScoped<ReissuePayout>().AddScoped<PlaceDispute>().AddScoped<SettleDispute>().AddScoped<PayoutQueries>().AddScoped<ReturnQueries>();
        services.AddScoped<IOutgoingLines, PaidDebits>().AddScoped<IReturnedLines, ReturnedCredits>().AddScoped<ReconciliationQueries>().AddScoped<FoldBalances>();
        services.AddScoped<StandingChecks>().AddScoped<PeriodDesk>().AddScoped<BankDays>().AddScoped<PrepareClose>().AddScoped<CloseConfirmation>().AddScoped<ConfirmDayClose>()
            .AddScoped<ConfirmMonthClose>().AddScoped<AskReopening>().AddScoped<ConfirmReopening>().AddScoped<PeriodQueries>().AddScoped<AdjustmentQueries>().AddScoped<RegisterQueries>()
            .AddScoped<DifferenceSweep>().AddScoped<DifferenceDesk>().AddScoped<FindDifferences>().AddScoped<AssignDifference>().AddScoped<CloseDifference>().AddScoped<DifferenceQueries>()
            .AddScoped<GuardBooks>().AddScoped<StopDesk>().AddScoped<AskLift>().AddScoped<ConfirmLift>().AddScoped<StopQueries>();
        services.AddScoped<RunChecks>().AddScoped<SweepDeadlines>().AddScoped<ClockQueries>();
        return services;
    }
}
