using Xunit;

[assembly: AssemblyFixture(typeof(QingYi.IntegrationTests.MariaDb))]

namespace QingYi.IntegrationTests;

/// <summary>One server for all tests that do not break it.</summary>
public sealed class MariaDb : MariaDbServer, IAsyncLifetime;
