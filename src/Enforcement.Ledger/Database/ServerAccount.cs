using System.Diagnostics;
using System.Globalization;

namespace Enforcement.Ledger.Database;

/// <summary>The operating system's account under which PostgreSQL runs: this process's own, or, because PostgreSQL refuses
/// root, <c>postgres</c> (else <c>nobody</c>) by way of <c>setpriv</c>.</summary>
internal sealed class ServerAccount
{
    readonly (string Name, int User, int Group)? dropTo;

    ServerAccount((string, int, int)? dropTo) => this.dropTo = dropTo;

    public string Name => dropTo?.Name ?? Environment.UserName;

    public bool IsOwn => dropTo is null;

    public static ServerAccount Current()
    {
        if (!Posix.IsRoot)
            return new ServerAccount(null);
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        var chosen = accounts.Find(a => a[0] == "postgres") ?? accounts.Find(a => a[0] == "nobody")
            ?? throw new InvalidOperationException(
                "PostgreSQL does not run as root and /etc/passwd has neither postgres nor nobody: start the program as an ordinary user.");
        return new ServerAccount((chosen[0], int.Parse(chosen[2], CultureInfo.InvariantCulture), int.Parse(chosen[3], CultureInfo.InvariantCulture)));
    }

    /// <summary>Gives a file or folder to the account and closes it to everyone else.</summary>
    public void Own(string path, int mode)
    {
        if (dropTo is { } account)
            Posix.SetOwner(path, account.User, account.Group);
        Posix.SetMode(path, mode);
    }

    /// <summary>Asks <c>test</c>, as the account: <c>-x</c> may it enter, <c>-O</c> does it own.</summary>
    public bool Passes(string test, string path)
    {
        using var process = Process.Start(Command("/", "test", test, path)) ?? throw new InvalidOperationException("test did not start.");
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>A command that runs as the account. <c>setpriv</c> becomes the command, so the process id is the command's own.</summary>
    public ProcessStartInfo Command(string folder, string program, params IEnumerable<string> arguments)
    {
        var line = dropTo is { } account
            ? (string[])["setpriv", $"--reuid={account.User}", $"--regid={account.Group}", "--clear-groups", program, .. arguments]
            : [program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..]) { WorkingDirectory = folder };
        start.Environment["LC_ALL"] = "C";
        start.Environment["HOME"] = folder;
        // An administrator's own PGDATA, PGHOST or PGOPTIONS must not reach the private cluster.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        return start;
    }

    /// <exception cref="InvalidOperationException">The command failed; the message has what it printed.</exception>
    public async Task<string> RunAsync(ProcessStartInfo command, CancellationToken ct)
    {
        command.RedirectStandardOutput = command.RedirectStandardError = true;
        using var process = Process.Start(command) ?? throw new InvalidOperationException($"{command.FileName} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command.ArgumentList)} exited {process.ExitCode}: {await errors}{await output}");
        return await output;
    }
}
