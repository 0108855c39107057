namespace Enforcement.Ledger.Access;

/// <summary>An act or a set of queries that the runner can call. It names the permission it needs; a door cannot forget it.</summary>
public interface IUseCase
{
    static abstract Permission Needs { get; }
}
