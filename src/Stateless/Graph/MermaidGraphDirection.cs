namespace Stateless.Graph;

/// <summary>Which way a Mermaid diagram runs.</summary>
public enum MermaidGraphDirection
{
    /// <summary>Down.</summary>
    TopToBottom,

    /// <summary>Up.</summary>
    BottomToTop,

    /// <summary>To the right.</summary>
    LeftToRight,

    /// <summary>To the left.</summary>
    RightToLeft,
}
