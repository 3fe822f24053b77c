using QingYi.Engine.Stores;

namespace QingYi.Tests.Stores;

/// <summary>Windows of one partition, as most sources have them.</summary>
public static class StoredWindows
{
    extension(SchemeStore scheme)
    {
        public async Task<StoredWindow> BeginWindowAsync(
            DateTimeOffset from,
            DateTimeOffset to,
            WindowUse use,
            string run,
            CancellationToken cancellationToken
        ) => Xunit.Assert.Single(await scheme.BeginWindowAsync(from, to, use, run, [""], cancellationToken));

        public async Task<StoredWindow?> OpenWindowAsync(CancellationToken cancellationToken) =>
            (await scheme.OpenWindowsAsync(cancellationToken)).SingleOrDefault();
    }
}
