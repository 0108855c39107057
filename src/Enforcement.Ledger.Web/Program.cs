using Enforcement.Ledger.Web;

var start = StartOptions.Read(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = start.Rest, ContentRootPath = AppContext.BaseDirectory });
builder.AddLedgerWeb();
var app = builder.Build();
app.UseLedgerWeb();
return await app.RunAsync(start);

public partial class Program;
