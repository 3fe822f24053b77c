using System.Text.Json.Nodes;

namespace QingYi.Engine.Hosting;

/// <summary>An emulated system that runs.</summary>
/// <param name="Emulator">Ends it.</param>
/// <param name="Options">The options that its connection gets in place of its own, such as <c>url</c>.</param>
public sealed record EmulatorStart(IAsyncDisposable Emulator, JsonObject Options);
