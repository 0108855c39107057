using Enforcement.Ledger.Notices;
using Enforcement.Ledger.Web;
using Enforcement.Ledger.Web.Demo;

StartOptions start;
try
{
    start = StartOptions.Read(args);
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = start.Rest, ContentRootPath = AppContext.BaseDirectory });
builder.AddLedgerWeb();
if (start.Demo)
    builder.Services.AddHostedService<DemonstrationBankDesk>();
var app = builder.Build();
try
{
    // A gateway that makes no sense is said now, not when the first message is due.
    _ = app.Services.GetRequiredService<NoticeGatewaySettings>();
}
catch (InvalidOperationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
app.UseLedgerWeb();
return await app.RunAsync(start);

public partial class Program;
