namespace Enforcement.Ledger.Access;

/// <summary>What a use case asks of the one who calls it. <c>access.permission</c> holds the same codes and
/// <c>access.grant_row</c> says which role has which; a test compares the two.</summary>
/// <source>domain reference §4 (actors and permissions)</source>
public sealed record Permission(string Code)
{
    public static readonly Permission OpenBook = new("book.open");
    public static readonly Permission ImportCalendar = new("calendar.import");
    public static readonly Permission ImportCases = new("case.import");
    public static readonly Permission GiveCases = new("handover.give");
    public static readonly Permission TakeCases = new("handover.take");
    public static readonly Permission ReadCases = new("case.read");
    public static readonly Permission ImportStatements = new("statement.import");
    public static readonly Permission DecideStatements = new("statement.decide");
    public static readonly Permission ReadDeliveries = new("delivery.read");
    public static readonly Permission ReadStatements = new("statement.read");
    public static readonly Permission DraftPayouts = new("payout.draft");
    public static readonly Permission ApprovePayouts = new("payout.approve");
    public static readonly Permission AcceptPayouts = new("payout.accept");
    public static readonly Permission ReleasePayouts = new("payout.release");
    public static readonly Permission ReadPayouts = new("payout.read");
    public static readonly Permission PlaceHolds = new("hold.place");
    public static readonly Permission LiftHolds = new("hold.lift");
    public static readonly Permission PlaceDisputes = new("dispute.place");
    public static readonly Permission SettleDisputes = new("dispute.settle");
    public static readonly Permission ConfirmDisputes = new("dispute.confirm");
    public static readonly Permission ReverseReceipts = new("receipt.reverse");
    public static readonly Permission ClaimUnknown = new("unknown.claim");
    public static readonly Permission ConfirmUnknown = new("unknown.confirm");
    public static readonly Permission RefundUnknown = new("unknown.refund");
    public static readonly Permission PublishUnknown = new("unknown.publish");
    public static readonly Permission TakeCash = new("cash.take");
    public static readonly Permission AcceptCash = new("cash.accept");
    public static readonly Permission VoidCash = new("cash.void");
    public static readonly Permission IssueReceipts = new("receipt.issue");
    public static readonly Permission VoidReceipts = new("receipt.void");
    public static readonly Permission SeeArrivals = new("arrival.see");
    public static readonly Permission TellArrivals = new("arrival.tell");
    public static readonly Permission ReadReconciliation = new("reconciliation.read");
    public static readonly Permission RunChecks = new("checks.run");
    public static readonly Permission SweepDeadlines = new("deadlines.sweep");
    public static readonly Permission FoldBalances = new("balances.fold");
    public static readonly Permission ProposeStatementProfiles = new("statement-profile.propose");
    public static readonly Permission ApproveStatementProfiles = new("statement-profile.approve");
    public static readonly Permission ReadMatchingRules = new("matching.read");
    public static readonly Permission ProposeMatchingRules = new("matching.propose");
    public static readonly Permission ApproveMatchingRules = new("matching.approve");
    public static readonly Permission LearnPayers = new("matching.learn");
    public static readonly Permission ConfirmReturns = new("return.confirm");
    public static readonly Permission RegisterExpected = new("expected.register");
    public static readonly Permission ConfirmExpected = new("expected.confirm");
    public static readonly Permission RegisterAuctions = new("auction.register");
    public static readonly Permission ProposeBonds = new("bond.propose");
    public static readonly Permission ConfirmBonds = new("bond.confirm");
    public static readonly Permission ConvertBonds = new("bond.convert");
    public static readonly Permission ClosePeriods = new("period.close");
    public static readonly Permission ConfirmMonths = new("month.confirm");
    public static readonly Permission ReopenPeriods = new("period.reopen");
    public static readonly Permission ManageDifferences = new("difference.manage");
    public static readonly Permission GuardBooks = new("book.guard");
    public static readonly Permission LiftStops = new("stop.lift");
    public static readonly Permission ProposeDeductions = new("deduction.propose");
    public static readonly Permission ConfirmDeductions = new("deduction.confirm");
    public static readonly Permission DraftPlans = new("plan.draft");
    public static readonly Permission ApprovePlans = new("plan.approve");
    public static readonly Permission ApplyDeferrals = new("deferral.apply");
    public static readonly Permission ApproveDeferrals = new("deferral.approve");
    public static readonly Permission EndDeferrals = new("deferral.end");
    public static readonly Permission ApplyDeposits = new("deposit.apply");
    public static readonly Permission ApproveDeposits = new("deposit.approve");
    public static readonly Permission RecordPartyStatus = new("party-status.record");
    public static readonly Permission LiftPartyStatus = new("party-status.lift");
    public static readonly Permission ProposePayees = new("payee.propose");
    public static readonly Permission ConfirmPayees = new("payee.confirm");
    public static readonly Permission RevokeAuthorities = new("payee.revoke");
    public static readonly Permission DeclareRecusals = new("recusal.declare");
    public static readonly Permission PlaceRecusals = new("recusal.place");
    public static readonly Permission LiftRecusals = new("recusal.lift");
    public static readonly Permission ReadChains = new("chain.read");
    public static readonly Permission ProposeChains = new("chain.propose");
    public static readonly Permission ApproveChains = new("chain.approve");
    public static readonly Permission FlagCases = new("case.flag");
    public static readonly Permission ReadPersons = new("person.read");
    public static readonly Permission ProposeRoles = new("person.propose");
    public static readonly Permission ConfirmRoles = new("person.confirm");
    public static readonly Permission ReadDelegations = new("delegation.read");
    public static readonly Permission ConfirmDelegations = new("delegation.confirm");
    public static readonly Permission RevokeDelegations = new("delegation.revoke");
    public static readonly Permission ProposeTransfers = new("transfer.propose");
    public static readonly Permission ApproveTransfers = new("transfer.approve");
    public static readonly Permission UndoTransfers = new("transfer.undo");
    public static readonly Permission ProposeReversals = new("reversal.propose");
    public static readonly Permission ConfirmReversals = new("reversal.confirm");
    public static readonly Permission CloseCases = new("case.close");
    public static readonly Permission SettleFees = new("treasury.settle");
    public static readonly Permission ReadTreasury = new("treasury.read");
    public static readonly Permission RecordContacts = new("contact.record");
    public static readonly Permission ReadNotices = new("notice.read");
    public static readonly Permission DecideNotices = new("notice.decide");
    public static readonly Permission ReadInbox = new("notice.inbox");
    public static readonly Permission SendNotices = new("notice.send");
    public static readonly Permission ConfirmCalendar = new("calendar.confirm");
    public static readonly Permission ReadCalendar = new("calendar.read");
    public static readonly Permission ReadAlerts = new("alert.read");
    public static readonly Permission CheckAlerts = new("alert.check");
    public static readonly Permission ReadPapers = new("paper.read");
    public static readonly Permission IssuePapers = new("paper.issue");
    public static readonly Permission ScanPapers = new("paper.scan");
    public static readonly Permission ReadPaperRules = new("paper-rule.read");
    public static readonly Permission ProposePaperRules = new("paper.propose-rule");
    public static readonly Permission ApprovePaperRules = new("paper.approve-rule");
    public static readonly Permission ManagePersons = new("person.manage");
}

/// <summary>How far a permission reaches: every case, or only those of which the person is the officer; of delegations, all or only one's own.</summary>
public enum GrantScope
{
    Own,
    All,
}
