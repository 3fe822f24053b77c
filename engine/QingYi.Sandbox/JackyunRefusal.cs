namespace QingYi.Sandbox;

/// <summary>The emulated gateway says no.</summary>
internal sealed class JackyunRefusal(string subCode, string message) : Exception(message)
{
    public string SubCode { get; } = subCode;
}
