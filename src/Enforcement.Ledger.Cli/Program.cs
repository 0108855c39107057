using Enforcement.Ledger.Cli;
using Microsoft.Extensions.Configuration;

return await new LedgerCommandLine(new ConfigurationBuilder().AddEnvironmentVariables().Build())
    .RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
