using Enforcement.Ledger.Benchmarks;
using Enforcement.Ledger.Benchmarks.Growth;

if (args is [ImportProcess.Verb, var file])
    return await ImportProcess.RunAsync(file, CancellationToken.None);
if (BenchOptions.Parse(args, out var sentence) is not { } options)
{
    Console.Error.WriteLine(sentence);
    return BenchRun.Refused;
}
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
return await BenchRun.RunAsync(options, Console.Out, Console.Error, stop.Token);
