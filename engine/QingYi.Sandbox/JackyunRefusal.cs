namespace QingYi.Sandbox;

/// <summary>The emulated gateway refuses a request.</summary>
internal sealed class JackyunRefusal(string subCode, string message) : Exception(message)
{
    public string SubCode { get; } = subCode;
}
