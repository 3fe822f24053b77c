using System.Text.Json.Nodes;

namespace QingYi.Engine.Hosting;

/// <summary>An emulated system that is running.</summary>
/// <param name="Emulator">Stops the emulator when it is disposed.</param>
/// <param name="Options">The options, such as <c>url</c>, that replace those of the connection.</param>
public sealed record EmulatorStart(IAsyncDisposable Emulator, JsonObject Options);
