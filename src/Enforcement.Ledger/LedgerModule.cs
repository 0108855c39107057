using Enforcement.Ledger.Access;
using Enforcement.Ledger.Calendar;
using Enforcement.Ledger.Cases;
using Enforcement.Ledger.Cases.Handovers;
using Enforcement.Ledger.Cases.Payees;
using Enforcement.Ledger.Cases.Recusals;
using Enforcement.Ledger.Database;
using Enforcement.Ledger.Database.Persons;
using Enforcement.Ledger.Exports;
using Enforcement.Ledger.Notices;
using Enforcement.Ledger.Oversight;
using Enforcement.Ledger.Papers;
using Enforcement.Ledger.Payouts;
using Enforcement.Ledger.Payouts.Banking;
using Enforcement.Ledger.Payouts.Chains;
using Enforcement.Ledger.Payouts.Deductions;
using Enforcement.Ledger.Payouts.Deferrals;
using Enforcement.Ledger.Payouts.Deposits;
using Enforcement.Ledger.Payouts.Disputes;
using Enforcement.Ledger.Payouts.Distribution;
using Enforcement.Ledger.Payouts.Reversals;
using Enforcement.Ledger.Payouts.Transfers;
using Enforcement.Ledger.Payouts.Treasury;
using Enforcement.Ledger.Receipts;
using Enforcement.Ledger.Receipts.Bonds;
using Enforcement.Ledger.Receipts.UnknownFunds;
using Enforcement.Ledger.Receipts.Vouchers;
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
        services.AddScoped<Act>().AddScoped<Journal>().AddScoped<ExportDesk>();
        services.AddScoped<OpenBook>().AddScoped<BookQueries>().AddScoped<PersonDirectory>().AddScoped<AddPerson>().AddScoped<Witness>();
        services.AddScoped<CalendarInForce>().AddScoped<ImportCalendar>().AddScoped<StatementAge>();
        services.AddScoped<ImportCases>().AddScoped<CaseQueries>().AddScoped<ForeignCaseNumbers>().AddScoped<CloseSubAccount>();
        services.AddScoped<Recused>().AddScoped<RecusalDesk>().AddScoped<DeclareRecusal>().AddScoped<PlaceRecusal>().AddScoped<LiftRecusal>().AddScoped<RecusalQueries>()
            .AddScoped<PayeeDesk>().AddScoped<ProposePayeeAccount>().AddScoped<ConfirmPayeeAccount>().AddScoped<RejectPayeeAccount>().AddScoped<WithdrawPayeeAccount>()
            .AddScoped<AuthorityDesk>().AddScoped<ProposeAuthority>().AddScoped<ConfirmAuthority>().AddScoped<RejectAuthority>().AddScoped<RevokeAuthority>().AddScoped<PayeeQueries>().AddScoped<PayeeGate>();
        services.AddScoped<CashDeposits>().AddScoped<TakeCash>().AddScoped<AcceptCash>().AddScoped<PairCash>().AddScoped<VoidCash>().AddScoped<CashQueries>().AddScoped<LinePapers>().AddScoped<UnpairCash>()
            .AddScoped<IssueReceipts>().AddScoped<VoidReceipt>().AddScoped<OfficialReceiptQueries>().AddScoped<ImportLagQueries>()
            .AddScoped<SeeArrivals>().AddScoped<TellArrivals>().AddScoped<ArrivalQueries>();
        services.AddScoped<UnknownDesk>().AddScoped<ClaimsInHand>().AddScoped<RefundsInHand>().AddScoped<ClaimUndoing>().AddScoped<BookedRefunds>()
            .AddScoped<KeepEvidence>().AddScoped<ClaimUnknown>().AddScoped<ConfirmClaims>().AddScoped<RejectClaim>().AddScoped<WithdrawClaim>()
            .AddScoped<ProposeRefund>().AddScoped<ApproveRefund>().AddScoped<RejectRefund>().AddScoped<WithdrawRefund>().AddScoped<FailRefund>()
            .AddScoped<PutOnNotice>().AddScoped<NoteUnknown>().AddScoped<ExportUnknown>().AddScoped<DownloadRefundFile>().AddScoped<DownloadEvidence>().AddScoped<ClaimQueries>().AddScoped<UnknownQueries>();
        services.AddScoped<StatementProfiles>().AddScoped<PreviewStatementProfile>().AddScoped<ProposeStatementProfile>().AddScoped<ApproveStatementProfile>()
            .AddScoped<RetireStatementProfile>().AddScoped<StatementProfileQueries>().AddScoped<InspectStatement>();
        services.AddSingleton<DropFolder>().AddSingleton<ImportsUnderway>().AddScoped<ImportProgress>();
        services.AddScoped<StatementDifferences>().AddScoped<HeldPages>().AddScoped<HeldStatements>().AddScoped<HoldDesk>().AddScoped<ReleaseEffects>()
            .AddScoped<ProposeForHeldStatement>().AddScoped<ApproveHeldStatement>().AddScoped<DeclineHeldStatement>().AddScoped<DownloadDelivery>()
            .AddScoped<StatementQueries>().AddScoped<GapQueries>();
        services.AddScoped<PostedChain>().AddScoped<StatementStage>().AddScoped<StatementPosting>().AddScoped<LinePosting>().AddScoped<RuleSets>().AddScoped<CreditMatching>()
            .AddScoped<ImportStatement>().AddScoped<MatchUndoing>().AddScoped<ReverseReceipt>().AddScoped<ReceiptQueries>().AddScoped<MatchQueries>().AddScoped<BatchPartQueries>();
        services.AddScoped<RuleQueries>().AddScoped<ProposeRules>().AddScoped<BackTestRules>().AddScoped<ApproveRules>().AddScoped<StoredCredits>().AddScoped<ReplayMatches>()
            .AddScoped<PayerAccounts>().AddScoped<LearnPayers>();
        services.AddScoped<DeductionOrders>().AddScoped<ExpectedArrivals>().AddScoped<ExpectedRegister>().AddScoped<RegisterExpected>().AddScoped<ImportExpected>()
            .AddScoped<CancelExpected>().AddScoped<ConfirmExpected>().AddScoped<ExpectedQueries>();
        services.AddScoped<BondCredits>().AddScoped<BondsInHand>().AddScoped<RegisterAuction>().AddScoped<RecordAuctionResult>().AddScoped<ProposeBond>().AddScoped<ConfirmBonds>().AddScoped<RejectBond>()
            .AddScoped<ProposeConversion>().AddScoped<ConfirmConversion>().AddScoped<RejectConversion>().AddScoped<WithdrawConversion>().AddScoped<AskUndoBond>().AddScoped<ConfirmUndoBond>()
            .AddScoped<ReturnedRefunds>().AddScoped<BondQueries>();
        services.AddScoped<PayoutDesk>().AddScoped<LotChoice>().AddScoped<PayerMoney>().AddScoped<ApprovalChain>().AddScoped<BookedPayments>().AddScoped<ReturnedPayments>().AddScoped<ReturnDesk>()
            .AddScoped<DraftPayout>().AddScoped<SubmitPayout>().AddScoped<ApprovePayout>().AddScoped<RejectPayout>().AddScoped<WithdrawPayout>().AddScoped<PublishPayout>()
            .AddScoped<AcceptPayout>().AddScoped<ReturnPayout>().AddScoped<ReleasePayout>().AddScoped<SplitPayout>()
            .AddScoped<ConfirmReturn>().AddScoped<AskUndoReturn>().AddScoped<RejectReturn>().AddScoped<ConfirmUndoReturn>().AddScoped<ReissuePayout>().AddScoped<PayoutQueries>().AddScoped<ReturnQueries>().AddScoped<DownloadPayoutFile>().AddScoped<HoldEffects>().AddScoped<FailedPayments>().AddScoped<PlaceHold>().AddScoped<ConfirmHold>().AddScoped<LiftHold>().AddScoped<RecallPayout>().AddScoped<HoldQueries>();
        services.AddScoped<OncePaid>().AddScoped<BankDoor>().AddScoped<PaymentFileDesk>().AddScoped<BuildPaymentFile>().AddScoped<DownloadPaymentFile>().AddScoped<RecallPaymentFile>().AddScoped<PaymentFileQueries>()
            .AddScoped<ProposeBankProfile>().AddScoped<ApproveBankProfile>().AddScoped<BankCases>().AddScoped<ExplainBankCase>().AddScoped<CloseBankCase>()
            .AddScoped<ImportBankAnswers>().AddScoped<QueryPayout>().AddScoped<FailPayout>().AddScoped<SilentBank>().AddScoped<FindLostPayouts>().AddScoped<BankAnswerQueries>();
        services.AddScoped<IOutgoingLines, PaidDebits>().AddScoped<IWaitingDebits, WaitingDebits>().AddScoped<IReturnedLines, ReturnedCredits>().AddScoped<IArrivalHolds, HeldArrivals>().AddScoped<ReconciliationQueries>().AddScoped<FoldBalances>().AddScoped<IRefundFiles, RefundFiles>();
        services.AddScoped<DeductionDesk>().AddScoped<ProposeDeduction>().AddScoped<ConfirmDeduction>().AddScoped<RejectDeduction>().AddScoped<WithdrawDeduction>().AddScoped<ReverseDeduction>().AddScoped<DeductionQueries>();
        services.AddScoped<DisputeDesk>().AddScoped<PlaceDispute>().AddScoped<ProposeDisputeOutcome>().AddScoped<ConfirmDisputeOutcome>().AddScoped<RejectDisputeOutcome>()
            .AddScoped<WithdrawDisputeOutcome>().AddScoped<RenewDisputeReview>().AddScoped<DisputeQueries>();
        services.AddScoped<PlanRoom>().AddScoped<PlanDesk>().AddScoped<DraftPlan>().AddScoped<ApprovePlan>().AddScoped<RejectPlan>().AddScoped<WithdrawPlan>()
            .AddScoped<ServePlan>().AddScoped<RaiseObjection>().AddScoped<RecordObjectionStep>().AddScoped<PutPlanInForce>().AddScoped<SettleObjection>().AddScoped<PlanQueries>();
        services.AddScoped<ChainVersions>().AddScoped<ProposeChain>().AddScoped<ApproveChain>().AddScoped<RejectChain>().AddScoped<ChainQueries>()
            .AddScoped<SetCaseFlag>().AddScoped<EndCaseFlag>().AddScoped<CaseFlagQueries>();
        services.AddScoped<SecondPerson>().AddScoped<PersonsInHand>().AddScoped<ProposeRoles>().AddScoped<ConfirmRoles>().AddScoped<RejectRoles>().AddScoped<DelegationDesk>().AddScoped<RequestDelegation>().AddScoped<ConfirmDelegation>()
            .AddScoped<RejectDelegation>().AddScoped<RevokeDelegation>().AddScoped<DelegationQueries>().AddScoped<PersonQueries>();
        services.AddScoped<TransferDesk>().AddScoped<ProposeTransfer>().AddScoped<ApproveTransfer>().AddScoped<RejectTransfer>().AddScoped<WithdrawTransfer>()
            .AddScoped<ClosingDesk>().AddScoped<CloseCase>().AddScoped<ReopenCase>().AddScoped<ClosingQueries>().AddScoped<AskUndoTransfer>().AddScoped<ConfirmUndoTransfer>().AddScoped<TransferQueries>();
        services.AddScoped<HandoverList>().AddScoped<GiveCases>().AddScoped<TakeCases>().AddScoped<EndHandover>().AddScoped<HandoverQueries>().AddScoped<ICaseClocks, CaseClocks>();
        services.AddScoped<ReversalDesk>().AddScoped<ProposeReversal>().AddScoped<ConfirmReversal>().AddScoped<RejectReversal>().AddScoped<WithdrawReversal>().AddScoped<CancelReversal>().AddScoped<ReversalQueries>();
        services.AddScoped<TreasuryDesk>().AddScoped<NameTreasuryAccount>().AddScoped<ConfirmTreasuryAccount>().AddScoped<ProposeTreasuryBatch>().AddScoped<ApproveTreasuryBatch>()
            .AddScoped<RejectTreasuryBatch>().AddScoped<FailTreasuryBatch>().AddScoped<BookedTreasuryBatches>().AddScoped<ReturnedTreasuryBatches>().AddScoped<NameCostPayee>().AddScoped<ProposeCostPayment>().AddScoped<TreasuryQueries>().AddScoped<TreasuryAccountQueries>().AddScoped<DownloadTreasuryFile>();
        services.AddScoped<StandingChecks>().AddScoped<PeriodDesk>().AddScoped<BankDays>().AddScoped<PrepareClose>().AddScoped<CloseConfirmation>().AddScoped<ConfirmDayClose>()
            .AddScoped<ConfirmMonthClose>().AddScoped<AskReopening>().AddScoped<ConfirmReopening>().AddScoped<PeriodQueries>().AddScoped<AdjustmentQueries>().AddScoped<ExportAdjustment>().AddScoped<RegisterQueries>().AddScoped<ExportRegister>().AddScoped<ExportDifferences>()
            .AddScoped<DifferenceSweep>().AddScoped<DifferenceDesk>().AddScoped<FindDifferences>().AddScoped<AssignDifference>().AddScoped<CloseDifference>().AddScoped<DifferenceQueries>()
            .AddScoped<GuardBooks>().AddScoped<StopDesk>().AddScoped<AskLift>().AddScoped<ConfirmLift>().AddScoped<StopQueries>();
        services.AddScoped<ILotDues, LotDues>().AddScoped<GroundEnded>().AddScoped<DeferralQueries>().AddScoped<DeferralDesk>().AddScoped<ApplyForDeferral>().AddScoped<ApproveDeferral>().AddScoped<RejectDeferral>()
            .AddScoped<WithdrawDeferral>().AddScoped<EndDeferral>().AddScoped<ExpireDeferrals>()
            .AddScoped<DepositDesk>().AddScoped<ApplyForDeposit>().AddScoped<ApproveDeposit>().AddScoped<RejectDeposit>().AddScoped<WithdrawDeposit>()
            .AddScoped<AskDepositReturn>().AddScoped<ConfirmDepositReturn>().AddScoped<RejectDepositReturn>().AddScoped<DepositQueries>()
            .AddScoped<RecordPartyStatus>().AddScoped<LiftPartyStatus>().AddScoped<PartyStatusQueries>();
        services.AddScoped<RunChecks>().AddScoped<SweepDeadlines>().AddScoped<ClockQueries>();
        services.TryAddSingleton(new PaperTypeface(null));
        services.AddScoped<IPaperGate, PaperGate>().AddScoped<PaperDrafts>().AddSingleton<PaperForm>().AddScoped<IssuePaper>().AddScoped<PrintPaper>().AddScoped<DownloadCopy>().AddScoped<PaperQueries>().AddScoped<PaperPageQueries>()
            .AddScoped<UploadScan>().AddScoped<CheckScan>().AddScoped<DownloadScan>().AddScoped<ProposePaperRule>().AddScoped<ApprovePaperRule>().AddScoped<PaperRuleQueries>();
        services.TryAddSingleton(NoticeGatewaySettings.None);
        services.AddSingleton<NoticeGateway>().AddSingleton<DeliverNotices>().AddScoped<RecordContact>().AddScoped<ContactQueries>().AddScoped<CollectNotices>().AddScoped<LeaseNotices>()
            .AddScoped<RecordTries>().AddScoped<TakeReports>().AddScoped<RetryNotices>().AddScoped<CancelNotices>().AddScoped<NoticeQueries>().AddScoped<InboxQueries>().AddScoped<MarkRead>();
        services.AddScoped<ConfirmCalendar>().AddScoped<CalendarQueries>().AddScoped<IRunningDeadlines, RunningDeadlines>().AddScoped<LateMarks>().AddScoped<ILateNotices>(p => p.GetRequiredService<LateMarks>())
            .AddScoped<CheckAlert>().AddScoped<AlertQueries>().AddScoped<ClockReport>().AddScoped<CaseHistoryQueries>().AddScoped<ExportClocks>();
        return services;
    }
}
