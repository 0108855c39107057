using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Enforcement.Ledger.Database;

/// <summary>Every migration, one line each, in the order of its number. An applied file is never edited: the next one corrects it.</summary>
static class Migrations
{
    [DbContext(typeof(LedgerDb)), Migration("0001_roles")] sealed class Roles : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0002_ledger")] sealed class Ledger : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0003_calendar")] sealed class Calendar : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0004_access")] sealed class Access : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0005_cases")] sealed class Cases : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0006_receipts")] sealed class Receipts : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0007_payouts")] sealed class Payouts : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0008_oversight")] sealed class Oversight : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0009_quartz")] sealed class Quartz : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0010_posting")] sealed class Posting : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0011_reads")] sealed class Reads : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0012_statement_profiles")] sealed class StatementProfiles : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0013_matching")] sealed class Matching : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0014_unknown_funds")] sealed class UnknownFunds : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0015_returned_payments")] sealed class ReturnedPayments : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0016_expected_receipts")] sealed class ExpectedReceipts : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0017_statement_discipline")] sealed class StatementDiscipline : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0018_reconciliation")] sealed class Reconciliation : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0019_vouchers")] sealed class Vouchers : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0020_claimed_arrivals")] sealed class ClaimedArrivals : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0021_rights_of_returns_and_claims")] sealed class RightsOfReturnsAndClaims : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0022_vouchers_and_holds")] sealed class VouchersAndHolds : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0023_registers")] sealed class Registers : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0025_bonds")] sealed class Bonds : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0027_batch_parts")] sealed class BatchParts : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0030_holds")] sealed class Holds : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0031_distribution")] sealed class Distribution : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0032_deferral_and_deposit")] sealed class DeferralAndDeposit : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0033_payees")] sealed class Payees : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0034_chain_and_delegation")] sealed class ChainAndDelegation : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0035_bank_answers")] sealed class BankAnswers : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0036_transfers_and_closing")] sealed class TransfersAndClosing : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0037_papers")] sealed class Papers : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0038_notices")] sealed class Notices : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0039_clocks")] sealed class Clocks : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0040_reversal_of_execution")] sealed class ReversalOfExecution : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0041_exits")] sealed class Exits : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0042_recusal_everywhere")] sealed class RecusalEverywhere : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0043_treasury_hand_over")] sealed class TreasuryHandOver : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0044_lent_approvals")] sealed class LentApprovals : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0045_second_looks")] sealed class SecondLooks : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0046_handovers")] sealed class Handovers : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0047_plans_and_disputes")] sealed class PlansAndDisputes : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0048_disputes")] sealed class Disputes : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0049_bank_says_no")] sealed class BankSaysNo : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0050_bound_to_its_act")] sealed class BoundToItsAct : SqlFileMigration;
    [DbContext(typeof(LedgerDb)), Migration("0051_whole_papers")] sealed class WholePapers : SqlFileMigration;
}
