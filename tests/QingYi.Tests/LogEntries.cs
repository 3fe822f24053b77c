using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace QingYi.Tests;

/// <summary>What was written to a log.</summary>
internal sealed class LogEntries : ILogger
{
    private readonly ConcurrentQueue<string> entries = new();

    public IReadOnlyCollection<string> Entries => entries;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => entries.Enqueue(formatter(state, exception));
}
