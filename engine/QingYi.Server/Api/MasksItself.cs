namespace QingYi.Server.Api;

/// <summary>Marks an endpoint whose answer is a stream: it masks each part itself, and the guard must not wait for its end.</summary>
internal sealed class MasksItself;
