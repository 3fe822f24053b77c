namespace QingYi.IntegrationTests.Kills;

/// <summary>
/// Several lanes at a time, and fewer in the run after: what was under way in those that are not used any more is settled too.
/// </summary>
public sealed class KillsInLanes(MariaDb database) : KillsOnMariaDbTables(database, "kills_in_lanes")
{
    // Each page of 200 brings work for all lanes at once: a lane takes the delivery that it writes and the one behind it.
    protected override int Batch => 25;

    protected override int LanesOf(int kill) => 3 - (kill % 3);
}
