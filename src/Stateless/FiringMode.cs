namespace Stateless;

/// <summary>What happens to a trigger that is fired while another one is still being handled.</summary>
public enum FiringMode
{
    /// <summary>It is handled at once, inside the running transition. Nothing runs to completion first.</summary>
    Immediate,

    /// <summary>It waits until the running transition is complete. The default.</summary>
    Queued,
}
