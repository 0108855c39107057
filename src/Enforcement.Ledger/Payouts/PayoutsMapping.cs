using Enforcement.Ledger.Payouts.Disputes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Enforcement.Ledger.Payouts;

sealed class PayoutMapping : IEntityTypeConfiguration<Payout>
{
    public void Configure(EntityTypeBuilder<Payout> row)
    {
        row.ToTable("payout", "payouts", t => t.HasTrigger("first_state"));
        row.Property(p => p.Id).UseIdentityAlwaysColumn();
        row.Property(p => p.HeldFrom).HasConversion<string>();
        row.Property(p => p.Purpose).HasConversion<string>();
        // The first state is written with the row; every later one is carried by a move, inside the database.
        row.Property(p => p.State).HasConversion<string>().Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        row.Ignore(p => p.PayeeClass);
        row.HasMany(p => p.Lots).WithOne().HasForeignKey(l => l.PayoutId);
    }
}

sealed class PayoutLotMapping : IEntityTypeConfiguration<PayoutLot>
{
    public void Configure(EntityTypeBuilder<PayoutLot> row)
    {
        row.ToTable("payout_lot", "payouts", t => t.HasTrigger("lots_stand"));
        row.HasKey(l => new { l.PayoutId, l.LotId });
    }
}

sealed class PayoutMoveMapping : IEntityTypeConfiguration<PayoutMove>
{
    public void Configure(EntityTypeBuilder<PayoutMove> row)
    {
        row.ToTable("move", "payouts", t => t.HasTrigger("carry_state"));
        row.Property(m => m.Id).UseIdentityAlwaysColumn();
        row.Property(m => m.FromState).HasConversion<string>();
        row.Property(m => m.ToState).HasConversion<string>();
        row.Property(m => m.Trigger).HasConversion<string>();
    }
}

sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> row)
    {
        row.ToTable("notice", "payouts");
        row.HasKey(n => new { n.PayoutId, n.Round });
    }
}

sealed class RequiredStepMapping : IEntityTypeConfiguration<RequiredStep>
{
    public void Configure(EntityTypeBuilder<RequiredStep> row)
    {
        row.ToTable("required_step", "payouts");
        row.HasKey(s => new { s.PayoutId, s.Round, s.Step });
    }
}

sealed class ApprovalMapping : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> row)
    {
        row.ToTable("approval", "payouts", t => t.HasTrigger("approver_may"));
        row.HasKey(a => new { a.PayoutId, a.Round, a.Step });
    }
}

sealed class PayoutSplitMapping : IEntityTypeConfiguration<PayoutSplit>
{
    public void Configure(EntityTypeBuilder<PayoutSplit> row)
    {
        row.ToTable("split", "payouts");
        row.Property(s => s.Id).UseIdentityAlwaysColumn();
    }
}

sealed class InstructionMapping : IEntityTypeConfiguration<Instruction>
{
    public void Configure(EntityTypeBuilder<Instruction> row)
    {
        row.ToTable("instruction", "payouts");
        row.Property(i => i.Id).UseIdentityAlwaysColumn();
        row.Property(i => i.FileSha256).HasColumnName("file_sha256");
    }
}

sealed class DisputeMapping : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> row)
    {
        row.ToTable("dispute", "payouts", t => t.HasTrigger("two_settle_dispute"));
        row.Property(d => d.Id).UseIdentityAlwaysColumn();
        foreach (var end in (string[])[nameof(Dispute.SettledFor), nameof(Dispute.SettledBy), nameof(Dispute.SettledAt)])
            row.Property(end).Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        row.HasMany(d => d.Lots).WithOne().HasForeignKey(l => l.DisputeId);
    }
}

sealed class DisputeLotMapping : IEntityTypeConfiguration<DisputeLot>
{
    public void Configure(EntityTypeBuilder<DisputeLot> row)
    {
        row.ToTable("dispute_lot", "payouts");
        row.HasKey(l => new { l.DisputeId, l.LotId });
    }
}

sealed class HoldMapping : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> row)
    {
        row.ToTable("hold", "payouts", t => t.HasTrigger("hold_stands"));
        row.Property(h => h.Id).UseIdentityAlwaysColumn();
        // How it ends is not written with how it begins; the application has no right to.
        foreach (var end in (string[])[nameof(Hold.ConfirmedBy), nameof(Hold.ConfirmedAt), nameof(Hold.LiftedBy), nameof(Hold.LiftedAt), nameof(Hold.LiftDocument)])
            row.Property(end).Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        // Counted by the database, lot by lot.
        row.Property(h => h.HeldMinor).ValueGeneratedOnAddOrUpdate();
    }
}
