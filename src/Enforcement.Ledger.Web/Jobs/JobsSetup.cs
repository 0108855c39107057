using Npgsql;
using Quartz;

namespace Enforcement.Ledger.Web.Jobs;

/// <summary>When the house acts by itself. The plan lies in the database, so of several nodes one acts.</summary>
static class JobsSetup
{
    const string Sweep = "deadline-sweep";

    const string Fold = "balance-fold";

    const string Learn = "learn-payers";

    const string Drop = "drop-folder";

    const string Guard = "book-guard";

    const string Lost = "lost-payouts";
    const string Notices = "notices";

    const string EveryNight = "0 30 2 * * ?";

    const string EveryMorning = "0 30 7 * * ?";

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetValue("Jobs:Enabled", true))
            return;
        builder.Services.AddKeyedSingleton(Sweep, (provider, _) => NpgsqlDataSource.Create(provider.GetRequiredService<LedgerPlace>().Connections.App));
        // Otherwise each node that starts plans the stored triggers anew, and one time can run twice.
        builder.Services.Configure<QuartzOptions>(o => o.Scheduling.IgnoreDuplicates = true);
        builder.AddQuartz(q =>
        {
            q.ConfigureScheduler(o => (o.InstanceName, o.InstanceId) = ("ledger", $"{Environment.MachineName}-{Environment.ProcessId}"));
            q.UseDefaultThreadPool(o => o.MaxConcurrency = 2);
            q.UsePersistentStore(store =>
            {
                store.UsePostgres(o => o.DataSourceFactory = provider => provider.GetRequiredKeyedService<NpgsqlDataSource>(Sweep));
                store.ConfigureStore(o => (o.TablePrefix, o.StoreJobDataAsStrings) = ("quartz.qrtz_", true));
                store.UseClustering(c => (c.CheckinInterval, c.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30)));
            });
            q.AddJob<DeadlineSweepJob>(j => j.WithIdentity(Sweep).StoreDurably().RequestRecovery());
            q.AddTrigger(t => t.ForJob(Sweep).WithIdentity(Sweep).WithCronSchedule(EveryMorning, c =>
                c.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(Calendar.Office.Zone.Id)).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            // What fell due while nothing ran is raised now rather than tomorrow.
            q.AddTrigger(t => t.ForJob(Sweep).WithIdentity($"{Sweep}-at-start").StartNow());
            q.AddJob<LostPayoutsJob>(j => j.WithIdentity(Lost).StoreDurably());
            q.AddTrigger(t => t.ForJob(Lost).WithIdentity(Lost).WithCronSchedule(EveryMorning, c =>
                c.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(Calendar.Office.Zone.Id)).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            q.AddJob<BookGuardJob>(j => j.WithIdentity(Guard).StoreDurably());
            q.AddTrigger(t => t.ForJob(Guard).WithIdentity(Guard).WithSimpleSchedule(s =>
                s.WithInterval(TimeSpan.FromMinutes(10)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
            q.AddTrigger(t => t.ForJob(Guard).WithIdentity($"{Guard}-{BookGuardJob.All}").WithCronSchedule(EveryNight, c =>
                c.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(Calendar.Office.Zone.Id)).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            q.AddJob<BalanceFoldJob>(j => j.WithIdentity(Fold).StoreDurably());
            q.AddTrigger(t => t.ForJob(Fold).WithIdentity(Fold).WithSimpleSchedule(s =>
                s.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
            q.AddJob<LearnPayersJob>(j => j.WithIdentity(Learn).StoreDurably());
            q.AddTrigger(t => t.ForJob(Learn).WithIdentity(Learn).WithSimpleSchedule(s =>
                s.WithInterval(TimeSpan.FromMinutes(5)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
            q.AddJob<NoticesJob>(j => j.WithIdentity(Notices).StoreDurably());
            q.AddTrigger(t => t.ForJob(Notices).WithIdentity(Notices).WithSimpleSchedule(s =>
                s.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
            if (builder.Configuration[DropFolderJob.Setting] is not { Length: > 0 })
                return;
            q.AddJob<DropFolderJob>(j => j.WithIdentity(Drop).StoreDurably());
            q.AddTrigger(t => t.ForJob(Drop).WithIdentity(Drop).StartNow().WithSimpleSchedule(s =>
                s.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
        });
        builder.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
