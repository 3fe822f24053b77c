namespace QingYi.IntegrationTests.Kills;

/// <summary>
/// Several lanes in parallel, and fewer in the next run: the open deliveries of lanes that are no longer used are settled too.
/// </summary>
public sealed class KillsInLanes(MariaDb database) : KillsOnMariaDbTables(database, "kills_in_lanes")
{
    // Each page of 200 gives all lanes work at once: a lane takes the delivery that it writes and the next one.
    protected override int Batch => 25;

    protected override int LanesOf(int kill) => 3 - (kill % 3);
}
